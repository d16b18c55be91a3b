// Roles of the organization and of a project: the same five operations on two scopes.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { nextListAnswer } from "./lists.js";
import { nullableTextOf, nullableTextsOf } from "./nullable-text.js";
import { predefinedRole, roleNameTaken, roleNotFound } from "./refusals.js";
import { toRole } from "./resources.js";
import { type RoleScope, removeRole } from "./role-scope.js";
import type { OpenAIState } from "./state.js";
import type { OpenAISeedRole } from "./types.js";
import { withinProject } from "./within.js";

type InScope = (scope: RoleScope, call: Call) => Answer;

export function roleHandlers(state: OpenAIState): Handlers {
  const inOrganization = (answer: InScope): Handler => {
    return (call) => answer(state.roleScope, call);
  };
  const inProject = (answer: InScope): Handler => withinProject(state, ({ roleScope }, call) => answer(roleScope, call));
  const create: InScope = (scope, call) => createRole(state, scope, call);
  return {
    "list-roles": inOrganization((scope, call) => listRoles("roles", scope, call)),
    "create-role": inOrganization(create),
    "retrieve-role": inOrganization(ofRole(retrieveRole)),
    "update-role": inOrganization(ofRole(updateRole)),
    "delete-role": inOrganization(ofRole(deleteRole)),
    "list-project-roles": withinProject(state, ({ facts, roleScope }, call) => listRoles(`projects/${facts.id}/roles`, roleScope, call)),
    "create-project-role": inProject(create),
    "retrieve-project-role": inProject(ofRole(retrieveRole)),
    "update-project-role": inProject(ofRole(updateRole)),
    "delete-project-role": inProject(ofRole(deleteRole)),
  };
}

function ofRole(answer: (scope: RoleScope, role: OpenAISeedRole, call: Call) => Answer): InScope {
  return (scope, call) => {
    const role = scope.roles.get(textOf(call, "path", "role_id"));
    return role === undefined ? roleNotFound : answer(scope, role, call);
  };
}

function listRoles(list: string, { roles, resourceType }: RoleScope, call: Call): Answer {
  return nextListAnswer({ list, entries: roles.entries(), toWire: (role) => toRole(role, resourceType) }, call);
}

function createRole(state: OpenAIState, scope: RoleScope, call: Call): Answer {
  const name = textOf(call, "body", "role_name");
  if (isTaken(scope, name)) return roleNameTaken;
  const role: OpenAISeedRole = {
    id: state.nextId("role_sandbox_"),
    name,
    description: nullableTextOf(call, "description") ?? null,
    permissions: nullableTextsOf(call, "permissions") ?? [],
  };
  scope.roles.set(role.id, role);
  return { status: 200, body: toRole(role, scope.resourceType) };
}

function retrieveRole({ resourceType }: RoleScope, role: OpenAISeedRole): Answer {
  return { status: 200, body: toRole(role, resourceType) };
}

function updateRole(scope: RoleScope, role: OpenAISeedRole, call: Call): Answer {
  if (role.isPredefined === true) return predefinedRole;
  const name = nullableTextOf(call, "role_name") ?? role.name;
  if (name !== role.name && isTaken(scope, name)) return roleNameTaken;
  const changed: OpenAISeedRole = {
    ...role,
    name,
    description: nullableTextOf(call, "description") ?? role.description ?? null,
    permissions: nullableTextsOf(call, "permissions") ?? role.permissions,
  };
  scope.roles.set(role.id, changed);
  return { status: 200, body: toRole(changed, scope.resourceType) };
}

function deleteRole(scope: RoleScope, { id, isPredefined }: OpenAISeedRole): Answer {
  if (isPredefined === true) return predefinedRole;
  removeRole(scope, id);
  return { status: 200, body: { object: "role.deleted", id, deleted: true } };
}

function isTaken({ roles }: RoleScope, name: string): boolean {
  return roles.entries().some(({ item }) => item.name === name);
}
