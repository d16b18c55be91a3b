/** One attempt of a call: the request with its credentials, through the hooks, to `fetch` and back with the whole body. */

import type { Authorization } from "./auth.js";
import type { Bytes } from "./bytes.js";
import { type ApiError, type Attempt, DecodeError } from "./errors.js";
import { toConnectionError, toCutError, toDecodeError } from "./failures.js";
import { checkHeaders, layOver } from "./header.js";
import type { AttemptRequest } from "./hooks.js";
import { type Cut, type OnEnd, within } from "./limits.js";
import { isStream } from "./operation.js";
import type { Passage } from "./passage.js";
import { redact, toErrorCode } from "./redact.js";
import { isBeforeSending } from "./retry.js";
import { refuse } from "./scalar.js";

/** A final answer, not yet decoded. */
export interface Delivery {
  readonly response: Response;
  readonly bytes: Bytes;
}

/** An attempt that gave no usable answer, where another one might. */
export interface Loss {
  readonly error: ApiError;
  readonly wasSent: boolean;
  readonly status: undefined;
  readonly hint?: undefined;
  readonly response?: undefined;
}

/** What one attempt came to. */
export type AttemptResult = Delivery | Loss;

/** Kept while a request passes through the hooks. */
interface Trace {
  wasSent: boolean;
  /** What `fetch` threw, to tell it from what a hook threw. */
  readonly failures: unknown[];
  response?: Response;
  /** Why the attempt was given up. */
  refusal?: ApiError;
}

/** Sends the request once, and lists the attempt. @throws ApiError where no other attempt could do better; what a hook threw. */
export async function sendOnce(passage: Passage, authorization: Authorization): Promise<AttemptResult> {
  const { operation, attempts, body, policy } = passage;
  const { url, headers } = authorization;
  const request: AttemptRequest = { operation, attempt: attempts.length + 1, url, headers, body };
  const trace: Trace = { wasSent: false, failures: [] };
  const giveUp = (refusal: ApiError): ApiError => {
    trace.refusal = refusal;
    return refusal;
  };
  const limits = { timeout: policy.timeout, toError: (cut: Cut) => giveUp(toCutError(passage, cut)) };
  let delivery: Delivery;
  try {
    delivery = await within(passage, limits, async (onEnd) => {
      attempts.push({ failure: "unknown" });
      const response = await sendThroughHooks(passage, request, { onEnd, trace });
      trace.response = response;
      // The response is there for callers to print, and the platform's repeats the address with the key in it.
      if (authorization.url !== passage.url) Object.defineProperty(response, "url", { value: passage.url });
      const bytes = await readBody(response, policy.maxResponseBytes, onEnd);
      if (bytes !== undefined) return { response, bytes };
      const problem = `its body is larger than ${policy.maxResponseBytes} bytes (option maxResponseBytes)`;
      throw giveUp(toDecodeError(passage, { problem, response }));
    });
  } catch (error) {
    // Without the time to begin, it was no attempt.
    if (attempts.length < request.attempt) throw error;
    return lose(passage, trace, error);
  }
  list(passage, { status: delivery.response.status });
  return delivery;
}

/** What there is to say of an attempt that failed. @throws ApiError where no other attempt could do better; what a hook threw. */
function lose(passage: Passage, { response, failures, refusal, wasSent }: Trace, error: unknown): Loss {
  // Only the network's failures may be repeated: an exception of a hook is its author's to see.
  if (refusal === undefined && response === undefined && !failures.includes(error)) {
    if (!wasSent) passage.attempts.pop();
    throw error;
  }
  const lost = refusal ?? toConnectionError(passage, error, response !== undefined);
  const code = toErrorCode(error);
  list(passage, lost instanceof DecodeError ? { status: lost.status } : { failure: code ?? lost.kind });
  if (lost.kind !== "connection" && lost.kind !== "timeout") throw lost;
  return { error: lost, status: undefined, wasSent: response !== undefined || !isBeforeSending(code) };
}

/** Keeps what the attempt came to, and reports it. */
function list({ policy, operation, vendor, url, attempts, secrets }: Passage, attempt: Attempt): void {
  attempts[attempts.length - 1] = attempt;
  if (policy.logger?.debug === undefined) return;
  const outcome = attempt.status === undefined ? `failed (${attempt.failure})` : `answered ${attempt.status}`;
  // An undocumented path is written out by the caller, values included, so the line is masked like any other.
  policy.logger.debug(redact(`${vendor}: ${operation.method} ${operation.path} ${outcome}`, secrets), {
    operation: operation.name,
    attempt: attempts.length,
    origin: new URL(url).origin,
  });
}

interface Sending {
  readonly onEnd: OnEnd;
  readonly trace: Trace;
}

function sendThroughHooks({ policy, operation }: Passage, request: AttemptRequest, { onEnd, trace }: Sending): Promise<Response> {
  const hooks = policy.attemptHooks;
  const send = async ({ url, headers, body }: AttemptRequest): Promise<Response> => {
    const controller = new AbortController();
    onEnd(() => controller.abort());
    const init: RequestInit = {
      method: operation.method,
      headers: hooks.length === 0 ? headers : layOver({}, checkHeaders(headers)),
      // Credentials must not travel to wherever a Location header points, so redirects come back as they are.
      redirect: "manual",
      signal: controller.signal,
    };
    if (body !== undefined) init.body = body;
    // Fetch demands to be told that the answer comes after the request, as it always does.
    if (isStream(body)) Object.assign(init, { duplex: "half" });
    trace.wasSent = true;
    let response: Response;
    try {
      response = await (policy.fetch ?? globalThis.fetch)(url, init);
    } catch (error) {
      trace.failures.push(error);
      throw error;
    }
    return checkResponse("fetch", response);
  };
  const around = hooks.reduceRight<typeof send>(
    (next, hook) => async (inner) => checkResponse("hooks.attempt", await hook(inner, next)),
    send,
  );
  // A hook may write to the headers that it is given, and the next attempt starts from the same ones.
  return around(hooks.length === 0 ? request : { ...request, headers: { ...request.headers } });
}

/** Plain JavaScript may resolve to anything; a response of another implementation is as good as the platform's. */
function checkResponse(option: string, response: Response): Response {
  const candidate: Partial<Response> | null | undefined = response;
  if (typeof candidate?.status !== "number" || candidate.headers === undefined) refuse(option, "did not resolve to a Response");
  if (candidate.bodyUsed || candidate.body?.locked) refuse(option, "read the body of the Response: read a clone()");
  return response;
}

/** The whole body; undefined where it is larger than allowed. */
async function readBody({ body }: Response, maxBytes: number, onEnd: OnEnd): Promise<Bytes | undefined> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  // A custom fetch may ignore the signal; its body is given up all the same. Nothing waits for that: the caller must not.
  onEnd(() => void reader.cancel().catch(() => {}));
  const chunks: Bytes[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, size);
    size += value.byteLength;
    if (size > maxBytes) return undefined;
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
