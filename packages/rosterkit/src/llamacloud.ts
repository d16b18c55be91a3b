/** LlamaCloud's scopes: organizations, whose members may be pending and whose role ids differ per deployment; and their projects. */

import type { LlamaCloudClient, Role, UserOrganization, UserOrganizationRole } from "@rosterkit/llamacloud";
import { type CallOptions, ConfigError } from "@rosterkit/runtime";
import { type CapabilitiesOf, readMemberKey, toCapabilities } from "./capabilities.js";
import type { AddResult, ByEither, ById, List, Member, RemoveResult, UpdateResult, VerbOn } from "./member.js";
import type { Fits } from "./releases.js";
import { byName, type InOrganization, indexPeople, type ScopeFacts, toFacts } from "./scope.js";
import { createVerbs, readList } from "./verbs.js";

type LlamaCloud = Pick<LlamaCloudClient, "organizations"> & Fits<"llamacloud">;

/** What LlamaCloud's scopes can do. */
export const llamacloudCapabilities: CapabilitiesOf<"llamacloud", "organization" | "project"> = toCapabilities("llamacloud", {
  organization: {
    list: {},
    add: { keys: ["email", "memberId"], note: "someone without an account stays pending; several at once with addMany" },
    update: { keys: ["memberId"], needs: ["role"], note: "assigns a role, named as the organization names it" },
    remove: { keys: ["memberId"], note: "a pending member has no id to be removed by" },
  },
  project: {
    add: { keys: ["memberId"], note: "the person must be a member of the organization" },
    remove: { keys: ["memberId", "email"], note: "by email it reads the organization's list first" },
  },
});

// The vendor's guide: neither kind of viewer may manage members. Other roles are an organization's own.
const administers = byName(["Admin"], ["Viewer", "ViewerV2"]);

/** Someone to add: by e-mail address or by user id, not both. */
export type LlamaCloudNewMember = ByEither & {
  /** The role's name, such as `Admin`, or its id. Default: what the vendor gives. */
  readonly role?: string | undefined;
  /** The projects that the membership covers. Default null: all of them, as the vendor's guide is understood. */
  readonly projectIds?: string[] | null | undefined;
};

/** What adding came to; `unknown` when the vendor's answer does not speak of the person. */
export type LlamaCloudAddResult = AddResult<"added" | "pending" | "unknown", UserOrganization[], UserOrganization>;

/** The members of one LlamaCloud organization, pending ones included; the vendor lists them without pages. */
export interface LlamaCloudOrganization extends ScopeFacts<"llamacloud", "organization"> {
  list: List<UserOrganization>;
  /** Adds a member; `pending` when the person has no account yet. */
  add: VerbOn<LlamaCloudNewMember, LlamaCloudAddResult>;
  /** Adds several in one request, as the vendor asks for; one result per input, in their order, however short the answer. */
  addMany: VerbOn<readonly LlamaCloudNewMember[], LlamaCloudAddResult[]>;
  /** Assigns a role by its name or id. ConfigError when the organization has no such role. */
  update: VerbOn<ById & { readonly role: string }, UpdateResult<UserOrganizationRole>>;
  remove: VerbOn<ById, RemoveResult<"removed", undefined>>;
  /** Whether the member's one role has this name or id. */
  hasRole(member: Member<unknown>, role: string): boolean;
}

/** The members of one LlamaCloud project. The vendor lists a member's projects, not a project's members; its answers are not documented. */
export interface LlamaCloudProject extends ScopeFacts<"llamacloud", "project"> {
  add: VerbOn<ById, AddResult<"added", unknown>>;
  /** `notMember` when the organization's list has nobody of that address. A pending member has no id to be removed by. The membership of the organization stays. */
  remove: VerbOn<ByEither, RemoveResult<"removed" | "notMember", unknown>>;
}

/** The members of one LlamaCloud organization, by its id (a UUID). */
export function llamacloudOrganization({ organizations }: LlamaCloud, { organizationId }: InOrganization): LlamaCloudOrganization {
  const { users } = organizations;
  const path = { organization_id: organizationId };
  const place = { ...organizations, path };
  const capabilities = llamacloudCapabilities.organization;
  const verb = createVerbs(capabilities);
  const assignRole = verb(
    "update",
    (user_id, { role }: ById & { readonly role: string }, options) =>
      users.assignRole({ path, body: { user_id, role_id: role, organization_id: organizationId } }, options),
    "updated",
  );
  return {
    ...toFacts(capabilities, organizationId, administers),
    hasRole: isOnlyRole,
    async *list(options) {
      const { list } = await readList("llamacloud", users.list({ path }, options), (all) => all);
      for (const user of list) yield toMember(user);
    },
    add: async (member, options) => (await send(place, [member], options))(member),
    addMany: async (members, options) => (members.length === 0 ? [] : members.map(await send(place, members, options))),
    async update(member, options) {
      readMemberKey(capabilities, "update", member);
      const [role = ""] = await toRoleIds(place, [member], options);
      return assignRole({ ...member, role }, options);
    },
    remove: verb("remove", (member_user_id, _, options) => users.remove({ path: { ...path, member_user_id } }, options), "removed"),
  };
}

