/** From a prepared request to an answer that callers can use: hooks around the transport, decoding, and the error it may stand for. */

import { type Answer, decode, readRequestId } from "./decode.js";
import type { DecodeError, HttpError } from "./errors.js";
import { toDecodeError, toHttpError } from "./failures.js";
import type { CallOutcome } from "./hooks.js";
import { ArgumentProblem } from "./scalar.js";
import { type Delivery, type PreparedRequest, type Transmission, transmit } from "./transport.js";

/** An answer, the error it stands for if it is not a success, and the words for a page that cannot be continued. */
export interface Settled {
  readonly answer: Answer;
  readonly error: HttpError | undefined;
  toPageError(problem: string): DecodeError;
}

/** Sends a prepared request, with the hooks of the call around it. */
export async function deliver(transmission: Transmission, request: PreparedRequest): Promise<Delivery> {
  let delivery: Delivery | undefined;
  let failure: { readonly error: unknown } | undefined;
  const send = async (): Promise<CallOutcome> => {
    try {
      delivery = await transmit(transmission, request);
    } catch (error) {
      failure = { error };
      throw error;
    }
    const { response, history } = delivery;
    return { status: response.status, requestId: readRequestId(response.headers), attempts: history.attempts.length };
  };
  const around = transmission.policy.hooks.reduceRight<() => Promise<CallOutcome>>((next, hooks) => {
    const hook = hooks.call;
    return hook === undefined ? next : async () => hook({ operation: transmission.operation }, next);
  }, send);
  await around();
  if (delivery !== undefined) return delivery;
  // A hook can watch a failure, but not undo it: there is no answer to give instead.
  if (failure !== undefined) throw failure.error;
  throw new ArgumentProblem("hooks.call", "returned without calling next");
}

/** Reads a delivery. @throws DecodeError when a success does not have the body that the document promises. */
export function settle(transmission: Transmission, request: PreparedRequest, delivery: Delivery): Settled {
  const { response, bytes, history } = delivery;
  const passage = { call: transmission, request, history };
  const answer = decode(transmission.operation, response, bytes);
  if ("problem" in answer) throw toDecodeError(passage, { ...answer, response });
  return {
    answer,
    error: answer.ok ? undefined : toHttpError(passage, answer),
    toPageError: (problem) => toDecodeError(passage, { problem, text: "", response }),
  };
}
