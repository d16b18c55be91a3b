/** Carries one call through its attempts: credentials, time, retries, and the errors that come of them. */

import { type AttemptResult, isBeforeSending, runAttempt } from "./attempt.js";
import { type Authorization, authorize, type CredentialSource } from "./auth.js";
import type { Environment } from "./environment.js";
import type { Attempt } from "./errors.js";
import { type History, toError } from "./failures.js";
import { mergeHeaders } from "./header.js";
import type { AttemptRequest } from "./hooks.js";
import type { Operation, SecurityAlternative } from "./operation.js";
import type { Policy } from "./options.js";
import { toErrorCode } from "./redact.js";
import { decideRetry, type Failure, toRetryHint } from "./retry.js";

/** A request before any attempt: everything but the credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
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
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly history: History;
}

/** Sends the request until an answer is final. Rejects with an error of the family when there is no usable answer. */
export async function transmit(call: Transmission, request: PreparedRequest): Promise<Delivery> {
  const attempts: Attempt[] = [];
  const secrets = new Set<string>();
  let authorization = await authorize(call.source, call.security);
  let hasRefreshed = false;
  for (let number = 1; ; number += 1) {
    for (const secret of authorization.secrets) secrets.add(secret);
    const result = await sendOnce(call, request, authorization, number);
    const failure = toFailure(call, result);
    attempts.push(toAttempt(result));
    report(call, request, result, number);
    if (result.kind === "response" && result.response.status === 401 && authorization.isRefreshable && !hasRefreshed) {
      hasRefreshed = true;
      const fresh = await authorize(call.source, call.security);
      // The server refused before acting, so repeating is safe; with the same value it would only refuse again.
      if (fresh.secrets.join("\n") !== authorization.secrets.join("\n")) {
        authorization = fresh;
        continue;
      }
    }
    const decision =
      failure === undefined
        ? ({ kind: "stop" } as const)
        : decideRetry({
            operation: call.operation,
            failure,
            attempt: number,
            retries: call.policy.retries,
            remaining: toRemaining(call),
            random: call.environment.random(),
          });
    if (decision.kind !== "retry") {
      const history = { attempts, secrets: [...secrets] };
      if (result.kind === "response") return { response: result.response, bytes: result.bytes, history };
      throw toError(call, request, result, history);
    }
    attempts[attempts.length - 1] = { ...toAttempt(result), delay: decision.delay };
    call.policy.logger?.info?.(`${call.source.definition.vendor}: ${call.operation.name} is repeated in ${decision.delay} ms`, {
      attempt: number,
    });
    const waited = await wait(call, decision.delay);
    if (waited !== undefined) throw toError(call, request, { kind: waited }, { attempts, secrets: [...secrets] });
    if (authorization.isRefreshable) authorization = await authorize(call.source, call.security);
  }
}

function sendOnce(call: Transmission, request: PreparedRequest, authorization: Authorization, number: number): Promise<AttemptResult> {
  const { policy, environment, operation, signal } = call;
  const url = authorization.query === "" ? request.url : `${request.url}${request.url.includes("?") ? "&" : "?"}${authorization.query}`;
  const attemptRequest: AttemptRequest = {
    operation,
    attempt: number,
    url,
    headers: withAuthorization(request.headers, authorization),
    body: request.body,
  };
  // Credentials must not travel to wherever a Location header points, so redirects come back as they are.
  const sendRequest =
    (abort: AbortSignal) =>
    ({ url: address, headers, body }: AttemptRequest): Promise<Response> => {
      const init: RequestInit = { method: operation.method, headers: { ...headers }, redirect: "manual", signal: abort };
      if (body !== undefined) init.body = body;
      return (policy.fetch ?? globalThis.fetch)(address, init);
    };
  const send = (abort: AbortSignal): Promise<Response> =>
    policy.hooks.reduceRight<(request: AttemptRequest) => Promise<Response>>((next, hooks) => {
      const around = hooks.attempt;
      return around === undefined ? next : async (inner) => around(inner, next);
    }, sendRequest(abort))(attemptRequest);
  return runAttempt(send, {
    environment,
    timeout: policy.timeout,
    remaining: toRemaining(call),
    signal,
    maxBytes: policy.maxResponseBytes,
  });
}

function withAuthorization(headers: Readonly<Record<string, string>>, authorization: Authorization): Record<string, string> {
  const merged = mergeHeaders(headers, authorization.headers);
  const cookies = [headers.cookie, authorization.headers.cookie].filter((cookie) => cookie !== undefined);
  return cookies.length < 2 ? merged : { ...merged, cookie: cookies.join("; ") };
}

function toRemaining(call: Transmission): number | undefined {
  return call.deadlineAt === undefined ? undefined : Math.max(0, call.deadlineAt - call.environment.now());
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
  }
}

function toAttempt(result: AttemptResult): Attempt {
  if (result.kind === "response" || result.kind === "tooLarge") return { status: result.response.status };
  return { failure: result.kind === "connection" ? (toErrorCode(result.error) ?? "connection") : result.kind };
}

function report(call: Transmission, request: PreparedRequest, result: AttemptResult, attempt: number): void {
  const { logger } = call.policy;
  if (logger?.debug === undefined) return;
  const { status, failure } = toAttempt(result);
  const outcome = status === undefined ? `failed (${failure})` : `answered ${status}`;
  logger.debug(`${call.source.definition.vendor}: ${call.operation.method} ${call.operation.path} ${outcome}`, {
    operation: call.operation.name,
    attempt,
    origin: new URL(request.url).origin,
  });
}

/** Waits between attempts; resolves to why the wait was cut short, if it was. */
function wait(call: Transmission, delay: number): Promise<"aborted" | undefined> {
  const { environment, signal } = call;
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve("aborted");
    const onAbort = (): void => {
      cancel();
      resolve("aborted");
    };
    const cancel = environment.schedule(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(undefined);
    }, delay);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
