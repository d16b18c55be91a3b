/** From a prepared request to an answer that callers can use: hooks around the transport, decoding, and the error it may stand for. */

import { type Answer, decode, readRequestId, toReadCase } from "./decode.js";
import type { DecodeError, HttpError } from "./errors.js";
import { type Passage, toCutError, toDecodeError, toHttpError } from "./failures.js";
import type { CallOutcome } from "./hooks.js";
import { within } from "./limits.js";
import { ArgumentProblem } from "./scalar.js";
import { toLimits } from "./send-once.js";
import { type Delivery, transmit } from "./transport.js";

/** An answer, the error it stands for if it is not a success, and the words for a page that cannot be continued. */
export interface Settled {
  readonly answer: Answer;
  readonly error: HttpError | undefined;
  /** The call that it answers. */
  readonly passage: Passage;
  toPageError(problem: string): DecodeError;
}

/** Sends a prepared request, with the hooks of the call around it. */
export async function deliver(passage: Passage): Promise<Delivery> {
  const { operation, policy } = passage.call;
  const hooks = policy.hooks.flatMap(({ call }) => call ?? []);
  if (hooks.length === 0) return transmit(passage);
  let delivery: Promise<Delivery> | undefined;
  const send = async (): Promise<CallOutcome> => {
    delivery = transmit(passage);
    const { status, headers } = (await delivery).response;
    return { status, requestId: readRequestId(headers), attempts: passage.attempts.length };
  };
  const around = hooks.reduceRight<() => Promise<CallOutcome>>((next, hook) => async () => hook({ operation }, next), send);
  const outcome = await within({ ...toLimits(passage.call), timeout: undefined }, around);
  if (outcome.kind === "failed") throw outcome.error;
  // What is under way ends with the same deadline and signal, and knows more about it. A hook can watch a failure, but not undo it.
  const final = await delivery;
  if (outcome.kind !== "done") throw toCutError(passage, outcome.kind, "hooks.call");
  if (final === undefined) throw new ArgumentProblem("hooks.call", "returned without calling next");
  return final;
}

/** Reads a delivery. @throws DecodeError when a success does not have the body that the document promises. */
export function settle(passage: Passage, { response, bytes }: Delivery): Settled {
  const answer = decode(passage.call.operation, response, bytes);
  if ("problem" in answer) throw toDecodeError(passage, { ...answer, response });
  const { headers } = passage.call.operation;
  return {
    answer:
      headers === undefined
        ? answer
        : { ...answer, headers: headers.read(headers, toReadCase(passage.call.operation, answer.status), response.headers) },
    error: answer.ok ? undefined : toHttpError(passage, answer),
    passage,
    toPageError: (problem) => toDecodeError(passage, { problem, text: "", response }),
  };
}
