/** From a prepared request to an answer that callers can use: hooks around the transport, decoding, and the error it may stand for. */

import type { Delivery } from "./attempt.js";
import { type Answer, decode, readRequestId } from "./decode.js";
import type { ApiError, HttpError } from "./errors.js";
import { toCutError, toHttpError } from "./failures.js";
import type { CallOutcome } from "./hooks.js";
import { type Cut, within } from "./limits.js";
import type { Passage } from "./passage.js";
import { refuse } from "./scalar.js";
import { transmit } from "./transport.js";

/** An answer, the error it stands for if it is not a success, and the call that it answers. */
export interface Settled {
  readonly answer: Answer;
  readonly error: HttpError | undefined;
  readonly passage: Passage;
}

/** Sends a prepared request, with the hooks of the call around it. */
export function deliver(passage: Passage): Promise<Delivery> {
  return passage.policy.callHooks.length === 0 ? transmit(passage) : deliverThroughHooks(passage);
}

async function deliverThroughHooks(passage: Passage): Promise<Delivery> {
  const { operation, policy, attempts } = passage;
  let delivery: Promise<Delivery> | undefined;
  const send = async (): Promise<CallOutcome> => {
    delivery = transmit(passage);
    const { status, headers } = (await delivery).response;
    return { status, requestId: readRequestId(headers), attempts: attempts.length };
  };
  const around = policy.callHooks.reduceRight<() => Promise<CallOutcome>>((next, hook) => async () => hook({ operation }, next), send);
  let cut: ApiError | undefined;
  const toError = (by: Cut): ApiError => {
    cut = toCutError(passage, by, "hooks.call");
    return cut;
  };
  try {
    await within(passage, { toError }, around);
  } catch (error) {
    // What is under way ends with the same deadline and signal, and knows more about it.
    if (error === cut) await delivery;
    throw error;
  }
  // A hook can watch a failure, but not undo it.
  return (await delivery) ?? refuse("hooks.call", "returned without calling next");
}

/** Reads a delivery. @throws DecodeError when a success does not have the body that the document promises. */
export function settle(passage: Passage, delivery: Delivery): Settled {
  const answer = decode(passage, delivery);
  return { answer, error: answer.ok ? undefined : toHttpError(passage, answer), passage };
}
