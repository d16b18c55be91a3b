/** Carries one call through its attempts: credentials, time, retries, and the errors that come of them. */

import { type AttemptResult, type Delivery, sendOnce } from "./attempt.js";
import { authorize } from "./auth.js";
import type { ApiError } from "./errors.js";
import { toCoolDownError, toCutError, toFamily } from "./failures.js";
import { type Cut, within } from "./limits.js";
import { isStream } from "./operation.js";
import { coolDown, toBudget } from "./pace.js";
import { type Passage, toRemaining } from "./passage.js";
import { decideRetry, type Failure, isTransient, longestRetryAfter, toLateDelay, toRetryHint } from "./retry.js";

/** Sends the request until an answer is final. Rejects with an error of the family when there is no usable answer. */
export function transmit(passage: Passage): Promise<Delivery> {
  return sendUntilFinal(passage).catch((error: unknown) => {
    throw toFamily(error, passage);
  });
}

async function sendUntilFinal(passage: Passage): Promise<Delivery> {
  const { attempts, body, operation, policy } = passage;
  let authorization = await authorize(passage);
  let repeats = 0;
  let hasRefreshed = false;
  for (;;) {
    const { key, secrets, isRefreshable } = authorization;
    passage.secrets.push(...secrets);
    if (passage.pace.coolDowns.size > 0) await awaitCoolDown(passage, key);
    const result = await sendOnce(passage, authorization);
    if (result.response?.status === 401 && isRefreshable && !hasRefreshed && !isStream(body)) {
      hasRefreshed = true;
      authorization = await authorize(passage);
      // The server refused before acting, so repeating is safe; with the same value it would only refuse again.
      if (authorization.key !== key) continue;
    }
    const delay = decide(passage, result, { key, repeats });
    if (delay === undefined) {
      if (result.response === undefined) throw result.error;
      return result;
    }
    repeats += 1;
    attempts.push({ ...attempts.pop(), delay });
    policy.logger?.info?.(`${passage.vendor}: ${operation.name} is repeated in ${delay} ms`, { attempt: attempts.length });
    await pause(passage, delay);
    if (isRefreshable) authorization = await authorize(passage);
  }
}

/** What a call knows when it decides on a repeat, beside the answer. */
interface Standing {
  readonly key: string;
  readonly repeats: number;
}

/** The delay before the repeat, undefined when the result is final; keeps the shared budget and cool-downs. */
function decide(passage: Passage, result: AttemptResult, { key, repeats }: Standing): number | undefined {
  const { environment, pace, operation } = passage;
  const failure = result.response === undefined ? result : toFailure(result, environment.now());
  const { status, hint } = failure;
  // A longer hint concerns the call that got it: it may well be about that operation alone.
  if (status === 429 && hint !== undefined && hint <= longestRetryAfter) coolDown(pace, key, { delay: hint, now: environment.elapsed() });
  const delay = decideRetry({
    operation,
    failure,
    attempt: repeats + 1,
    retries: isStream(passage.body) ? 0 : passage.policy.retries,
    budget: pace.budget,
    remaining: toRemaining(passage),
    random: environment.random(),
  });
  // A repeat takes one of those that the client has left; an answer that is no transient failure gives one back.
  pace.budget = toBudget(pace.budget, delay !== undefined ? -1 : isTransient(failure) ? 0 : 1);
  return delay;
}

function toFailure({ response: { status, headers } }: Delivery, now: number): Failure {
  return { status, hint: status < 400 ? undefined : toRetryHint(headers, now), wasSent: true };
}

/** Waits until the credential may be used again. @throws DeadlineError at once when that is beyond the deadline. */
async function awaitCoolDown(passage: Passage, key: string): Promise<void> {
  const { environment, pace } = passage;
  for (;;) {
    const wait = (pace.coolDowns.get(key) ?? 0) - environment.elapsed();
    if (wait <= 0) return;
    const delay = toLateDelay(wait, environment.random());
    if (delay >= toRemaining(passage)) throw toCoolDownError(passage, wait);
    await pause(passage, delay);
  }
}

/** Waits, as for work that never ends. @throws AbortedError as soon as the caller's signal ends the wait. */
async function pause(passage: Passage, delay: number): Promise<void> {
  const toError = (cut: Cut): ApiError | undefined => (cut === "aborted" ? toCutError(passage, cut) : undefined);
  try {
    await within(passage, { timeout: delay, toError }, () => new Promise(() => {}));
  } catch (error) {
    if (error !== undefined) throw error;
  }
}
