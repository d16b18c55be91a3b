/** Decides whether a failed attempt is repeated, and when. Pure: the clock and the dice come in as numbers. */

import type { Operation } from "./operation.js";

/** How an attempt failed. */
export interface Failure {
  /** The status of the answer, undefined when none came. */
  readonly status: number | undefined;
  readonly hint?: RetryHint;
  /** False when the server cannot have seen the request: the name was not found, the connection refused. */
  readonly wasSent: boolean;
}

/** What the server said about waiting: milliseconds, or undefined for nothing and for what cannot be read. */
export type RetryHint = number | undefined;

/** A server that asks for more than this is not waited for: the caller learns the time at once instead. */
export const longestRetryAfter = 60_000;

const firstBackoff = 500;
const longestBackoff = 8_000;

/** What {@link decideRetry} weighs. */
export interface RetrySituation {
  readonly operation: Pick<Operation, "method" | "isRepeatable">;
  readonly failure: Failure;
  /** Number of the attempt that failed, from 1. */
  readonly attempt: number;
  readonly retries: number;
  /** Repeats that the client as a whole has left. */
  readonly budget: number;
  /** Milliseconds until the deadline; undefined without one. */
  readonly remaining: number | undefined;
  /** From 0 up to, but not including, 1. */
  readonly random: number;
}

/**
 * The milliseconds to wait before the repeat; undefined when there is none.
 *
 * Repeats GET and HEAD, operations declared repeatable, and any operation that the server cannot have acted on:
 * nothing was sent, 429 (RFC 6585), or 503 with Retry-After (RFC 9110, section 10.2.3). Never earlier than the server said:
 * where that is longer than the call may wait, there is no repeat.
 */
export function decideRetry({ operation, failure, attempt, retries, budget, remaining, random }: RetrySituation): number | undefined {
  if (attempt > retries || budget < 1 || !isTransient(failure) || !isSafeToRepeat(operation, failure)) return undefined;
  const { hint } = failure;
  if (hint !== undefined && hint > longestRetryAfter) return undefined;
  const delay = hint === undefined ? toBackoff(attempt, random) : toLateDelay(hint, random);
  return remaining !== undefined && delay >= remaining ? undefined : delay;
}

/** True for failures that may pass by themselves. */
export function isTransient({ status }: Pick<Failure, "status">): boolean {
  if (status === undefined) return true;
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

function isSafeToRepeat({ method, isRepeatable }: RetrySituation["operation"], { status, hint, wasSent }: Failure): boolean {
  if (method === "GET" || method === "HEAD" || isRepeatable === true) return true;
  if (status === undefined) return !wasSent;
  return status === 429 || (status === 503 && hint !== undefined);
}

/** Exponential backoff with full jitter: anywhere between nothing and the step's ceiling, so that clients do not return in step. */
function toBackoff(attempt: number, random: number): number {
  return Math.round(random * Math.min(longestBackoff, firstBackoff * 2 ** (attempt - 1)));
}

/** Never earlier than told; up to a tenth later, so that those told the same time do not collide again. */
export function toLateDelay(delay: number, random: number): number {
  return Math.ceil(delay + random * 0.1 * delay);
}

// A server that asks for more than a century asks for a century: beyond it lie dates that cannot be written.
const century = 3_155_760_000_000;

// The three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
// Date.parse alone would take "-5" and "Later, 5" for dates, and read the third form in local time.
const httpDate = /^[A-Z][a-z]+,? [\dA-Z][\w -]* \d\d:\d\d:\d\d( GMT| UTC| [+-]\d{4}| \d{4})$/;

/**
 * Reads `retry-after-ms` and `Retry-After` (seconds or HTTP date, RFC 9110, section 10.2.3), as milliseconds from `now`.
 * Anything negative or unreadable counts as not said. A date is meant by the server's clock, which `Date` tells (section 6.6.1).
 */
export function toRetryHint(headers: Pick<Headers, "get">, now: number): RetryHint {
  const text = headers.get("retry-after")?.trim() ?? "";
  const serverNow = toDate(headers.get("date")?.trim() ?? "") || now;
  const hint = toDecimal(headers.get("retry-after-ms")?.trim()) ?? toDecimal(text, 1000) ?? Math.max(0, toDate(text) - serverNow);
  return Number.isNaN(hint) ? undefined : Math.min(hint, century);
}

function toDecimal(text = "", factor = 1): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * factor : undefined;
}

function toDate(text: string): number {
  const zone = httpDate.exec(text)?.[1];
  return zone === undefined ? Number.NaN : Date.parse(/^ \d/.test(zone) ? `${text} GMT` : text);
}

// The codes of failures that happen before a connection exists, so that the server cannot have seen the request.
// EHOSTUNREACH and ENETUNREACH are not among them: Linux also reports them for connections that carried data.
const beforeSending = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/** True when the error code shows that nothing reached the server. */
export function isBeforeSending(code: string | undefined): boolean {
  return beforeSending.test(code ?? "");
}