/** Where an organization's members are changed. */
type Place = Pick<LlamaCloudClient["organizations"], "users" | "roles"> & { readonly path: { organization_id: string } };
type WithRole = { readonly role?: string | undefined };

async function toRoleIds({ roles, path }: Place, wanted: readonly WithRole[], options?: CallOptions): Promise<(string | undefined)[]> {
  if (wanted.every(({ role }) => role === undefined)) return [];
  const { list } = await readList("llamacloud", roles.list({ path }, options), (all) => all);
  return wanted.map(({ role }) => (role === undefined ? undefined : findRole(role, list).id));
}

/** Sends one array, and gives the function that finds what became of each of its members. */
async function send(place: Place, members: readonly LlamaCloudNewMember[], options?: CallOptions) {
  const keys = members.map((member) => {
    const key = readMemberKey(llamacloudCapabilities.organization, "add", member);
    return { ...(member.memberId === undefined ? { email: key } : { user_id: key }), project_ids: member.projectIds ?? null };
  });
  const roleIds = await toRoleIds(place, members, options);
  const body = keys.map((key, index) => ({ ...key, role_id: roleIds[index] }));
  const { list, raw, requestId } = await readList("llamacloud", place.users.add({ path: place.path, body }, options), (all) => all);
  const find = indexPeople(list.map(toMember));
  const common = { raw, ...(requestId === undefined ? {} : { requestId }) };
  return (wanted: LlamaCloudNewMember): LlamaCloudAddResult => {
    const member = find(wanted);
    if (member === undefined) return { outcome: "unknown", ...common };
    return { outcome: member.status === "pending" ? "pending" : "added", member, ...common };
  };
}

/** The members of one LlamaCloud project, by its id and its organization's (UUIDs). */
export function llamacloudProject(
  { organizations: { users } }: LlamaCloud,
  { organizationId, projectId: project_id }: InOrganization & { readonly projectId: string },
): LlamaCloudProject {
  const path = { organization_id: organizationId };
  const capabilities = llamacloudCapabilities.project;
  const verb = createVerbs(capabilities);
  const removeById = verb(
    "remove",
    (user_id, _: ById, options) => users.projects.remove({ path: { ...path, user_id, project_id } }, options),
    "removed",
  );
  return {
    ...toFacts(capabilities, project_id, administers),
    add: verb("add", (user_id, _, options) => users.projects.add({ path: { ...path, user_id }, query: { project_id } }, options), "added"),
    async remove(member, options) {
      readMemberKey(capabilities, "remove", member);
      if (member.memberId !== undefined) return removeById(member, options);
      const { list } = await readList("llamacloud", users.list({ path }, options), (all) => all);
      const found = indexPeople(list.map(toMember))(member);
      return found === undefined ? { outcome: "notMember", raw: undefined } : removeById({ memberId: found.memberId ?? "" }, options);
    },
  };
}

/** The role of that id or name. @throws ConfigError when there is none, or when several bear the name. */
function findRole(role: string, known: readonly Role[]): Role {
  const byId = known.find(({ id }) => id === role);
  const [named, ...others] = known.filter(({ name }) => name === role);
  const found = byId ?? (others.length === 0 ? named : undefined);
  if (found !== undefined) return found;
  const names = known.map(({ name }) => name).join(", ");
  const quoted = JSON.stringify(role);
  const problem =
    named === undefined ? `has no role ${quoted}; it has ${names}` : `has ${others.length + 1} roles named ${quoted}; give the id of one`;
  throw new ConfigError(`the organization ${problem}. Nothing was changed.`, { vendor: "llamacloud", parameter: "role" });
}

function isOnlyRole({ raw }: Member<unknown>, wanted: string): boolean {
  const { roles = [] } = raw as UserOrganization; // every member of this scope was made by toMember
  return roles.length > 0 && roles.every(({ role }) => role?.name === wanted || role?.id === wanted);
}

function toMember(user: UserOrganization): Member<UserOrganization> {
  // A server that leaves the roles out is no reason to lose the member.
  const names = new Set(user.roles?.map(({ role }) => role?.name));
  const [role] = names;
  return {
    ...(typeof user.user_id === "string" ? { memberId: user.user_id } : {}),
    ...(typeof user.email === "string" ? { email: user.email } : {}),
    // With several roles there is no one role to name; `raw` has them all.
    ...(role !== undefined && names.size === 1 ? { role } : {}),
    // The vendor's default for `pending` is true, so a missing value is not an active member.
    status: user.pending === false ? "unknown" : "pending",
    raw: user,
  };
}
