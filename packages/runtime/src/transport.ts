/** Carries one call through its attempts: credentials, time, retries, and the errors that come of them. */

import { type AttemptResult, type Delivery, sendOnce } from "./attempt.js";
import { type Authorization, authorize } from "./auth.js";
import type { Attempt } from "./errors.js";
import { toCoolDownError, toCutError, toError, toFamily } from "./failures.js";
import { within } from "./limits.js";
import { isStream } from "./operation.js";
import { coolDown, toBudget } from "./pace.js";
import { type Passage, toContext, toLimits, toRemaining } from "./passage.js";
import { redact, toErrorCode } from "./redact.js";
import { decideRetry, type Failure, isBeforeSending, isTransient, longestRetryAfter, toLateDelay, toRetryHint } from "./retry.js";
import { ArgumentProblem } from "./scalar.js";

/** Sends the request until an answer is final. Rejects with an error of the family when there is no usable answer. */
export function transmit(passage: Passage): Promise<Delivery> {
  return sendUntilFinal(passage).catch((error: unknown) => {
    throw toFamily(error, toContext(passage));
  });
}

async function sendUntilFinal(passage: Passage): Promise<Delivery> {
  const { attempts, policy, operation, source } = passage;
  let authorization = await authorizeInTime(passage);
  let repeats = 0;
  let hasRefreshed = false;
  for (;;) {
    passage.secrets.push(...authorization.secrets);
    if (passage.pace.coolDowns.size > 0) await awaitCoolDown(passage, authorization);
    const result = await sendOnce(passage, authorization);
    if (result.kind === "mishap") {
      if (result.wasSent) attempts.push({ failure: "unknown" });
      throw result.error;
    }
    attempts.push(toAttempt(result));
    report(passage, result);
    if (
      result.kind === "response" &&
      result.response.status === 401 &&
      authorization.isRefreshable &&
      !hasRefreshed &&
      !isStream(passage.body)
    ) {
      hasRefreshed = true;
      const fresh = await authorizeInTime(passage);
      // The server refused before acting, so repeating is safe; with the same value it would only refuse again.
      if (toKey(fresh) !== toKey(authorization)) {
        authorization = fresh;
        continue;
      }
    }
    const delay = decide(passage, result, { authorization, repeats });
    if (delay === undefined) {
      if (result.kind === "response") return result;
      throw toError(passage, result);
    }
    repeats += 1;
    attempts[attempts.length - 1] = { ...toAttempt(result), delay };
    policy.logger?.info?.(`${source.definition.vendor}: ${operation.name} is repeated in ${delay} ms`, {
      attempt: attempts.length,
    });
    await pause(passage, delay);
    if (authorization.isRefreshable) authorization = await authorizeInTime(passage);
  }
}

/** Finds the credentials; a function that is asked for one has as long as an attempt has. */
function authorizeInTime(passage: Passage): Authorization | Promise<Authorization> {
  return authorize(passage.source, passage.security, async (option, credential) => {
    const outcome = await within(toLimits(passage, passage.policy.timeout), async () => credential());
    if (outcome.kind === "done") return outcome.value;
    if (outcome.kind === "failed") throw new ArgumentProblem(option, "is a function that failed when it was asked", outcome.error);
    throw toCutError(passage, outcome.kind, option);
  });
}

function toKey({ secrets }: Authorization): string {
  return secrets.join("\n");
}

/** What a call knows when it decides on a repeat, beside the answer. */
interface Standing {
  readonly authorization: Authorization;
  readonly repeats: number;
}

/** The delay before the repeat, undefined when the result is final; keeps the shared budget and cool-downs. */
function decide(passage: Passage, result: AttemptResult, { authorization, repeats }: Standing): number | undefined {
  const { environment, pace, policy, operation } = passage;
  const failure = toFailure(passage, result);
  if (failure === undefined) return undefined;
  const { status, hint } = failure;
  // A longer hint concerns the call that got it: it may well be about that operation alone.
  if (status === 429 && hint !== undefined && hint <= longestRetryAfter) {
    coolDown(pace, toKey(authorization), { delay: hint, now: environment.elapsed() });
  }
  const remaining = toRemaining(passage);
  const random = environment.random();
  const retries = isStream(passage.body) ? 0 : policy.retries;
  const delay = decideRetry({ operation, failure, attempt: repeats + 1, retries, budget: pace.budget, remaining, random });
  pace.budget = toBudget(pace.budget, delay !== undefined ? "repeated" : isTransient(failure) ? "failed" : "answered");
  return delay;
}

/** What there is to decide about; undefined for what was cut short, since that is final. */
function toFailure({ environment }: Passage, result: AttemptResult): Failure | undefined {
  switch (result.kind) {
    case "response": {
      const { status, headers } = result.response;
      return { status, hint: status < 400 ? undefined : toRetryHint(headers, environment.now()), wasSent: true };
    }
    case "timeout":
      return { status: undefined, wasSent: true };
    case "connection":
      return { status: undefined, wasSent: result.hasResponse || !isBeforeSending(toErrorCode(result.error)) };
    default:
      return undefined;
  }
}

function toAttempt(result: AttemptResult): Attempt {
  if (result.kind === "response" || result.kind === "tooLarge") return { status: result.response.status };
  return { failure: result.kind === "connection" ? (toErrorCode(result.error) ?? "connection") : result.kind };
}

function report({ policy, operation, source, url, attempts, secrets }: Passage, result: AttemptResult): void {
  if (policy.logger?.debug === undefined) return;
  const { status, failure } = toAttempt(result);
  const outcome = status === undefined ? `failed (${failure})` : `answered ${status}`;
  // An undocumented path is written out by the caller, values included, so the line is masked like any other.
  policy.logger.debug(redact(`${source.definition.vendor}: ${operation.method} ${operation.path} ${outcome}`, secrets), {
    operation: operation.name,
    attempt: attempts.length,
    origin: new URL(url).origin,
  });
}

/** Waits until the credential may be used again. @throws DeadlineError at once when that is beyond the deadline. */
async function awaitCoolDown(passage: Passage, authorization: Authorization): Promise<void> {
  const { environment, pace } = passage;
  for (;;) {
    const wait = (pace.coolDowns.get(toKey(authorization)) ?? 0) - environment.elapsed();
    if (wait <= 0) return;
    const remaining = toRemaining(passage);
    const delay = toLateDelay(wait, environment.random());
    if (remaining !== undefined && delay >= remaining) throw toCoolDownError(passage, wait);
    await pause(passage, delay);
  }
}

/** Waits. @throws AbortedError as soon as the caller's signal ends the wait. */
async function pause(passage: Passage, delay: number): Promise<void> {
  const { environment, signal } = passage;
  const outcome = await within({ environment, signal, timeout: delay, remaining: undefined }, () => new Promise(() => {}));
  if (outcome.kind === "aborted") throw toCutError(passage, "aborted");
}
