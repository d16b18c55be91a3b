/** Guards against lists that are not lists: a malformed answer must never pass for an empty scope. */

import { DecodeError, type WithResponse } from "@rosterkit/runtime";

/** The members in an answer. @throws DecodeError when there is no array. */
export function readMemberList<Raw>(vendor: string, answer: WithResponse<unknown>, members: readonly Raw[]): readonly Raw[] {
  if (Array.isArray(members)) return members;
  throw new DecodeError("the list of members holds no array, so who is a member is unknown.", {
    vendor,
    status: answer.response.status,
    requestId: answer.requestId,
    excerpt: "",
  });
}
