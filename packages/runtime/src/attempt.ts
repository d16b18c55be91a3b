/** Sends one request and reads its body, within the time and the size that are allowed. */

import type { Environment } from "./environment.js";

/** Why an attempt gave no usable answer. */
export type AttemptFailure =
  | { readonly kind: "aborted" | "timeout" | "deadline" }
  | { readonly kind: "connection"; readonly error: unknown; readonly hasResponse: boolean }
  | { readonly kind: "tooLarge"; readonly response: Response };

/** What one attempt came to. */
export type AttemptResult =
  | { readonly kind: "response"; readonly response: Response; readonly bytes: Uint8Array<ArrayBuffer> }
  | AttemptFailure;

/** The limits of one attempt. */
export interface AttemptLimits {
  readonly environment: Environment;
  /** Milliseconds for the whole attempt. */
  readonly timeout: number;
  /** Milliseconds until the deadline of the call. */
  readonly remaining: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly maxBytes: number;
}

/** Runs `send` under one abort signal that the caller, the timeout and the deadline share; leaves no timer and no listener behind. */
export async function runAttempt(send: (signal: AbortSignal) => Promise<Response>, limits: AttemptLimits): Promise<AttemptResult> {
  const { environment, timeout, remaining, signal } = limits;
  if (signal?.aborted) return { kind: "aborted" };
  const controller = new AbortController();
  let cut: "aborted" | "timeout" | "deadline" | undefined;
  const end = (reason: "aborted" | "timeout" | "deadline"): void => {
    cut ??= reason;
    controller.abort();
  };
  const isDeadlineFirst = remaining !== undefined && remaining <= timeout;
  const cancelTimer = environment.schedule(() => end(isDeadlineFirst ? "deadline" : "timeout"), isDeadlineFirst ? remaining : timeout);
  const onAbort = (): void => end("aborted");
  signal?.addEventListener("abort", onAbort, { once: true });
  let response: Response | undefined;
  try {
    // A custom fetch may ignore the signal; racing it keeps the promise made about time.
    response = await orAborted(send(controller.signal), controller.signal);
    const bytes = await orAborted(readBody(response, limits.maxBytes), controller.signal);
    if (bytes !== undefined) return { kind: "response", response, bytes };
    controller.abort();
    return { kind: "tooLarge", response };
  } catch (error) {
    if (cut !== undefined) return { kind: cut };
    return { kind: "connection", error, hasResponse: response !== undefined };
  } finally {
    cancelTimer();
    signal?.removeEventListener("abort", onAbort);
  }
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error("aborted"));
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** The whole body, or undefined when it is larger than allowed; counted after decompression. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      // Nothing waits for the cancellation: a server that keeps sending must not keep the caller.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
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

// The codes of failures that happen before a connection exists, so that the server cannot have seen the request.
const beforeSending = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH", "ENETUNREACH"]);

/** True when the error code shows that nothing reached the server. */
export function isBeforeSending(code: string | undefined): boolean {
  return code !== undefined && beforeSending.has(code);
}
