/** LlamaCloud's scopes: organizations, whose members may be pending and whose role ids differ per deployment; and their projects. */

import type { LlamaCloudClient, Role, UserOrganization, UserOrganizationRole } from "@rosterkit/llamacloud";
import { type CallOptions, ConfigError } from "@rosterkit/runtime";
import { readAnswerList, toResult } from "./answer.js";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, ByEither, ById, List, Member, RemoveResult, UpdateResult, VerbOn } from "./member.js";
import { readMemberKey } from "./member-key.js";
import { type InOrganization, isSamePerson, type ScopeFacts, toAdministers, toFacts } from "./scope.js";

type LlamaCloud = Pick<LlamaCloudClient, "organizations">;

/** What {@link llamacloudOrganization} can do. */
export const llamacloudOrganizationCapabilities: Capabilities<"llamacloud", "organization"> = {
  vendor: "llamacloud",
  scope: "organization",
  verbs: {
    list: {},
    add: { key: "email", otherKey: "memberId", note: "someone without an account stays pending; several at once with addMany" },
    update: { key: "memberId", needs: ["role"], note: "assigns a role, named as the organization names it" },
    remove: { key: "memberId", note: "a pending member has no id to be removed by" },
  },
};

/** What {@link llamacloudProject} can do. */
export const llamacloudProjectCapabilities: Capabilities<"llamacloud", "project"> = {
  vendor: "llamacloud",
  scope: "project",
  verbs: {
    add: { key: "memberId", note: "the person must be a member of the organization" },
    remove: { key: "memberId", otherKey: "email", note: "by email it reads the organization's list first" },
  },
};

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
export function llamacloudOrganization(llamacloud: LlamaCloud, { organizationId }: InOrganization): LlamaCloudOrganization {
  const { users, roles } = llamacloud.organizations;
  const path = { organization_id: organizationId };
  const place = { users, roles, path };
  const capabilities = llamacloudOrganizationCapabilities;
  return {
    ...toFacts(capabilities, organizationId),
    // The vendor's guide: neither kind of viewer may manage members. Other roles are an organization's own.
    administers: toAdministers(["Admin"], ["Viewer", "ViewerV2"]),
    hasRole: isOnlyRole,
    async *list(options) {
      const answer = await users.list({ path }, options).withResponse();
      for (const user of readAnswerList("llamacloud", answer, answer.data)) yield toMember(user);
    },
    add: async (member, options) => (await send(place, [member], options))(member),
    addMany: async (members, options) => (members.length === 0 ? [] : members.map(await send(place, members, options))),
    async update(member, options) {
      const user_id = readMemberKey(capabilities, "update", member);
      const [role_id = ""] = await toRoleIds(place, [member], options);
      const body = { user_id, role_id, organization_id: organizationId };
      return toResult(users.assignRole({ path, body }, options), () => "updated");
    },
    async remove(member, options) {
      const member_user_id = readMemberKey(capabilities, "remove", member);
      return toResult(users.remove({ path: { ...path, member_user_id } }, options), () => "removed");
    },
  };
}

type WithRole = { readonly role?: string | undefined };
type ToOutcome = (wanted: LlamaCloudNewMember) => LlamaCloudAddResult;

/** Where an organization's members are changed. */
type Place = Pick<LlamaCloudClient["organizations"], "users" | "roles"> & { readonly path: { organization_id: string } };

async function toRoleIds({ roles, path }: Place, wanted: readonly WithRole[], options?: CallOptions): Promise<(string | undefined)[]> {
  if (wanted.every(({ role }) => role === undefined)) return [];
  const answer = await roles.list({ path }, options).withResponse();
  const known = readAnswerList("llamacloud", answer, answer.data);
  return wanted.map(({ role }) => (role === undefined ? undefined : findRole(role, known).id));
}

/** Sends one array, and gives the function that finds what became of each of its members. */
async function send(place: Place, members: readonly LlamaCloudNewMember[], options?: CallOptions): Promise<ToOutcome> {
  const keys = members.map((member) => {
    const key = readMemberKey(llamacloudOrganizationCapabilities, "add", member);
    const project_ids = member.projectIds ?? null;
    return member.memberId === undefined ? { email: key, project_ids } : { user_id: key, project_ids };
  });
  const roleIds = await toRoleIds(place, members, options);
  const body = keys.map((key, index) => ({ ...key, role_id: roleIds[index] }));
  const answer = await place.users.add({ path: place.path, body }, options).withResponse();
  const listed = readAnswerList("llamacloud", answer, answer.data).map(toMember);
  const common = { raw: answer.data, ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }) };
  return (wanted) => {
    const member = listed.find((candidate) => isSamePerson(candidate, wanted));
    if (member === undefined) return { outcome: "unknown", ...common };
    return { outcome: member.status === "pending" ? "pending" : "added", member, ...common };
  };
}

/** The members of one LlamaCloud project, by its id and its organization's (UUIDs). */
export function llamacloudProject(llamacloud: LlamaCloud, ids: InOrganization & { readonly projectId: string }): LlamaCloudProject {
  const { users } = llamacloud.organizations;
  const path = { organization_id: ids.organizationId };
  return {
    ...toFacts(llamacloudProjectCapabilities, ids.projectId),
    administers: toAdministers(["Admin"], ["Viewer", "ViewerV2"]),
    async add(member, options) {
      const user_id = readMemberKey(llamacloudProjectCapabilities, "add", member);
      return toResult(users.projects.add({ path: { ...path, user_id }, query: { project_id: ids.projectId } }, options), () => "added");
    },
    async remove(member, options) {
      let user_id = readMemberKey(llamacloudProjectCapabilities, "remove", member);
      if (member.memberId === undefined) {
        const answer = await users.list({ path }, options).withResponse();
        const listed = readAnswerList("llamacloud", answer, answer.data).map(toMember);
        const found = listed.find((candidate) => isSamePerson(candidate, member));
        if (found === undefined) return { outcome: "notMember", raw: undefined };
        user_id = readMemberKey(llamacloudProjectCapabilities, "remove", { memberId: found.memberId });
      }
      return toResult(users.projects.remove({ path: { ...path, user_id, project_id: ids.projectId } }, options), () => "removed");
    },
  };
}

/** The role of that id or name. @throws ConfigError when there is none, or when several bear the name. */
function findRole(role: string, known: readonly Role[]): Role {
  const byId = known.find(({ id }) => id === role);
  if (byId !== undefined) return byId;
  const [found, ...others] = known.filter(({ name }) => name === role);
  if (found !== undefined && others.length === 0) return found;
  const quoted = JSON.stringify(role);
  const problem =
    found === undefined
      ? `has no role ${quoted}; it has ${known.map(({ name }) => name).join(", ")}`
      : `has ${others.length + 1} roles named ${quoted}; give the id of one`;
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
