// What each LlamaCloud operation does, for one caller in one region. Success answers are documented (openapi); what happens
// to strangers, and what the body of a removal means, is inferred.
import { optionalTextOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { addMembers } from "./add-members.js";
import { refusalIn } from "./authorization.js";
import { errorAnswer } from "./errors.js";
import { addToProject, listProjects, removeFromProject } from "./member-projects.js";
import {
  chooseDefault,
  createOrganization,
  deleteOrganization,
  listOrganizations,
  readDefault,
  renameOrganization,
  upsertOrganization,
} from "./organization-handlers.js";
import { memberNotFound, removeMember, removeMembers } from "./remove-members.js";
import { toOrganization, toRole, toUserOrganization, toUserOrganizationRole } from "./resources.js";
import { accountKey, type Member, type MemberRole, type Organization, type Region } from "./state.js";
import type { LlamaCloudBehaviour } from "./types.js";

export interface HandlersOptions {
  readonly region: Region;
  readonly behaviour: LlamaCloudBehaviour;
  readonly callerId: string;
}

interface Place extends HandlersOptions {
  readonly organization: Organization;
}

export function createHandlers(options: HandlersOptions): Handlers {
  return { ...ofOrganizations(options), ...ofMembers(options), ...ofProjects(options) };
}

function ofOrganizations(options: HandlersOptions): Handlers {
  const read = inOrganization(options, "read");
  const manage = inOrganization(options, "manage");
  return {
    list_organizations_api_v1_organizations_get: () => listOrganizations(options),
    create_organization_api_v1_organizations_post: (call) => createOrganization(options, call),
    upsert_organization_api_v1_organizations_put: (call) => upsertOrganization(options, call),
    get_default_organization_api_v1_organizations_default_get: () => readDefault(options),
    set_default_organization_api_v1_organizations_default_put: (call) => chooseDefault(options, call),
    get_organization_api_v1_organizations__organization_id__get: read(({ organization }) => ({
      status: 200,
      body: toOrganization(organization),
    })),
    update_organization_api_v1_organizations__organization_id__put: manage((place, call) =>
      renameOrganization(place, place.organization, call),
    ),
    delete_organization_api_v1_organizations__organization_id__delete: manage((place) => deleteOrganization(place, place.organization)),
    list_roles_api_v1_organizations__organization_id__roles_get: read(({ region }) => listRoles(region)),
  };
}

function ofMembers(options: HandlersOptions): Handlers {
  const read = inOrganization(options, "read");
  const manage = inOrganization(options, "manage");
  return {
    list_organization_users_api_v1_organizations__organization_id__users_get: read(listMembers),
    add_users_to_organization_api_v1_organizations__organization_id__users_put: manage(addMembers),
    batch_remove_users_from_organization_api_v1_organizations__organization_id__users_remove_put: manage(removeMembers),
    remove_users_from_organization_api_v1_organizations__organization_id__users__member_user_id__delete: manage(removeMember),
    get_user_role_api_v1_organizations__organization_id__users_roles_get: read(readOwnRole),
    assign_role_to_user_in_organization_api_v1_organizations__organization_id__users_roles_put: manage(assignRole),
  };
}

function ofProjects(options: HandlersOptions): Handlers {
  const ofMember = (right: Right, answer: (place: Place, member: Member, call: Call) => Answer): Handler =>
    inOrganization(
      options,
      right,
    )((place, call) => {
      const member = place.organization.members.get(accountKey(textOf(call, "path", "user_id")));
      return member === undefined ? memberNotFound : answer(place, member, call);
    });
  return {
    list_projects_by_user_api_v1_organizations__organization_id__users__user_id__projects_get: ofMember("read", (place, member) =>
      listProjects(place.organization, member),
    ),
    add_user_to_project_api_v1_organizations__organization_id__users__user_id__projects_put: ofMember("manage", addToProject),
    remove_user_from_project_api_v1_organizations__organization_id__users__user_id__projects__project_id__delete: ofMember(
      "manage",
      removeFromProject,
    ),
  };
}

type Right = "read" | "manage";

function inOrganization(options: HandlersOptions, right: Right): (answer: (place: Place, call: Call) => Answer) => Handler {
  return (answer) => (call) => {
    const organization = options.region.organizations.get(textOf(call, "path", "organization_id"));
    if (organization === undefined) return errorAnswer(404, "Organization not found");
    return refusalIn(organization, options.callerId, right) ?? answer({ ...options, organization }, call);
  };
}

function listMembers({ organization }: Place): Answer {
  return { status: 200, body: [...organization.members.values()].map((member) => toUserOrganization(organization, member)) };
}

function listRoles({ roles }: Region): Answer {
  return { status: 200, body: [...roles.values()].map(toRole) };
}

/** The caller's own, no parameter naming another; for a project, a role that covers it (both inferred, see SOURCES.md). */
function readOwnRole({ organization, callerId }: Place, call: Call): Answer {
  const projectId = optionalTextOf(call, "query", "project_id");
  const roles = organization.members.get(accountKey(callerId))?.roles ?? [];
  const own = roles.find(({ projectIds }) => projectId === undefined || projectIds === null || projectIds.includes(projectId));
  return { status: 200, body: own === undefined ? null : toUserOrganizationRole(organization.id, callerId, own) };
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
