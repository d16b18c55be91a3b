// Organizations themselves: list, create, upsert, look up, rename, delete, and which one is the caller's default.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";
import { toOrganization } from "./resources.js";
import { accountKey, type Member, type Organization, type Region } from "./state.js";

export interface CallerPlace {
  readonly region: Region;
  readonly callerId: string;
}

export function listOrganizations(place: CallerPlace): Answer {
  return { status: 200, body: ownOrganizations(place).map(toOrganization) };
}

export function createOrganization(place: CallerPlace, call: Call): Answer {
  const { region, callerId } = place;
  const now = region.now();
  const id = region.nextId();
  const members = new Map([[accountKey(callerId), founder(place, now)]]);
  const organization = { id, name: textOf(call, "body", "name"), createdAt: now, updatedAt: now, projects: new Map(), members };
  region.organizations.set(id, organization);
  return { status: 200, body: toOrganization(organization) };
}

/** What it matches by is not documented: inferred, from a body that holds a name alone, that it is the name. */
export function upsertOrganization(place: CallerPlace, call: Call): Answer {
  const known = ownOrganizations(place).find(({ name }) => name === textOf(call, "body", "name"));
  return known === undefined ? createOrganization(place, call) : { status: 200, body: toOrganization(known) };
}

/** The first organization until another is chosen (inferred). */
export function readDefault(place: CallerPlace): Answer {
  const own = ownOrganizations(place);
  const chosen = place.region.defaults.get(place.callerId);
  const organization = own.find(({ id }) => id === chosen) ?? own[0];
  return organization === undefined
    ? errorAnswer(404, "You do not belong to an organization")
    : { status: 200, body: toOrganization(organization) };
}

export function chooseDefault(place: CallerPlace, call: Call): Answer {
  const id = textOf(call, "body", "organization_id");
  const organization = ownOrganizations(place).find((own) => own.id === id);
  if (organization === undefined) return errorAnswer(404, "Organization not found");
  place.region.defaults.set(place.callerId, id);
  return { status: 200, body: toOrganization(organization) };
}

export function renameOrganization({ region }: CallerPlace, organization: Organization, call: Call): Answer {
  const renamed = { ...organization, name: textOf(call, "body", "name"), updatedAt: region.now() };
  region.organizations.set(organization.id, renamed);
  return { status: 200, body: toOrganization(renamed) };
}

export function deleteOrganization({ region }: CallerPlace, { id }: Organization): Answer {
  region.organizations.delete(id);
  return { status: 204 };
}

function ownOrganizations({ region, callerId }: CallerPlace): readonly Organization[] {
  return [...region.organizations.values()].filter(({ members }) => members.has(accountKey(callerId)));
}

/** That whoever makes an organization is its admin is inferred. */
function founder({ region, callerId }: CallerPlace, now: string): Member {
  const admin = [...region.roles.values()].find(({ name }) => name === "Admin");
  return {
    id: region.nextId(),
    userId: callerId,
    email: region.accountsById.get(callerId)?.email ?? "",
    invitedBy: undefined,
    roles: admin === undefined ? [] : [{ id: region.nextId(), role: admin, projectIds: null, createdAt: now }],
    extraProjectIds: [],
    createdAt: now,
    updatedAt: now,
  };
}
