// What each CloudPlans operation does, for one caller. Documented (users-page, users-guide): the answers of success, the five
// roles and two states, and that only owners and admins manage users. Inferred: every refusal's status, and what is marked.
import { optionalTextOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { createOrganization, listOrganizations, updateOrganization } from "./organization-handlers.js";
import { done, type HandlersOptions, type Place, type Right, refusalIn } from "./place.js";
import type { Organization } from "./state.js";
import type { CloudPlansSeedUser } from "./types.js";

export function createHandlers(options: HandlersOptions): Handlers {
  const inOrganization = (right: Right, answer: (place: Place, call: Call) => Answer): Handler => {
    return (call) => {
      const organization = options.state.organizations.get(textOf(call, right === "read" ? "query" : "body", "org_id"));
      if (organization === undefined) return options.fail(404, "There is no organization with this org_id.");
      const place = { ...options, organization };
      return refusalIn(place, right) ?? answer(place, call);
    };
  };
  return {
    listOrganizations: () => listOrganizations(options),
    createOrganization: (call) => createOrganization(options, call),
    updateOrganization: (call) => updateOrganization(options, call),
    listOrganizationUsers: inOrganization("read", listUsers),
    addOrganizationUser: inOrganization("manage", addUser),
    updateOrganizationUser: inOrganization("manage", updateUser),
    removeOrganizationUser: inOrganization("manage", removeUser),
  };
}

function listUsers({ organization }: Place): Answer {
  const users = [...organization.users.values()].map(({ email, role, state }) => ({ email, role, state }));
  return { status: 200, body: { status: 200, users, mfa: organization.mfa } };
}

/** A second add is an open question of SOURCES.md: inferred that it changes nothing. */
function addUser({ organization, behaviour, fail }: Place, call: Call): Answer {
  const email = textOf(call, "body", "user_id");
  const role = knownRole(textOf(call, "body", "role"));
  if (role === undefined) return fail(400, unknownRole);
  const isPresent = organization.users.has(emailKey(email));
  if (isPresent && behaviour.duplicateAdd === "conflict") return fail(409, "The user is in the organization already.");
  if (!isPresent) organization.users.set(emailKey(email), { email, role, state: stateOf(call) ?? "inactive" });
  return done;
}

function updateUser({ organization, fail }: Place, call: Call): Answer {
  const roleText = optionalTextOf(call, "body", "role");
  const state = stateOf(call);
  // That one of the two is needed is inferred.
  if (roleText === undefined && state === undefined) return fail(400, "Give role, state or both.");
  const role = roleText === undefined ? undefined : knownRole(roleText);
  if (roleText !== undefined && role === undefined) return fail(400, unknownRole);
  const key = emailKey(textOf(call, "body", "user_id"));
  const user = organization.users.get(key);
  if (user === undefined) return fail(404, notUser);
  if (role !== undefined && role !== "owner" && isLastOwner(organization, user)) return fail(409, lastOwner);
  organization.users.set(key, { ...user, role: role ?? user.role, state: state ?? user.state });
  return done;
}

/** The reason is for a person: nothing shows it again. */
function removeUser({ organization, behaviour, fail }: Place, call: Call): Answer {
  const key = emailKey(textOf(call, "body", "user_id"));
  const user = organization.users.get(key);
  if (user === undefined) return behaviour.removeNonMember === "ok" ? done : fail(404, notUser);
  if (isLastOwner(organization, user)) return fail(409, lastOwner);
  organization.users.delete(key);
  return done;
}

/** Inferred from users-guide: an organization starts with an owner, whom only an owner could replace, so that one must remain. */
function isLastOwner({ users }: Organization, user: CloudPlansSeedUser): boolean {
  return user.role === "owner" && [...users.values()].filter(({ role }) => role === "owner").length === 1;
}

/** The five roles are documented (users-guide), their spelling on the wire is not: lower case is inferred, and capitals are let through. */
function knownRole(text: string): string | undefined {
  const role = text.toLowerCase();
  return roles.includes(role) ? role : undefined;
}

function stateOf(call: Call): CloudPlansSeedUser["state"] | undefined {
  const state = optionalTextOf(call, "body", "state");
  return state === "active" || state === "inactive" ? state : undefined;
}

const roles: readonly string[] = ["owner", "admin", "billing", "planner", "viewer"];
const unknownRole = `role must be one of ${roles.join(", ")}.`;
const notUser = "There is no such user in the organization.";
const lastOwner = "The last owner of an organization can be neither removed nor given another role.";
