// What each LlamaCloud operation does, for one caller in one region. Success answers are documented (openapi); what happens
// to strangers, and what the body of a removal means, is inferred.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { addMembers } from "./add-members.js";
import { refusalIn } from "./authorization.js";
import { errorAnswer } from "./errors.js";
import { toRole, toUserOrganization, toUserOrganizationRole } from "./resources.js";
import { accountKey, type Member, type MemberRole, type Organization, type Region } from "./state.js";
import type { LlamaCloudBehaviour } from "./types.js";

export interface HandlersOptions {
  readonly region: Region;
  readonly behaviour: LlamaCloudBehaviour;
  readonly callerId: string;
}

type InOrganization = (organization: Organization, call: Call) => Answer;

export function createHandlers({ region, behaviour, callerId }: HandlersOptions): Handlers {
  const inOrganization = (right: "read" | "manage", answer: InOrganization): Handler => {
    return (call) => {
      const organization = region.organizations.get(textOf(call, "path", "organization_id"));
      if (organization === undefined) return errorAnswer(404, "Organization not found");
      return refusalIn(organization, callerId, right) ?? answer(organization, call);
    };
  };
  return {
    list_organization_users_api_v1_organizations__organization_id__users_get: inOrganization("read", listMembers),
    add_users_to_organization_api_v1_organizations__organization_id__users_put: inOrganization("manage", (organization, call) =>
      addMembers({ region, organization, behaviour, callerId }, call),
    ),
    remove_users_from_organization_api_v1_organizations__organization_id__users__member_user_id__delete: inOrganization(
      "manage",
      (organization, call) => removeMember({ region, behaviour, organization }, call),
    ),
    list_roles_api_v1_organizations__organization_id__roles_get: inOrganization("read", () => listRoles(region)),
    assign_role_to_user_in_organization_api_v1_organizations__organization_id__users_roles_put: inOrganization(
      "manage",
      (organization, call) => assignRole({ region, behaviour, organization }, call),
    ),
  };
}

interface Place {
  readonly region: Region;
  readonly behaviour: LlamaCloudBehaviour;
  readonly organization: Organization;
}

function listMembers(organization: Organization): Answer {
  return { status: 200, body: [...organization.members.values()].map((member) => toUserOrganization(organization, member)) };
}

function listRoles({ roles }: Region): Answer {
  return { status: 200, body: [...roles.values()].map(toRole) };
}

/** A pending member has no user id, so that no call addresses them here (inferred from user-roles-guide). */
function removeMember({ region, behaviour, organization }: Place, call: Call): Answer {
  const key = accountKey(textOf(call, "path", "member_user_id"));
  const member = organization.members.get(key);
  if (member === undefined) return behaviour.removeNonMember === "ok" ? { status: 204 } : memberNotFound;
  // The frame has held the body against the spec.
  const projectIds = (call.body ?? null) as readonly string[] | null;
  if (projectIds === null) organization.members.delete(key);
  else if (projectIds.some((id) => !organization.projectIds.has(id))) return errorAnswer(404, "Project not found");
  else organization.members.set(key, withoutProjects(member, organization, { projectIds, now: region.now() }));
  return { status: 204 };
}

/** What naming projects does is an open question of SOURCES.md: inferred that they leave the scope of each role, and that the membership stays. */
function withoutProjects(
  member: Member,
  organization: Organization,
  { projectIds, now }: { readonly projectIds: readonly string[]; readonly now: string },
): Member {
  const removed = new Set(projectIds);
  if (removed.size === 0) return member;
  const roles = member.roles.map((assigned): MemberRole => {
    const scope = assigned.projectIds ?? [...organization.projectIds];
    return { ...assigned, projectIds: scope.filter((id) => !removed.has(id)) };
  });
  return { ...member, roles: roles.filter((assigned) => assigned.projectIds?.length !== 0), updatedAt: now };
}

/** Whether a role takes the place of earlier ones is an open question of SOURCES.md: see `behaviour.assignRole`. */
function assignRole({ region, behaviour, organization }: Place, call: Call): Answer {
  // That both ids must agree is inferred: the vendor (openapi) asks for the same id twice.
  if (textOf(call, "body", "organization_id") !== organization.id) {
    return errorAnswer(400, "organization_id in the body is not the one in the path");
  }
  const userId = textOf(call, "body", "user_id");
  const member = organization.members.get(accountKey(userId));
  if (member === undefined) return memberNotFound;
  const role = region.roles.get(textOf(call, "body", "role_id"));
  if (role === undefined) return errorAnswer(404, "Role not found");
  const now = region.now();
  const assigned: MemberRole = { id: region.nextId(), role, projectIds: null, createdAt: now };
  const kept = behaviour.assignRole === "add" ? member.roles.filter((other) => other.role.id !== role.id) : [];
  organization.members.set(accountKey(userId), { ...member, roles: [...kept, assigned], updatedAt: now });
  return { status: 200, body: toUserOrganizationRole(organization.id, userId, assigned) };
}

const memberNotFound = errorAnswer(404, "User is not a member of this organization");
