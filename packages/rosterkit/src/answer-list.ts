/** Guards against lists that are not lists: a malformed answer must never pass for an empty scope. */

import { DecodeError, type WithResponse } from "@rosterkit/runtime";

/** The entries of a list in an answer. @throws DecodeError when it is no array of objects. */
export function readAnswerList<Raw>(vendor: string, answer: WithResponse<unknown>, list: readonly Raw[]): readonly Raw[] {
  // The document promises a list of objects; nothing but this line holds the server to it.
  if (Array.isArray(list) && list.every((entry) => typeof entry === "object" && entry !== null)) return list;
  throw new DecodeError("the list in the answer is no array of objects, and is not taken for an empty one.", {
    vendor,
    status: answer.response.status,
    requestId: answer.requestId,
    excerpt: "",
  });
}
