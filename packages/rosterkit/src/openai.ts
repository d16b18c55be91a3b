/** OpenAI's scopes: groups of an organization. */

import type { GroupUser, GroupUserAssignment, GroupUserDeletedResource, OpenAIClient } from "@rosterkit/openai";
import { toResult } from "./answer.js";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, List, Member, RemoveResult, VerbOn } from "./member.js";
import { readMemberKey } from "./member-key.js";
import { type ScopeFacts, toFacts } from "./scope.js";

/** What {@link openaiGroup} can do. */
export const openaiGroupCapabilities: Capabilities<"openai", "group"> = {
  vendor: "openai",
  scope: "group",
  verbs: {
    list: {},
    add: { key: "memberId", note: "the user must already belong to the organization" },
    remove: { key: "memberId" },
  },
  pace: { requests: 7, seconds: 60 },
};

/** The members of one OpenAI group. A membership has no role and no status there, so there is nothing to update. */
export interface OpenAIGroup extends ScopeFacts<"openai", "group"> {
  list: List<GroupUser>;
  /** Attaches a user of the organization to the group. */
  add: VerbOn<{ readonly memberId: string }, AddResult<"added", GroupUserAssignment>>;
  /** Takes a user out of the group; one who is not in it is an error of the vendor's, which documents no signal for that. */
  remove: VerbOn<{ readonly memberId: string }, RemoveResult<"removed" | "unknown", GroupUserDeletedResource>>;
}

/** The members of one OpenAI group, by the group's id. */
export function openaiGroup(openai: Pick<OpenAIClient, "groups">, { groupId }: { readonly groupId: string }): OpenAIGroup {
  const { users } = openai.groups;
  const path = { group_id: groupId };
  return {
    ...toFacts(openaiGroupCapabilities, groupId),
    // Groups are managed with the organization's admin key, never by their members.
    administers: () => false,
    async *list(options) {
      // As many as a page may hold: it is requests that are scarce.
      for await (const user of users.list({ path, query: { limit: 1000 } }, options)) yield toMember(user);
    },
    async add(member, options) {
      const user_id = readMemberKey(openaiGroupCapabilities, "add", member);
      return toResult(users.add({ path, body: { user_id } }, options), () => "added");
    },
    async remove(member, options) {
      const user_id = readMemberKey(openaiGroupCapabilities, "remove", member);
      return toResult(users.remove({ path: { ...path, user_id } }, options), ({ deleted }) => (deleted ? "removed" : "unknown"));
    },
  };
}

function toMember(user: GroupUser): Member<GroupUser> {
  return { memberId: user.id, ...(user.email === null ? {} : { email: user.email }), status: "unknown", raw: user };
}
