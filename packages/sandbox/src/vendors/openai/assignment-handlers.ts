// Which roles a user or a group has, in the organization or in one project: the same four operations on two scopes and two kinds
// of principal. That only those in a project can have roles there is inferred.
import { textOf } from "../../frame/call-values.js";
import type { Ledger } from "../../frame/ledger.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { nextListAnswer } from "./lists.js";
import {
  alreadyAssigned,
  groupNotFound,
  notProjectGroup,
  notProjectUser,
  roleNotAssigned,
  roleNotFound,
  userNotFound,
} from "./refusals.js";
import { toAssignedRole, toAssignmentGroup, toRole, toUser } from "./resources.js";
import { type PrincipalKind, type RoleScope, rolesOf } from "./role-scope.js";
import type { OpenAIState } from "./state.js";
import type { OpenAIBehaviour } from "./types.js";
import { withinProject } from "./within.js";

/** One user or group in one scope, as a call names it. */
interface Holder {
  readonly scope: RoleScope;
  readonly kind: PrincipalKind;
  /** Which list a cursor belongs to. */
  readonly list: string;
  readonly roles: Ledger<true>;
  readonly wire: object;
}

type OfHolder = (holder: Holder, call: Call) => Answer;

export function assignmentHandlers(state: OpenAIState, behaviour: OpenAIBehaviour): Handlers {
  return {
    ...fourOf(
      "user",
      behaviour,
      (answer) => (call) => held(holderIn({ state, scope: state.roleScope, kind: "user", prefix: "" }, call), answer, call),
    ),
    ...fourOf(
      "group",
      behaviour,
      (answer) => (call) => held(holderIn({ state, scope: state.roleScope, kind: "group", prefix: "" }, call), answer, call),
    ),
    ...fourOf("project-user", behaviour, (answer) =>
      withinProject(state, ({ facts, users, roleScope }, call) => {
        if (!users.has(textOf(call, "path", "user_id"))) return notProjectUser;
        return held(holderIn({ state, scope: roleScope, kind: "user", prefix: `projects/${facts.id}/` }, call), answer, call);
      }),
    ),
    ...fourOf("project-group", behaviour, (answer) =>
      withinProject(state, ({ facts, groups, roleScope }, call) => {
        if (!groups.has(textOf(call, "path", "group_id"))) return notProjectGroup;
        return held(holderIn({ state, scope: roleScope, kind: "group", prefix: `projects/${facts.id}/` }, call), answer, call);
      }),
    ),
  };
}

function fourOf(name: string, behaviour: OpenAIBehaviour, handle: (answer: OfHolder) => Handler): Handlers {
  return {
    [`list-${name}-role-assignments`]: handle(listRoles),
    [`assign-${name}-role`]: handle((holder, call) => assign(behaviour, holder, call)),
    [`retrieve-${name}-role`]: handle(retrieve),
    [`unassign-${name}-role`]: handle((holder, call) => unassign(behaviour, holder, call)),
  };
}

function held(holder: Holder | Answer, answer: OfHolder, call: Call): Answer {
  return "status" in holder ? holder : answer(holder, call);
}

interface Place {
  readonly state: OpenAIState;
  readonly scope: RoleScope;
  readonly kind: PrincipalKind;
  /** What stands before the principal in the name of its list. */
  readonly prefix: string;
}

function holderIn({ state, scope, kind, prefix }: Place, call: Call): Holder | Answer {
  const id = textOf(call, "path", `${kind}_id`);
  const user = kind === "user" ? state.users.get(id) : undefined;
  const group = kind === "group" ? state.groups.get(id) : undefined;
  const wire = user !== undefined ? toUser(user) : group !== undefined ? toAssignmentGroup(group) : undefined;
  if (wire === undefined) return kind === "user" ? userNotFound : groupNotFound;
  return { scope, kind, list: `${prefix}${kind}s/${id}/roles`, roles: rolesOf(scope, kind, id), wire };
}

function listRoles({ scope, list, roles }: Holder, call: Call): Answer {
  const entries = roles.entries().flatMap(({ id, sequence }) => {
    const item = scope.roles.get(id);
    return item === undefined ? [] : [{ id, sequence, item }];
  });
  return nextListAnswer({ list, entries, toWire: (role) => toAssignedRole(role, scope.resourceType) }, call);
}

function assign(behaviour: OpenAIBehaviour, { scope, kind, roles, wire }: Holder, call: Call): Answer {
  const role = scope.roles.get(textOf(call, "body", "role_id"));
  if (role === undefined) return roleNotFound;
  if (roles.has(role.id) && behaviour.duplicateAdd === "conflict") return alreadyAssigned;
  roles.set(role.id, true);
  return { status: 200, body: { object: `${kind}.role`, [kind]: wire, role: toRole(role, scope.resourceType) } };
}

function retrieve({ scope, roles }: Holder, call: Call): Answer {
  const roleId = textOf(call, "path", "role_id");
  const role = roles.has(roleId) ? scope.roles.get(roleId) : undefined;
  return role === undefined ? roleNotAssigned : { status: 200, body: toAssignedRole(role, scope.resourceType) };
}

function unassign(behaviour: OpenAIBehaviour, { kind, roles }: Holder, call: Call): Answer {
  if (!roles.delete(textOf(call, "path", "role_id")) && behaviour.removeNonMember !== "ok") return roleNotAssigned;
  return { status: 200, body: { object: `${kind}.role.deleted`, deleted: true } };
}
