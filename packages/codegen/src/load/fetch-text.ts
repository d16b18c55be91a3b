/** Fetches a text over the network, within limits of time, size and redirects, and only from where it may come. */

import { toShownAddress } from "./document-place.js";

/** A text, or why there is none. */
export type FetchResult =
  | { readonly kind: "fetched"; readonly text: string }
  | { readonly kind: "failed" | "refused"; readonly message: string };

/** What is more than any document needs. */
export interface FetchLimits {
  /** For everything, redirects and body among it. */
  readonly milliseconds: number;
  readonly bytes: number;
  readonly redirects: number;
}

const usualLimits: FetchLimits = { milliseconds: 30_000, bytes: 100_000_000, redirects: 5 };

/** The text at an address; each redirect has to lead to a permitted one. */
export async function fetchText(
  address: URL,
  isPermitted: (address: URL) => boolean,
  limits: FetchLimits = usualLimits,
): Promise<FetchResult> {
  const shown = toShownAddress(address);
  if (`${address.username}${address.password}` !== "") {
    return { kind: "refused", message: `${shown} comes with a user name or password.` };
  }
  if (!isPermitted(address)) return { kind: "refused", message: `${shown} is on a host that is not allowed, or not on https.` };
  try {
    return await follow(address, isPermitted, { ...limits, signal: AbortSignal.timeout(limits.milliseconds) });
  } catch (error) {
    return { kind: "failed", message: `Cannot fetch ${shown} (${toReason(error)}).` };
  }
}

async function follow(
  address: URL,
  isPermitted: (address: URL) => boolean,
  limits: FetchLimits & { readonly signal: AbortSignal },
): Promise<FetchResult> {
  let current = address;
  for (let hops = 0; hops <= limits.redirects; hops += 1) {
    const response = await fetch(current, {
      redirect: "manual",
      signal: limits.signal,
      headers: { accept: "application/json, */*;q=0.5" },
    });
    const shown = toShownAddress(current);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) {
      if (response.ok) return await readBody(response, shown, limits.bytes);
      await response.body?.cancel();
      return { kind: "failed", message: `${shown} answered ${response.status}.` };
    }
    await response.body?.cancel();
    if (!URL.canParse(location, current)) return { kind: "failed", message: `${shown} redirects to no address.` };
    const next = new URL(location, current);
    const isSafe = `${next.username}${next.password}` === "" && isPermitted(next);
    if (!isSafe) return { kind: "refused", message: `${shown} redirects to ${toShownAddress(next)}, which is not allowed.` };
    current = next;
  }
  return { kind: "failed", message: `${toShownAddress(address)} redirects more than ${limits.redirects} times.` };
}

async function readBody({ body }: Response, shown: string, most: number): Promise<FetchResult> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  // Leaving the loop cancels the stream.
  for await (const part of body ?? []) {
    bytes += part.byteLength;
    if (bytes > most) return { kind: "failed", message: `${shown} has more than ${most} bytes.` };
    text += decoder.decode(part, { stream: true });
  }
  return { kind: "fetched", text: text + decoder.decode() };
}

/** fetch hides the reason in the cause of its error. */
function toReason(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  if (error.name === "TimeoutError") return "it took too long";
  const { cause } = error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : error.message;
}
