// Organizations: list, create, change. The answers to the first two are documented (organization-page); which fields the requests
// take is not: the sandbox reads `org_name`, the name that the list shows, and no other.
import { memberOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { done, type HandlersOptions, refusalIn } from "./place.js";
import { noMfa } from "./state.js";

export function listOrganizations({ state, caller }: HandlersOptions): Answer {
  const organizations = [...state.organizations.values()].flatMap(({ id, name, resources, users }) => {
    const own = users.get(emailKey(caller));
    if (own === undefined) return [];
    const owner = [...users.values()].find(({ role }) => role === "owner");
    return [{ org_id: id, org_name: name, role: own.role, owner: owner?.email ?? "", resources }];
  });
  return { status: 200, body: { status: 200, data: { organizations } } };
}

/** Each organization starts with one owner (users-guide): inferred that it is whoever makes it. */
export function createOrganization({ state, caller }: HandlersOptions, call: Call): Answer {
  const id = state.nextId();
  const users = new Map([[emailKey(caller), { email: caller, role: "owner", state: "active" as const }]]);
  state.organizations.set(id, { id, name: nameOf(call) ?? "Organization", resources: 0, mfa: noMfa, users });
  return { status: 200, body: { status: 200, response: { id } } };
}

export function updateOrganization(options: HandlersOptions, call: Call): Answer {
  const organization = options.state.organizations.get(textOf(call, "query", "org_id"));
  if (organization === undefined) return options.fail(404, "There is no organization with this org_id.");
  const refusal = refusalIn({ ...options, organization }, "manage");
  if (refusal !== undefined) return refusal;
  options.state.organizations.set(organization.id, { ...organization, name: nameOf(call) ?? organization.name });
  return done;
}

function nameOf({ body }: Call): string | undefined {
  const name = memberOf(body, "org_name");
  return typeof name === "string" ? name : undefined;
}
