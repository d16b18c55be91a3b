/** Sends one request and reads its body, within the time and the size that are allowed. */

import type { Bytes } from "./bytes.js";
import { type Cut, type TimeLimits, within } from "./limits.js";

/** Why an attempt gave no usable answer. */
export type AttemptFailure =
  | { readonly kind: Cut }
  | { readonly kind: "connection"; readonly error: unknown; readonly hasResponse: boolean }
  | { readonly kind: "tooLarge"; readonly response: Response };

/** What one attempt came to. */
export type AttemptResult = { readonly kind: "response"; readonly response: Response; readonly bytes: Bytes } | AttemptFailure;

/** The limits of one attempt. */
export interface AttemptLimits extends TimeLimits {
  /** Bytes of the body, counted after decompression. */
  readonly maxBytes: number;
}

const tooLarge: unique symbol = Symbol("tooLarge");

/** Runs `send` and reads what it answers. */
export async function runAttempt(send: (signal: AbortSignal) => Promise<Response>, limits: AttemptLimits): Promise<AttemptResult> {
  let response: Response | undefined;
  const outcome = await within(limits, async (signal) => {
    response = await send(signal);
    return { response, bytes: await readBody(response, limits.maxBytes, signal) };
  });
  if (outcome.kind === "done") return { kind: "response", ...outcome.value };
  if (outcome.kind !== "failed") return outcome;
  if (outcome.error === tooLarge && response !== undefined) return { kind: "tooLarge", response };
  return { kind: "connection", error: outcome.error, hasResponse: response !== undefined };
}

async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<Bytes> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  // A custom fetch may ignore the signal; its body is given up all the same. Nothing waits for that: the caller must not.
  const giveUp = (): void => void reader.cancel().catch(() => {});
  if (signal.aborted) giveUp();
  else signal.addEventListener("abort", giveUp, { once: true });
  const chunks: Bytes[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, size);
    size += value.byteLength;
    if (size > maxBytes) {
      giveUp();
      throw tooLarge;
    }
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

// The codes of failures that happen before a connection exists, so that the server cannot have seen the request.
// EHOSTUNREACH and ENETUNREACH are not among them: Linux also reports them for connections that carried data.
const beforeSending = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** True when the error code shows that nothing reached the server. */
export function isBeforeSending(code: string | undefined): boolean {
  return code !== undefined && beforeSending.has(code);
}
