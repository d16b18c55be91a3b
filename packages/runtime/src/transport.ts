/** Carries one call through its attempts: credentials, time, retries, and the errors that come of them. */

import { type AttemptResult, isBeforeSending } from "./attempt.js";
import { type Authorization, authorize, type CredentialSource } from "./auth.js";
import type { Bytes } from "./bytes.js";
import type { Environment } from "./environment.js";
import type { Attempt } from "./errors.js";
import { type History, type Passage, toConfigError, toContext, toCutError, toError } from "./failures.js";
import { within } from "./limits.js";
import type { Operation, Payload, SecurityAlternative } from "./operation.js";
import type { Policy } from "./options.js";
import { redact, toErrorCode } from "./redact.js";
import { decideRetry, type Failure, type RetryDecision, toRetryHint } from "./retry.js";
import { ArgumentProblem } from "./scalar.js";
import { sendOnce, toLimits, toRemaining } from "./send-once.js";
import { unreachable } from "./unreachable.js";

/** A request before any attempt: everything but the credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Payload | undefined;
}

/** One call: what to send, under which rules. */
export interface Transmission {
  readonly operation: Operation;
  readonly security: readonly SecurityAlternative[];
  readonly source: CredentialSource;
  readonly policy: Policy;
  readonly environment: Environment;
  readonly signal: AbortSignal | undefined;
  /** When the call must be over, in milliseconds since the epoch. */
  readonly deadlineAt: number | undefined;
}

/** A final answer, not yet read, with what it took to get it. */
export interface Delivery {
  readonly response: Response;
  readonly bytes: Bytes;
  readonly history: History;
}

/** Sends the request until an answer is final. Rejects with an error of the family when there is no usable answer. */
export async function transmit(call: Transmission, request: PreparedRequest): Promise<Delivery> {
  const journal: Journal = { attempts: [], secrets: new Set() };
  const passage = { call, request, history: journal };
  try {
    return await sendUntilFinal(passage, journal);
  } catch (error) {
    throw error instanceof ArgumentProblem ? toConfigError(error, toContext(passage)) : error;
  }
}

/** The history of a call while it is being written. */
interface Journal {
  readonly attempts: Attempt[];
  readonly secrets: Set<string>;
}

async function sendUntilFinal(passage: Passage, { attempts, secrets }: Journal): Promise<Delivery> {
  const { call, history } = passage;
  let authorization = await authorizeInTime(passage);
  let repeats = 0;
  let hasRefreshed = false;
  for (;;) {
    for (const secret of authorization.secrets) secrets.add(secret);
    const result = await sendOnce(passage, authorization);
    if (result.kind === "mishap") {
      if (result.wasSent) attempts.push({ failure: "unknown" });
      throw result.error;
    }
    attempts.push(toAttempt(result));
    report(passage, result);
    if (isUnauthorized(result) && authorization.isRefreshable && !hasRefreshed) {
      hasRefreshed = true;
      const fresh = await authorizeInTime(passage);
      // The server refused before acting, so repeating is safe; with the same value it would only refuse again.
      if (fresh.secrets.join("\n") !== authorization.secrets.join("\n")) {
        authorization = fresh;
        continue;
      }
    }
    const decision = decide(call, result, repeats);
    if (decision.kind !== "retry") {
      if (result.kind === "response") return { response: result.response, bytes: result.bytes, history };
      throw toError(passage, result);
    }
    repeats += 1;
    attempts[attempts.length - 1] = { ...toAttempt(result), delay: decision.delay };
    await pause(passage, decision.delay);
    if (authorization.isRefreshable) authorization = await authorizeInTime(passage);
  }
}

/** Finds the credentials; a function that is asked for one has as long as an attempt has. */
function authorizeInTime(passage: Passage): Promise<Authorization> {
  const { call } = passage;
  return authorize(call.source, call.security, async (option, credential) => {
    const outcome = await within(toLimits(call), async () => credential());
    if (outcome.kind === "done") return outcome.value;
    if (outcome.kind === "failed") throw new ArgumentProblem(option, "is a function that failed when it was asked", outcome.error);
    throw toCutError(passage, outcome.kind, option);
  });
}

function isUnauthorized(result: AttemptResult): boolean {
  return result.kind === "response" && result.response.status === 401;
}

function decide(call: Transmission, result: AttemptResult, repeats: number): RetryDecision {
  const failure = toFailure(call, result);
  if (failure === undefined) return { kind: "stop" };
  return decideRetry({
    operation: call.operation,
    failure,
    attempt: repeats + 1,
    retries: call.policy.retries,
    remaining: toRemaining(call),
    random: call.environment.random(),
  });
}

function toFailure(call: Transmission, result: AttemptResult): Failure | undefined {
  switch (result.kind) {
    case "response":
      return result.response.status < 400
        ? undefined
        : { kind: "http", status: result.response.status, hint: toRetryHint(result.response.headers, call.environment.now()) };
    case "timeout":
      return { kind: "timeout" };
    case "connection":
      return { kind: "connection", wasSent: result.hasResponse || !isBeforeSending(toErrorCode(result.error)) };
    case "aborted":
    case "deadline":
    case "tooLarge":
      return undefined;
    default:
      return unreachable(result);
  }
}

function toAttempt(result: AttemptResult): Attempt {
  if (result.kind === "response" || result.kind === "tooLarge") return { status: result.response.status };
  return { failure: result.kind === "connection" ? (toErrorCode(result.error) ?? "connection") : result.kind };
}

function report({ call, request, history }: Passage, result: AttemptResult): void {
  const { logger } = call.policy;
  if (logger?.debug === undefined) return;
  const { status, failure } = toAttempt(result);
  const outcome = status === undefined ? `failed (${failure})` : `answered ${status}`;
  // An undocumented path is written out by the caller, values included, so the line is masked like any other.
  const line = redact(`${call.source.definition.vendor}: ${call.operation.method} ${call.operation.path} ${outcome}`, history.secrets);
  logger.debug(line, {
    operation: call.operation.name,
    attempt: history.attempts.length,
    origin: new URL(request.url).origin,
  });
}

/** Waits between attempts. @throws AbortedError as soon as the caller's signal ends the wait. */
async function pause(passage: Passage, delay: number): Promise<void> {
  const { call, history } = passage;
  const { environment, signal, policy, operation, source } = call;
  policy.logger?.info?.(`${source.definition.vendor}: ${operation.name} is repeated in ${delay} ms`, { attempt: history.attempts.length });
  const isAborted = await new Promise<boolean>((resolve) => {
    if (signal?.aborted) return resolve(true);
    const onAbort = (): void => {
      cancel();
      resolve(true);
    };
    const cancel = environment.schedule(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(false);
    }, delay);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
  if (isAborted) throw toCutError(passage, "aborted");
}
