// What Gumloop's operations do; the two that change memberships in full. Documented (workspace-page, role-page): statuses, that the acting user must be an
// organization admin, that the container must be one of the organization's, and that adding to a custom role takes no other
// role away.
import { optionalBooleanOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { listAuditLog } from "./audit-log.js";
import { listCreditLimits } from "./credit-limits.js";
import { badRequest, errorAnswer } from "./errors.js";
import type { Container, ContainerKind, GumloopState, Organization } from "./state.js";
import type { GumloopBehaviour } from "./types.js";

export function createHandlers(state: GumloopState, behaviour: GumloopBehaviour): Handlers {
  const manage = (kind: ContainerKind, parameter: string): Handler => {
    return (call) => {
      const organization = state.organizations.get(textOf(call, "body", "organization_id"));
      if (organization === undefined) return notFound("organization");
      const actor = organization.usersById.get(textOf(call, "body", "user_id"));
      if (actor?.isAdmin !== true) return notAdmin;
      const containerId = textOf(call, "body", parameter);
      const container = organization.containers[kind].get(containerId);
      if (container === undefined) return isElsewhere(state, kind, containerId) ? notOfOrganization(kind) : notFound(nameOf[kind]);
      return changeMembership({ state, organization, container, containerId, kind, behaviour, actorId: actor.id }, call);
    };
  };
  return {
    manageProjectUsers: manage("workspace", "workspace_id"),
    managePermissionGroupUsers: manage("customRole", "group_id"),
    listOrganizations: () => listOrganizations(state),
    listTeams: () => listTeams(state),
    listRoleCreditLimits: (call) => listCreditLimits(state, call),
    getOrganizationAuditLogs: (call) => listAuditLog(state, call),
  };
}

/** Of the user whom the key belongs to; that team keys and OAuth tokens act for the same one is the sandbox's choice. */
function listOrganizations(state: GumloopState): Answer {
  const organizations = ownOrganizations(state).map(({ id, facts: { name = null } }) => ({ id, name }));
  return { status: 200, body: { organizations } };
}

/** A team is a workspace by another name (openapi-copy). */
function listTeams(state: GumloopState): Answer {
  const teams = ownOrganizations(state).flatMap(({ facts, containers }) =>
    facts.workspaces.filter(({ id }) => containers.workspace.get(id)?.has(state.callerId)).map(({ id, name = id }) => ({ id, name })),
  );
  return { status: 200, body: { teams } };
}

function ownOrganizations({ organizations, callerId }: GumloopState): readonly Organization[] {
  return [...organizations.values()].filter(({ usersById }) => usersById.has(callerId));
}

interface Place {
  readonly state: GumloopState;
  readonly organization: Organization;
  readonly container: Container;
  readonly containerId: string;
  /** Who asks. */
  readonly actorId: string;
  readonly kind: ContainerKind;
  readonly behaviour: GumloopBehaviour;
}

function changeMembership(place: Place, call: Call): Answer {
  // That the target must be a user of the organization is inferred; documented (workspace-page) is 404 for an unknown one.
  const user = place.organization.usersByEmail.get(emailKey(textOf(call, "body", "user_email")));
  if (user === undefined) return notFound("user");
  const action = textOf(call, "body", "action");
  const answer = action === "add" ? add(place, user.id, call) : remove(place, user.id);
  if (answer.status === 200) logChange(place, user.id, action === "add" ? "added" : "removed");
  return answer;
}

/** Which types of event the vendor has is not documented: these are the sandbox's own. */
function logChange({ state, organization, containerId, kind, actorId }: Place, userId: string, what: "added" | "removed"): void {
  state.log(organization, {
    type: `${kind === "workspace" ? "workspace" : "custom_role"}_user_${what}`,
    userId: actorId,
    details: `${userId} was ${what} (${nameOf[kind]} ${containerId})`,
    ...(kind === "workspace" && { workspaceId: containerId }),
    entityIds: [containerId, userId],
  });
}

/** What a second add does is an open question of SOURCES.md, and so is whether it changes `is_admin`: inferred that it changes nothing. */
function add({ container, kind, behaviour }: Place, userId: string, call: Call): Answer {
  if (container.has(userId)) {
    if (behaviour.duplicateAdd === "badRequest") return badRequest(`The user is in the ${nameOf[kind]} already.`, "user_email");
    return done(`The user was in the ${nameOf[kind]} already.`);
  }
  container.add(userId);
  // No operation shows who is an admin of a workspace: the message is the only place where the flag can be seen.
  const isWorkspaceAdmin = kind === "workspace" && optionalBooleanOf(call, "body", "is_admin") === true;
  return done(`The user was added to the ${nameOf[kind]}${isWorkspaceAdmin ? " as an admin" : ""}.`);
}

/** 404 for a user who is no member is inferred from "organization, workspace or user not found" (workspace-page). */
function remove({ container, kind, behaviour }: Place, userId: string): Answer {
  if (!container.delete(userId) && behaviour.removeNonMember !== "ok") return notFound(`user in the ${nameOf[kind]}`);
  return done(`The user was removed from the ${nameOf[kind]}.`);
}

const nameOf: Readonly<Record<ContainerKind, string>> = { workspace: "workspace", customRole: "custom role" };

function isElsewhere(state: GumloopState, kind: ContainerKind, id: string): boolean {
  return [...state.organizations.values()].some(({ containers }) => containers[kind].has(id));
}

function done(message: string): Answer {
  return { status: 200, body: { success: true, message } };
}

function notFound(what: string): Answer {
  return errorAnswer({ status: 404, message: `There is no such ${what}.`, code: "not_found" });
}

function notOfOrganization(kind: ContainerKind): Answer {
  return errorAnswer({ status: 403, message: `The ${nameOf[kind]} is not one of the organization.`, code: "forbidden" });
}

const notAdmin = errorAnswer({
  status: 403,
  message: "user_id, the acting user, is no admin of the organization. The user to add or remove goes into user_email.",
  code: "forbidden",
  param: "user_id",
});
