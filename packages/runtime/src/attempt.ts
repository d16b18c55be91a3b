/** One attempt of a call: the request with its credentials, through the hooks, to `fetch` and back with the whole body. */

import type { Authorization } from "./auth.js";
import type { Bytes } from "./bytes.js";
import { toCutError } from "./failures.js";
import { toHeaders } from "./header.js";
import type { AttemptRequest } from "./hooks.js";
import { type Cut, type Span, within } from "./limits.js";
import { isStream } from "./operation.js";
import { type Passage, toLimits } from "./passage.js";
import { ArgumentProblem } from "./scalar.js";

/** A final answer, not yet decoded. */
export interface Delivery {
  readonly response: Response;
  readonly bytes: Bytes;
}

/** Why an attempt gave no usable answer. */
export type AttemptFailure =
  | { readonly kind: Cut }
  | { readonly kind: "connection"; readonly error: unknown; readonly hasResponse: boolean }
  | { readonly kind: "tooLarge"; readonly response: Response };

/** What one attempt came to. */
export type AttemptResult = ({ readonly kind: "response" } & Delivery) | AttemptFailure;

/** What a hook threw, or a wrong use of one; `wasSent` tells whether the request had left by then. */
export interface Mishap {
  readonly kind: "mishap";
  readonly error: unknown;
  readonly wasSent: boolean;
}

/** Kept while a request passes through the hooks. */
interface Trace {
  wasSent: boolean;
  /** What `fetch` threw, to tell it from what a hook threw. */
  failure?: { readonly error: unknown };
  response?: Response;
}

const tooLarge: unique symbol = Symbol("tooLarge");

/** Sends the request once. @throws AbortedError or DeadlineError when there is no time left to begin. */
export async function sendOnce(passage: Passage, { headers: own, query }: Authorization): Promise<AttemptResult | Mishap> {
  const { policy, operation, attempts, headers, body } = passage;
  const limits = toLimits(passage, policy.timeout);
  // Nothing has been sent yet, so this is no attempt.
  if (limits.signal?.aborted) throw toCutError(passage, "aborted");
  if (limits.remaining === 0) throw toCutError(passage, "deadline");
  const url = query === "" ? passage.url : `${passage.url}${passage.url.includes("?") ? "&" : "?"}${query}`;
  const sent: Record<string, string> = { ...headers, ...own };
  if (headers.cookie !== undefined && own.cookie !== undefined) sent.cookie = `${headers.cookie}; ${own.cookie}`;
  const request: AttemptRequest = { operation, attempt: attempts.length + 1, url, headers: sent, body };
  const trace: Trace = { wasSent: false };
  const outcome = await within(limits, async (span): Promise<AttemptResult> => {
    const response = await sendThroughHooks(passage, request, { span, trace });
    // The response is there for callers to print, and the platform's repeats the address with the key in it.
    if (query !== "") Object.defineProperty(response, "url", { value: passage.url });
    trace.response = response;
    return { kind: "response", response, bytes: await readBody(response, policy.maxResponseBytes, span) };
  });
  if (outcome.kind === "done") return outcome.value;
  if (outcome.kind !== "failed") return outcome;
  const { error } = outcome;
  const { response, failure, wasSent } = trace;
  if (response !== undefined) return error === tooLarge ? { kind: "tooLarge", response } : { kind: "connection", error, hasResponse: true };
  // Only the network's failures may be repeated: an exception of a hook is its author's to see.
  return failure !== undefined && failure.error === error
    ? { kind: "connection", error, hasResponse: false }
    : { kind: "mishap", error, wasSent };
}

interface Sending {
  readonly span: Span;
  readonly trace: Trace;
}

function sendThroughHooks({ policy, operation }: Passage, request: AttemptRequest, { span, trace }: Sending): Promise<Response> {
  const hooks = policy.attemptHooks;
  const send = async ({ url, headers, body }: AttemptRequest): Promise<Response> => {
    const init: RequestInit = {
      method: operation.method,
      headers: hooks.length === 0 ? headers : toHeaders(headers),
      // Credentials must not travel to wherever a Location header points, so redirects come back as they are.
      redirect: "manual",
      signal: span.signal,
    };
    if (body !== undefined) init.body = body;
    // Fetch demands to be told that the answer comes after the request, as it always does.
    if (isStream(body)) Object.assign(init, { duplex: "half" });
    trace.wasSent = true;
    let response: Response;
    try {
      response = await (policy.fetch ?? globalThis.fetch)(url, init);
    } catch (error) {
      trace.failure = { error };
      throw error;
    }
    return checkResponse("fetch", response);
  };
  const around = hooks.reduceRight<typeof send>(
    (next, hook) => async (inner) => checkResponse("hooks.attempt", await hook(inner, next)),
    send,
  );
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

async function readBody({ body }: Response, maxBytes: number, span: Span): Promise<Bytes> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  // A custom fetch may ignore the signal; its body is given up all the same. Nothing waits for that: the caller must not.
  span.onEnd(() => void reader.cancel().catch(() => {}));
  const chunks: Bytes[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, size);
    size += value.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(value);
  }
}

function join(chunks: readonly Bytes[], size: number): Bytes {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
