// The state of one OpenAI organization: users, groups with their users, invites, projects, roles and who has them.

import { type Ledger, openLedger } from "../../frame/ledger.js";
import { indexById, seedError } from "../../frame/seed-index.js";
import type { VendorContext } from "../../frame/vendor.js";
import { openProject, type Project } from "./project.js";
import { openRoleScope, type RoleScope } from "./role-scope.js";
import type { OpenAISeed, OpenAISeedGroup, OpenAISeedInvite, OpenAISeedUser } from "./types.js";

export interface OpenAIState {
  readonly users: Ledger<OpenAISeedUser>;
  readonly groups: Ledger<Group>;
  readonly invites: Ledger<OpenAISeedInvite>;
  readonly projects: Ledger<Project>;
  /** Roles of the organization, and which users and groups have them. */
  readonly roleScope: RoleScope;
  /** How many ids were made here. */
  readonly counter: { ids: number };
  /** `group_sandbox_1`, `invite-sandbox-2`: the same in every run. */
  readonly nextId: (prefix: string) => string;
  /** Unix seconds, by the sandbox's clock. */
  readonly now: () => number;
}

export interface Group {
  readonly facts: OpenAISeedGroup;
  /** By user id. */
  readonly members: Ledger<true>;
}

const vendor = "openai";

/** @throws TypeError naming the id that stands twice, or that something names and nothing has */
export function openState(given: OpenAISeed, context: VendorContext): OpenAIState {
  const seed = structuredClone(given);
  const counter = { ids: 0 };
  const users = openLedger(indexById({ vendor, list: "users", items: seed.users }));
  const groups = openLedger(
    [...indexById({ vendor, list: "groups", items: seed.groups })].map(([id, facts]): [string, Group] => [id, openGroup(facts, users)]),
  );
  const roleScope = openRoleScope({
    place: "roles",
    resourceType: "api.organization",
    roles: seed.roles ?? [],
    users: seed.users.map(({ id, roleIds = [] }) => ({ id, roleIds })),
    groups: seed.groups.map(({ id, roleIds = [] }) => ({ id, roleIds })),
  });
  const projects = indexById({ vendor, list: "projects", items: seed.projects ?? [] });
  return {
    users,
    groups,
    invites: openLedger(indexById({ vendor, list: "invites", items: seed.invites ?? [] })),
    projects: openLedger([...projects].map(([id, facts]): [string, Project] => [id, openProject(facts, { users, groups })])),
    roleScope,
    counter,
    nextId: (prefix) => {
      counter.ids += 1;
      return `${prefix}${counter.ids}`;
    },
    now: () => Math.floor(context.clock() / 1000),
  };
}

export function openGroup(facts: OpenAISeedGroup, users: Ledger<OpenAISeedUser>): Group {
  const members = openLedger<true>();
  for (const userId of facts.memberIds) {
    if (!users.has(userId)) throw seedError(vendor, `group "${facts.id}" has member "${userId}", who is not in users`);
    if (members.has(userId)) throw seedError(vendor, `group "${facts.id}" has member "${userId}" twice`);
    members.set(userId, true);
  }
  return { facts, members };
}

/** A member of a group or a project: who leaves the organization leaves these too. */
export function userOf(state: OpenAIState, userId: string): OpenAISeedUser {
  const user = state.users.get(userId);
  if (user === undefined) throw new Error("sandbox: openai has a member who is no user");
  return user;
}

/** A user who leaves the organization leaves its groups, its projects and its roles (inferred). */
export function removeUser(state: OpenAIState, userId: string): void {
  state.users.delete(userId);
  state.roleScope.assigned.user.delete(userId);
  for (const { item } of state.groups.entries()) item.members.delete(userId);
  for (const { item: project } of state.projects.entries()) {
    project.users.delete(userId);
    project.roleScope.assigned.user.delete(userId);
  }
}

/** A group that is deleted loses its roles and its access to projects (inferred). */
export function removeGroup(state: OpenAIState, groupId: string): void {
  state.groups.delete(groupId);
  state.roleScope.assigned.group.delete(groupId);
  for (const { item: project } of state.projects.entries()) {
    project.groups.delete(groupId);
    project.roleScope.assigned.group.delete(groupId);
  }
}
