/** Words for what went wrong: turns a failed attempt or an unsuccessful answer into an error of the family. */

import type { AttemptFailure } from "./attempt.js";
import { type Answer, readRequestId } from "./decode.js";
import {
  AbortedError,
  type ApiError,
  type Attempt,
  ConfigError,
  ConnectionError,
  DeadlineError,
  DecodeError,
  type ErrorContext,
  HttpError,
  TimeoutError,
} from "./errors.js";
import type { Cut } from "./limits.js";
import { toErrorCode, toExcerpt } from "./redact.js";
import { toRetryHint } from "./retry.js";
import type { ArgumentProblem } from "./scalar.js";
import type { PreparedRequest, Transmission } from "./transport.js";
import { unreachable } from "./unreachable.js";

/** What a call has been through. */
export interface History {
  readonly attempts: readonly Attempt[];
  readonly secrets: Iterable<string>;
}

/** A call, what it sends, and what it has been through so far. */
export interface Passage {
  readonly call: Transmission;
  readonly request: PreparedRequest;
  readonly history: History;
}

/** The subject of every message: vendor and request, as `openai: GET /organization/groups/g_1/users`. */
function toSubject({ call, request }: Passage): string {
  return `${call.operation.method} ${new URL(request.url).pathname}`;
}

/** What every error of a call says about where it arose and what came before it. */
export function toContext({ call, history }: Passage): ErrorContext {
  return { vendor: call.source.definition.vendor, operation: call.operation, ...history };
}

function toTries({ attempts }: History): string {
  if (attempts.length === 0) return "before anything was sent";
  return attempts.length === 1 ? "after 1 attempt" : `after ${attempts.length} attempts`;
}

/** The error for a call whose time ran out, or that its caller ended; `awaited` is the credential option that it waited for, if it did. */
export function toCutError(passage: Passage, cut: Cut, awaited?: string): ApiError {
  const { policy } = passage.call;
  const subject = toSubject(passage);
  const context = toContext(passage);
  const ending = `${awaited === undefined ? "" : `, waiting for ${awaited},`} ${toTries(passage.history)}.`;
  switch (cut) {
    case "aborted":
      return new AbortedError(`${subject} was aborted by its signal${ending}`, context);
    case "timeout":
      return new TimeoutError(`${subject} gave no complete answer within ${policy.timeout} ms (option timeout)${ending}`, context);
    case "deadline":
      return new DeadlineError(`${subject} was not done by its deadline of ${policy.deadline} ms (option deadline)${ending}`, context);
    default:
      return unreachable(cut);
  }
}

/** The error for an attempt that gave no usable answer. */
export function toError(passage: Passage, failure: AttemptFailure): ApiError {
  switch (failure.kind) {
    case "aborted":
    case "timeout":
    case "deadline":
      return toCutError(passage, failure.kind);
    case "tooLarge": {
      const problem = `its body is larger than ${passage.call.policy.maxResponseBytes} bytes (option maxResponseBytes)`;
      return toDecodeError(passage, { problem, text: "", response: failure.response });
    }
    case "connection": {
      const code = toErrorCode(failure.error);
      const host = new URL(passage.request.url).host;
      const stage = failure.hasResponse ? "lost its connection within the answer" : `got no answer from ${host}`;
      const reason = code === undefined ? "" : ` (${code})`;
      return new ConnectionError(`${toSubject(passage)} ${stage}${reason} ${toTries(passage.history)}.`, {
        ...toContext(passage),
        cause: failure.error,
        code,
      });
    }
    default:
      return unreachable(failure);
  }
}

interface Undecodable {
  readonly problem: string;
  readonly text: string;
  readonly response: Response;
}

/** The error for an answer that cannot be read; also used for pages that do not say how the list continues. */
export function toDecodeError(passage: Passage, { problem, text, response }: Undecodable): DecodeError {
  const requestId = readRequestId(response.headers);
  return new DecodeError(`${toSubject(passage)} answered ${response.status}, but ${problem}${toIdNote(requestId)}.`, {
    ...toContext(passage),
    status: response.status,
    requestId,
    excerpt: toExcerpt(text, passage.history.secrets),
  });
}

/** The error that awaiting throws for an answer that is not a success. */
export function toHttpError(passage: Passage, answer: Answer): HttpError {
  const { response, status, requestId } = answer;
  const now = passage.call.environment.now();
  const hint = toRetryHint(response.headers, now);
  const code = readCode(answer.body);
  const verdict = response.ok ? `${status}, and its body reports a failure` : `${status}${code === undefined ? "" : ` (${code})`}`;
  const target = toRedirectNote(passage.request, response);
  const again = hint === undefined ? "" : `; it may be repeated in ${Math.ceil(hint / 1000)} s`;
  return new HttpError(`${toSubject(passage)} answered ${verdict}${target}${toIdNote(requestId)}${again}.`, {
    ...toContext(passage),
    status,
    case: answer.case,
    body: answer.body,
    response,
    requestId,
    retryAfter: hint,
    retryAt: hint === undefined ? undefined : new Date(now + hint),
  });
}

function toIdNote(requestId: string | undefined): string {
  return requestId === undefined ? "" : `, request id ${requestId}`;
}

// RFC 9110, section 15.4: the other statuses of the class do not send anybody elsewhere.
const redirects = new Set([301, 302, 303, 307, 308]);

/** Names only the origin: the rest of the address may hold whatever the request held. */
function toRedirectNote(request: PreparedRequest, response: Response): string {
  if (!redirects.has(response.status)) return "";
  const location = response.headers.get("location");
  if (location === null || !URL.canParse(location, request.url)) return "; redirects are not followed";
  const { protocol, host } = new URL(location, request.url);
  return `, a redirect to ${host === "" ? protocol : `${protocol}//${host}`}; redirects are not followed`;
}

/** A code such as `group_not_found` is an identifier, safe to print; anything longer or freer stays in the body. */
function readCode(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const inner = "error" in body && typeof body.error === "object" && body.error !== null ? body.error : body;
  const candidates = ["code" in inner ? inner.code : undefined, "type" in inner ? inner.type : undefined];
  return candidates.find(
    (candidate): candidate is string => typeof candidate === "string" && /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(candidate),
  );
}

/** The error for an argument or an option that cannot be used. */
export function toConfigError(problem: ArgumentProblem, context: ErrorContext): ConfigError {
  const subject = context.operation === undefined ? "the option" : `${context.operation.name}:`;
  const effect = context.attempts === undefined || context.attempts.length === 0 ? "Nothing was sent." : "No further request was sent.";
  return new ConfigError(`${subject} ${problem.parameter} ${problem.message}. ${effect}`, {
    ...context,
    cause: problem.cause,
    parameter: problem.parameter,
  });
}
