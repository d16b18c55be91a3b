/** LlamaCloud's scope: an organization. Members may be pending, and roles have ids that differ per deployment. */

import type { LlamaCloudClient, Role, UserOrganization, UserOrganizationRole } from "@rosterkit/llamacloud";
import { type CallOptions, ConfigError } from "@rosterkit/runtime";
import { readAnswerList } from "./answer-list.js";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, Member, RemoveResult, UpdateResult } from "./member.js";
import { readMemberKey, refusal, requireTexts } from "./member-key.js";
import { withRequestId } from "./request-id.js";

/** What {@link llamacloudOrganization} can do. */
export const llamacloudOrganizationCapabilities: Capabilities = {
  vendor: "llamacloud",
  scope: "organization",
  verbs: {
    list: {},
    add: { key: "email", note: "also by memberId; someone without an account stays pending" },
    update: { key: "memberId", note: "assigns a role, named as the organization names it" },
    remove: { key: "memberId", note: "a pending member has no id to be removed by" },
  },
};

/** Someone to add: by e-mail address or by user id, not both. */
export type LlamaCloudNewMember = (
  | { readonly email: string; readonly memberId?: never }
  | { readonly memberId: string; readonly email?: never }
) & {
  /** The role's name, such as `Admin`, or its id. Default: what the vendor gives. */
  readonly role?: string | undefined;
  /** The projects that the membership covers. Default null: all of them, as the vendor's guide is understood. */
  readonly projectIds?: string[] | null | undefined;
};

/** The members of one LlamaCloud organization. */
export interface LlamaCloudOrganization {
  readonly vendor: "llamacloud";
  readonly scope: "organization";
  readonly organizationId: string;
  readonly capabilities: Capabilities;
  /** Every member, pending ones included; the vendor answers with one unpaged list. */
  list(options?: CallOptions): AsyncIterable<Member<UserOrganization>>;
  /** Adds a member; `pending` when the person has no account yet, `unknown` when the answer does not speak of them. @throws ApiError */
  add(
    member: LlamaCloudNewMember,
    options?: CallOptions,
  ): Promise<AddResult<"added" | "pending" | "unknown", UserOrganization[], UserOrganization>>;
  /** Assigns a role by its name or id. @throws ApiError; ConfigError when the organization has no such role. */
  update(member: { readonly memberId: string; readonly role: string }, options?: CallOptions): Promise<UpdateResult<UserOrganizationRole>>;
  /** Removes a member. @throws ApiError */
  remove(member: { readonly memberId: string }, options?: CallOptions): Promise<RemoveResult<"removed", undefined>>;
}

/** The members of one LlamaCloud organization, by its id (a UUID). */
export function llamacloudOrganization(
  llamacloud: Pick<LlamaCloudClient, "organizations">,
  { organizationId }: { readonly organizationId: string },
): LlamaCloudOrganization {
  const { users, roles } = llamacloud.organizations;
  const path = { organization_id: organizationId };

  async function toRoleId(role: string, options: CallOptions | undefined): Promise<string> {
    const answer = await roles.list({ path }, options).withResponse();
    return findRole(role, readAnswerList("llamacloud", answer, answer.data)).id;
  }

  return {
    vendor: "llamacloud",
    scope: "organization",
    organizationId,
    capabilities: llamacloudOrganizationCapabilities,
    async *list(options) {
      const answer = await users.list({ path }, options).withResponse();
      for (const user of readAnswerList("llamacloud", answer, answer.data)) yield toMember(user);
    },
    async add(member, options) {
      const key = member.memberId === undefined ? "email" : "memberId";
      if (key === "memberId" && member.email !== undefined) {
        throw refusal(llamacloudOrganizationCapabilities, "add", { parameter: "email", takes: "email or memberId, not both" });
      }
      const value = readMemberKey(llamacloudOrganizationCapabilities, "add", member, key);
      const role_id = member.role === undefined ? undefined : await toRoleId(member.role, options);
      const named = key === "email" ? { email: value } : { user_id: value };
      const answer = await users
        .add({ path, body: [{ ...named, role_id, project_ids: member.projectIds ?? null }] }, options)
        .withResponse();
      const added = readAnswerList("llamacloud", answer, answer.data).find((user) => isSame(user, named));
      if (added === undefined) return withRequestId({ outcome: "unknown", raw: answer.data }, answer.requestId);
      // The vendor's default for `pending` is true, so a missing value is not an active member.
      const outcome = added.pending === false ? "added" : "pending";
      return withRequestId({ outcome, member: toMember(added), raw: answer.data }, answer.requestId);
    },
    async update(member, options) {
      const user_id = readMemberKey(llamacloudOrganizationCapabilities, "update", member, "memberId");
      requireTexts(llamacloudOrganizationCapabilities, "update", { role: member.role });
      const role_id = await toRoleId(member.role, options);
      const body = { user_id, role_id, organization_id: organizationId };
      const { data, requestId } = await users.assignRole({ path, body }, options).withResponse();
      return withRequestId({ outcome: "updated", raw: data }, requestId);
    },
    async remove(member, options) {
      const member_user_id = readMemberKey(llamacloudOrganizationCapabilities, "remove", member, "memberId");
      const { requestId } = await users.remove({ path: { ...path, member_user_id } }, options).withResponse();
      return withRequestId({ outcome: "removed", raw: undefined }, requestId);
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

function isSame(user: UserOrganization, named: { readonly email?: string; readonly user_id?: string }): boolean {
  if (named.email !== undefined) return user.email?.toLowerCase() === named.email.toLowerCase();
  return user.user_id === named.user_id;
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
    status: user.pending === false ? "unknown" : "pending",
    raw: user,
  };
}
