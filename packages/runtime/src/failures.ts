/** Words for what went wrong: turns a failed attempt or an unsuccessful answer into an error of the family. */

import { type Answer, mediaType, readRequestId } from "./decode.js";
import {
  AbortedError,
  type ApiError,
  ConfigError,
  ConnectionError,
  DeadlineError,
  DecodeError,
  type ErrorContext,
  HttpError,
  TimeoutError,
} from "./errors.js";
import type { Cut } from "./limits.js";
import type { Passage } from "./passage.js";
import { toErrorCode, toExcerpt } from "./redact.js";
import { toRetryHint } from "./retry.js";
import { ArgumentProblem } from "./scalar.js";

/** `GET /organization/groups/g_1/users`, and what became of it. */
function toMessage({ operation, url }: Passage, words: string): string {
  return `${operation.method} ${new URL(url).pathname} ${words}.`;
}

function toTries({ attempts: { length } }: Passage): string {
  return length === 0 ? "before anything was sent" : `after ${length} attempt${length === 1 ? "" : "s"}`;
}

/** The error for a call whose time ran out, or that its caller ended; `awaited` is the option whose function it waited for, if it did. */
export function toCutError(passage: Passage, cut: Cut, awaited?: string): ApiError {
  const { policy, signal } = passage;
  const [Class, words] = {
    aborted: [AbortedError, "was aborted by its signal"] as const,
    timeout: [TimeoutError, `gave no complete answer within ${policy.timeout} ms (option timeout)`] as const,
    deadline: [DeadlineError, `was not done by its deadline of ${policy.deadline} ms (option deadline)`] as const,
  }[cut];
  const waiting = awaited === undefined ? "" : `, waiting for ${awaited},`;
  return new Class(toMessage(passage, `${words}${waiting} ${toTries(passage)}`), { ...passage, reason: signal?.reason });
}

/** The error for a call that would have to wait beyond its deadline, because the server told its credential to wait so long. */
export function toCoolDownError(passage: Passage, wait: number): DeadlineError {
  const seconds = Math.ceil(wait / 1000);
  const words = `cannot meet its deadline: the server told this credential to wait ${seconds} s more (429), ${toTries(passage)}`;
  return new DeadlineError(toMessage(passage, words), { ...passage, retryAt: new Date(passage.environment.now() + wait) });
}

/** The error for a request that got no answer, or whose answer broke off. */
export function toConnectionError(passage: Passage, cause: unknown, hasResponse: boolean): ConnectionError {
  const code = toErrorCode(cause);
  const stage = hasResponse ? "lost its connection within the answer" : `got no answer from ${new URL(passage.url).host}`;
  const reason = code === undefined ? "" : ` (${code})`;
  return new ConnectionError(toMessage(passage, `${stage}${reason} ${toTries(passage)}`), { ...passage, cause, code });
}

interface Undecodable {
  readonly problem: string;
  /** The body, where it was read. */
  readonly text?: string;
  readonly response: Response;
}

/** The error for an answer that cannot be read; also used for pages that do not say how the list continues. */
export function toDecodeError(passage: Passage, { problem, text = "", response: { status, headers } }: Undecodable): DecodeError {
  const requestId = readRequestId(headers);
  return new DecodeError(toMessage(passage, `answered ${status}, but ${problem}${toIdNote(requestId)}`), {
    ...passage,
    status,
    requestId,
    excerpt: toExcerpt(text, passage.secrets),
  });
}

/** The error that awaiting throws for an answer that is not a success. */
export function toHttpError(passage: Passage, answer: Answer): HttpError {
  const { response, status, requestId, body } = answer;
  const now = passage.environment.now();
  const retryAfter = toRetryHint(response.headers, now);
  const reason = readReason(body, mediaType(response));
  const verdict = response.ok ? ", and its body reports a failure" : reason === undefined ? "" : ` (${reason})`;
  const again = retryAfter === undefined ? "" : `; it may be repeated in ${Math.ceil(retryAfter / 1000)} s`;
  const words = `answered ${status}${verdict}${toRedirectNote(passage.url, response)}${toIdNote(requestId)}${again}`;
  return new HttpError(toMessage(passage, words), {
    ...passage,
    ...answer,
    retryAfter,
    retryAt: retryAfter === undefined ? undefined : new Date(now + retryAfter),
  });
}

function toIdNote(requestId: string | undefined): string {
  return requestId === undefined ? "" : `, request id ${requestId}`;
}

/** Names only the origin: the rest of the address may hold whatever the request held. */
function toRedirectNote(url: string, { status, headers }: Response): string {
  // RFC 9110, section 15.4: the other statuses of the class do not send anybody elsewhere.
  if (![301, 302, 303, 307, 308].includes(status)) return "";
  const location = headers.get("location");
  const refusal = "; redirects are not followed";
  if (location === null || !URL.canParse(location, url)) return refusal;
  const { protocol, host } = new URL(location, url);
  return `, a redirect to ${host === "" ? protocol : `${protocol}//${host}`}${refusal}`;
}

/**
 * A code such as `group_not_found` is an identifier, and the title of a problem is the same each time (RFC 9457, section 3.1.3):
 * both are safe to print. Anything longer or freer stays in the body.
 */
function readReason(body: unknown, type: string): string | undefined {
  const { error, title } = toObject(body);
  const source = toObject(typeof error === "object" && error !== null ? error : body);
  const code = [source.code, source.type].find((candidate) => isText(candidate, /^[A-Za-z][\w.-]{0,63}$/));
  return code ?? (type === "application/problem+json" && isText(title, /^[^\p{C}]{1,100}$/u) ? title : undefined);
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

/** Any value as something that may have members (ECMAScript, `ToObject`); of null and undefined, nothing. */
function toObject(value: unknown): {
  readonly error?: unknown;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly title?: unknown;
} {
  return Object(value);
}

/** Makes an error of the family of what an argument or an option is refused with, and leaves any other as it is. */
export function toFamily(error: unknown, context: ErrorContext): unknown {
  if (!(error instanceof ArgumentProblem)) return error;
  const { parameter, message, cause } = error;
  const subject = context.operation === undefined ? "the option" : `${context.operation.name}:`;
  const effect = context.attempts?.length ? "No further request" : "Nothing";
  return new ConfigError(`${subject} ${parameter} ${message}. ${effect} was sent.`, { ...context, cause, parameter });
}
