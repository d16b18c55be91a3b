// One project: its users, the groups with access to it, and its roles.

import { type Ledger, openLedger } from "../../frame/ledger.js";
import { seedError } from "../../frame/seed-index.js";
import { openRoleScope, type RoleScope } from "./role-scope.js";
import type { OpenAISeedProject, OpenAISeedRole } from "./types.js";

export interface ProjectMember {
  readonly role: string;
  /** Unix seconds. */
  readonly addedAt: number;
}

export interface Project {
  readonly facts: OpenAISeedProject;
  /** By user id. */
  readonly users: Ledger<ProjectMember>;
  /** By group id: when the group got access, in Unix seconds. */
  readonly groups: Ledger<number>;
  readonly roleScope: RoleScope;
}

interface Known {
  readonly users: Pick<Ledger<unknown>, "has">;
  readonly groups: Pick<Ledger<unknown>, "has">;
}

/** The ids are the vendor's (terraform-official); names and permissions are made up. */
const builtInRoles: readonly OpenAISeedRole[] = ["owner", "member", "viewer"].map((name) => ({
  id: `role-api-project-${name}`,
  name,
  permissions: [name === "viewer" ? "api.project.read" : "api.project.write"],
  isPredefined: true,
}));

/** @throws TypeError naming whom the project has and the organization has not */
export function openProject(facts: OpenAISeedProject, known: Known): Project {
  const { id, users = [], groups = [], roles = [], createdAt } = facts;
  for (const { userId } of users) {
    if (!known.users.has(userId)) throw seedError("openai", `project "${id}" has user "${userId}", who is not in users`);
  }
  for (const { groupId } of groups) {
    if (!known.groups.has(groupId)) throw seedError("openai", `project "${id}" has group "${groupId}", which is not in groups`);
  }
  return {
    facts,
    users: openLedger(users.map(({ userId, role, addedAt = createdAt }): [string, ProjectMember] => [userId, { role, addedAt }])),
    groups: openLedger(groups.map(({ groupId, createdAt: since = createdAt }): [string, number] => [groupId, since])),
    roleScope: openRoleScope({
      place: `roles of project "${id}"`,
      resourceType: "api.project",
      roles: [...builtInRoles, ...roles],
      users: users.map(({ userId, roleIds = [] }) => ({ id: userId, roleIds })),
      groups: groups.map(({ groupId, roleIds }) => ({ id: groupId, roleIds })),
    }),
  };
}
