/** From a client's answer to the facade's words. */

import { ApiError, ConnectionError, DecodeError, HttpError, type WithResponse } from "@rosterkit/runtime";
import type { Result } from "./member.js";

/** What a call came to, in one word, with the vendor's answer and request id. */
export async function toResult<Raw, Outcome extends string>(
  call: { withResponse(): Promise<WithResponse<Raw>> },
  toOutcome: (raw: Raw) => Outcome,
): Promise<Result<Outcome, Raw>> {
  const { data, requestId } = await call.withResponse();
  return { outcome: toOutcome(data), raw: data, ...(requestId === undefined ? {} : { requestId }) };
}

/** The entries of a list in an answer; a malformed one must never pass for an empty scope. @throws DecodeError */
export function readAnswerList<Raw>(vendor: string, answer: WithResponse<unknown>, list: readonly Raw[]): readonly Raw[] {
  // The document promises a list of objects; nothing but this line holds the server to it.
  if (Array.isArray(list) && list.every((entry) => typeof entry === "object" && entry !== null)) return list;
  const problem = "the list in the answer is no array of objects, and is not taken for an empty one.";
  throw new DecodeError(problem, { vendor, status: answer.response.status, requestId: answer.requestId, excerpt: "" });
}

/** Whether the vendor may have acted although the call failed: it was sent, and not refused. */
export function isUndecided(error: unknown): boolean {
  if (error instanceof HttpError) return error.status >= 500;
  if (error instanceof ConnectionError && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(error.code ?? "")) return false;
  return error instanceof ApiError && error.attempts.length > 0;
}
