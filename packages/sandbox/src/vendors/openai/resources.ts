// The wire forms of OpenAI's resources, members in the order of the vendor's schemas. What the vendor may leave out is left out
// unless it says something.
import { remembering } from "../../frame/wire-form.js";
import type { Project, ProjectMember } from "./project.js";
import type { Group } from "./state.js";
import type { OpenAISeedInvite, OpenAISeedRole, OpenAISeedUser } from "./types.js";

const firstSecondOf2026 = 1_767_225_600;
const week = 7 * 24 * 60 * 60;

export function toGroupResponse({ facts }: Group): object {
  const { id, name, createdAt, isScimManaged = false, groupType = "group" } = facts;
  return { id, name, created_at: createdAt, is_scim_managed: isScimManaged, group_type: groupType };
}

/** Without `group_type`, as the answer to a renaming is (openapi). */
export function toRenamedGroup({ facts }: Group): object {
  const { id, name, createdAt, isScimManaged = false } = facts;
  return { id, name, created_at: createdAt, is_scim_managed: isScimManaged };
}

/** A group inside an assignment: the same facts under other names (openapi). */
export function toAssignmentGroup({ facts }: Group): object {
  const { id, name, createdAt, isScimManaged = false } = facts;
  return { object: "group", id, name, created_at: createdAt, scim_managed: isScimManaged };
}

/** Remembered: groups are long, and listed often. */
export const toGroupUser: (user: OpenAISeedUser) => object = remembering(({ id, name, email }: OpenAISeedUser) => ({ id, name, email }));

export function toGroupMemberUser(user: OpenAISeedUser): object {
  const { picture = null, isServiceAccount = false, userType = "user" } = user;
  return { ...toGroupUser(user), picture, is_service_account: isServiceAccount, user_type: userType };
}

export function toUser(user: OpenAISeedUser): object {
  const { id, name, email, role = "reader", addedAt = firstSecondOf2026, isServiceAccount } = user;
  return {
    object: "organization.user",
    id,
    name,
    email,
    role,
    added_at: addedAt,
    ...(typeof isServiceAccount === "boolean" && { is_service_account: isServiceAccount }),
  };
}

export function toInvite(invite: OpenAISeedInvite): object {
  const { id, email, role, status = "pending", createdAt, expiresAt = createdAt + week, acceptedAt = null, projects = [] } = invite;
  return {
    object: "organization.invite",
    id,
    email,
    role,
    status,
    created_at: createdAt,
    expires_at: expiresAt,
    accepted_at: acceptedAt,
    projects,
  };
}

export function toProject({ facts }: Project): object {
  const { id, name, createdAt, archivedAt = null } = facts;
  const status = archivedAt === null ? "active" : "archived";
  return { object: "organization.project", id, name, created_at: createdAt, archived_at: archivedAt, status };
}

export function toProjectUser({ id, name, email }: OpenAISeedUser, { role, addedAt }: ProjectMember): object {
  return { object: "organization.project.user", id, name, email, role, added_at: addedAt };
}

export function toProjectGroup(projectId: string, { facts }: Group, createdAt: number): object {
  const { id, name, groupType = "group" } = facts;
  return { object: "project.group", project_id: projectId, group_id: id, group_name: name, group_type: groupType, created_at: createdAt };
}

export function toRole(role: OpenAISeedRole, resourceType: string): object {
  const { id, name, description = null, permissions, isPredefined = false } = role;
  return { object: "role", id, name, description, permissions, resource_type: resourceType, predefined_role: isPredefined };
}

/** When and by whom a role was made is not modelled: the vendor allows null for all of it. */
export function toAssignedRole(role: OpenAISeedRole, resourceType: string): object {
  const { id, name, description = null, permissions, isPredefined = false } = role;
  return {
    id,
    name,
    permissions,
    resource_type: resourceType,
    predefined_role: isPredefined,
    description,
    created_at: null,
    updated_at: null,
    created_by: null,
    created_by_user_obj: null,
    metadata: null,
    assignment_sources: null,
  };
}
