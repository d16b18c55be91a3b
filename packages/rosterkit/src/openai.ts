/** OpenAI's scopes: groups of an organization. */

import type { GroupUser, GroupUserAssignment, GroupUserDeletedResource, OpenAIClient } from "@rosterkit/openai";
import type { CallOptions } from "@rosterkit/runtime";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, Member, RemoveResult } from "./member.js";
import { readMemberKey } from "./member-key.js";
import { withRequestId } from "./request-id.js";

/** What {@link openaiGroup} can do. */
export const openaiGroupCapabilities: Capabilities = {
  vendor: "openai",
  scope: "group",
  verbs: {
    list: {},
    add: { key: "memberId", note: "the user must already belong to the organization" },
    remove: { key: "memberId" },
  },
};

/** The members of one OpenAI group. A membership has no role and no status there, so there is nothing to update. */
export interface OpenAIGroup {
  readonly vendor: "openai";
  readonly scope: "group";
  readonly groupId: string;
  readonly capabilities: Capabilities;
  /** Every member, over as many pages as there are. Safe to repeat. */
  list(options?: CallOptions): AsyncIterable<Member<GroupUser>>;
  /** Attaches a user of the organization to the group. @throws ApiError */
  add(member: { readonly memberId: string }, options?: CallOptions): Promise<AddResult<"added", GroupUserAssignment>>;
  /** Takes a user out of the group; a user who is not in it is an error of the vendor's, as it documents no signal for that. @throws ApiError */
  remove(
    member: { readonly memberId: string },
    options?: CallOptions,
  ): Promise<RemoveResult<"removed" | "unknown", GroupUserDeletedResource>>;
}

/** The members of one OpenAI group, by the group's id. */
export function openaiGroup(openai: Pick<OpenAIClient, "groups">, { groupId }: { readonly groupId: string }): OpenAIGroup {
  const { users } = openai.groups;
  return {
    vendor: "openai",
    scope: "group",
    groupId,
    capabilities: openaiGroupCapabilities,
    async *list(options) {
      for await (const user of users.list({ path: { group_id: groupId } }, options)) yield toMember(user);
    },
    async add(member, options) {
      const user_id = readMemberKey(openaiGroupCapabilities, "add", member, "memberId");
      const { data, requestId } = await users.add({ path: { group_id: groupId }, body: { user_id } }, options).withResponse();
      return withRequestId({ outcome: "added", raw: data }, requestId);
    },
    async remove(member, options) {
      const user_id = readMemberKey(openaiGroupCapabilities, "remove", member, "memberId");
      const { data, requestId } = await users.remove({ path: { group_id: groupId, user_id } }, options).withResponse();
      return withRequestId({ outcome: data.deleted ? "removed" : "unknown", raw: data }, requestId);
    },
  };
}

function toMember(user: GroupUser): Member<GroupUser> {
  return { memberId: user.id, ...(user.email === null ? {} : { email: user.email }), status: "unknown", raw: user };
}
