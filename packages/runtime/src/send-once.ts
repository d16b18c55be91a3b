/** One attempt of a call: the request with its credentials, through the hooks, to `fetch` and back. */

import { type AttemptResult, runAttempt } from "./attempt.js";
import type { Authorization } from "./auth.js";
import { type Passage, toCutError } from "./failures.js";
import { mergeHeaders } from "./header.js";
import type { AttemptRequest } from "./hooks.js";
import type { TimeLimits } from "./limits.js";
import { isStream } from "./operation.js";
import { ArgumentProblem } from "./scalar.js";
import type { Transmission } from "./transport.js";

/** What a hook threw, or a wrong use of one; `wasSent` tells whether the request had left by then. */
export interface Mishap {
  readonly kind: "mishap";
  readonly error: unknown;
  readonly wasSent: boolean;
}

/** Sends the request once. @throws AbortedError or DeadlineError when there is no time left to begin. */
export async function sendOnce(passage: Passage, authorization: Authorization): Promise<AttemptResult | Mishap> {
  const { call, request, attempts } = passage;
  const { policy, operation } = call;
  const url = authorization.query === "" ? request.url : `${request.url}${request.url.includes("?") ? "&" : "?"}${authorization.query}`;
  const attemptRequest: AttemptRequest = {
    operation,
    attempt: attempts.length + 1,
    url,
    headers: withAuthorization(request.headers, authorization),
    body: request.body,
  };
  const limits = toLimits(call);
  // Nothing has been sent yet, so this is no attempt.
  if (limits.signal?.aborted) throw toCutError(passage, "aborted");
  if (limits.remaining !== undefined && limits.remaining <= 0) throw toCutError(passage, "deadline");
  const trace: Trace = { wasSent: false, failures: new Set() };
  const result = await runAttempt((signal) => sendThroughHooks(call, attemptRequest, { signal, trace }), {
    ...limits,
    maxBytes: policy.maxResponseBytes,
  });
  // Only the network's failures may be repeated: an exception of a hook is its author's to see.
  const isMishap = result.kind === "connection" && !result.hasResponse && !trace.failures.has(result.error);
  return isMishap ? { kind: "mishap", error: result.error, wasSent: trace.wasSent } : result;
}

/** Kept while a request passes through the hooks. */
interface Trace {
  wasSent: boolean;
  /** What `fetch` threw, to tell it from what a hook threw. */
  readonly failures: Set<unknown>;
}

interface Sending {
  readonly signal: AbortSignal;
  readonly trace: Trace;
}

async function sendThroughHooks(call: Transmission, request: AttemptRequest, { signal, trace }: Sending): Promise<Response> {
  const { policy, operation } = call;
  const send = async ({ url, headers, body }: AttemptRequest): Promise<Response> => {
    // Credentials must not travel to wherever a Location header points, so redirects come back as they are.
    const init: RequestInit = {
      method: operation.method,
      headers: policy.hooks.length === 0 ? headers : mergeHeaders(headers),
      redirect: "manual",
      signal,
    };
    if (body !== undefined) init.body = body;
    // Fetch demands to be told that the answer comes after the request, as it always does.
    if (isStream(body)) Object.assign(init, { duplex: "half" });
    trace.wasSent = true;
    let response: Response;
    try {
      response = await (policy.fetch ?? globalThis.fetch)(url, init);
    } catch (error) {
      trace.failures.add(error);
      throw error;
    }
    return checkResponse("fetch", response);
  };
  const around = policy.hooks.reduceRight<(request: AttemptRequest) => Promise<Response>>((next, { attempt }) => {
    return attempt === undefined ? next : async (inner) => checkResponse("hooks.attempt", await attempt(inner, next));
  }, send);
  return around(request);
}

/** Plain JavaScript may resolve to anything; a response of another implementation is as good as the platform's. */
function checkResponse(option: string, response: Response): Response {
  const candidate: Partial<Response> | null | undefined = response;
  if (typeof candidate?.status !== "number" || candidate.headers === undefined)
    throw new ArgumentProblem(option, "did not resolve to a Response");
  if (candidate.bodyUsed || candidate.body?.locked)
    throw new ArgumentProblem(option, "read the body of the Response: read a clone() of it");
  return response;
}

function withAuthorization(
  { cookie, ...headers }: Readonly<Record<string, string>>,
  { headers: own }: Authorization,
): Record<string, string> {
  return mergeHeaders({ cookie }, headers, own, { cookie: cookie && own.cookie && `${cookie}; ${own.cookie}` });
}

/** The time that one step of the call may take. */
export function toLimits(call: Transmission): TimeLimits {
  const { environment, policy, signal } = call;
  return { environment, timeout: policy.timeout, remaining: toRemaining(call), signal };
}

/** Milliseconds until the deadline of the call, undefined without one. */
export function toRemaining(call: Transmission): number | undefined {
  return call.deadlineAt === undefined ? undefined : Math.max(0, call.deadlineAt - call.environment.elapsed());
}
