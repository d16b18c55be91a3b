/** Words for what went wrong: turns a failed attempt or an unsuccessful answer into an error of the family. */

import type { AttemptFailure } from "./attempt.js";
import { type Answer, readRequestId } from "./decode.js";
import {
  AbortedError,
  type Attempt,
  ConfigError,
  ConnectionError,
  DeadlineError,
  DecodeError,
  type ErrorContext,
  HttpError,
  type OperationIdentity,
  TimeoutError,
} from "./errors.js";
import { toErrorCode, toExcerpt } from "./redact.js";
import { toRetryHint } from "./retry.js";
import type { ArgumentProblem } from "./scalar.js";
import type { PreparedRequest, Transmission } from "./transport.js";

/** What a call has been through. */
export interface History {
  readonly attempts: readonly Attempt[];
  readonly secrets: readonly string[];
}

/** The subject of every message: vendor and request, as `openai: GET /organization/groups/g_1/users`. */
function toSubject(call: Transmission, request: PreparedRequest): string {
  return `${call.operation.method} ${new URL(request.url).pathname}`;
}

function toContext(call: Transmission, history: History): ErrorContext {
  return { vendor: call.source.definition.vendor, operation: call.operation, ...history };
}

/** The error for an attempt that gave no usable answer. */
export function toError(call: Transmission, request: PreparedRequest, failure: AttemptFailure, history: History): Error {
  const subject = toSubject(call, request);
  const context = toContext(call, history);
  const tries = history.attempts.length === 1 ? "1 attempt" : `${history.attempts.length} attempts`;
  switch (failure.kind) {
    case "aborted":
      return new AbortedError(`${subject} was aborted by its signal after ${tries}.`, context);
    case "timeout":
      return new TimeoutError(`${subject} gave no complete answer within ${call.policy.timeout} ms (option timeout), ${tries}.`, context);
    case "deadline":
      return new DeadlineError(
        `${subject} was not done by its deadline of ${call.policy.deadline} ms (option deadline), ${tries}.`,
        context,
      );
    case "tooLarge":
      return toDecodeError(
        call,
        request,
        {
          problem: `its body is larger than ${call.policy.maxResponseBytes} bytes (option maxResponseBytes)`,
          text: "",
          response: failure.response,
        },
        history,
      );
    case "connection": {
      const code = toErrorCode(failure.error);
      const stage = failure.hasResponse ? "lost its connection within the answer" : `got no answer from ${new URL(request.url).host}`;
      return new ConnectionError(`${subject} ${stage}${code === undefined ? "" : ` (${code})`}, ${tries}.`, {
        ...context,
        cause: failure.error,
        code,
      });
    }
  }
}

interface Undecodable {
  readonly problem: string;
  readonly text: string;
  readonly response: Response;
}

/** The error for an answer that cannot be read; also used for pages that do not say how the list continues. */
export function toDecodeError(call: Transmission, request: PreparedRequest, answer: Undecodable, history: History): DecodeError {
  const requestId = readRequestId(answer.response.headers);
  const id = requestId === undefined ? "" : `, request id ${requestId}`;
  return new DecodeError(`${toSubject(call, request)} answered ${answer.response.status}, but ${answer.problem}${id}.`, {
    ...toContext(call, history),
    status: answer.response.status,
    requestId,
    excerpt: toExcerpt(answer.text, history.secrets),
  });
}

/** The error that awaiting throws for an answer that is not a success. */
export function toHttpError(call: Transmission, request: PreparedRequest, answer: Answer, history: History): HttpError {
  const { response, status } = answer;
  const now = call.environment.now();
  const hint = toRetryHint(response.headers, now);
  const code = readCode(answer.body);
  const id = answer.requestId === undefined ? "" : `, request id ${answer.requestId}`;
  const within = response.ok ? `${status}, and its body reports a failure` : `${status}${code === undefined ? "" : ` (${code})`}`;
  const target = status >= 300 && status <= 399 ? toRedirectNote(request, response) : "";
  const again = hint === undefined ? "" : `; it may be repeated in ${Math.ceil(hint / 1000)} s`;
  return new HttpError(`${toSubject(call, request)} answered ${within}${target}${id}${again}.`, {
    ...toContext(call, history),
    status,
    case: answer.case,
    body: answer.body,
    response,
    requestId: answer.requestId,
    retryAfter: hint,
    retryAt: hint === undefined ? undefined : new Date(now + hint),
  });
}

function toRedirectNote(request: PreparedRequest, response: Response): string {
  const location = response.headers.get("location");
  if (location === null || !URL.canParse(location, request.url)) return "; redirects are not followed";
  return `, a redirect to ${new URL(location, request.url).origin}; redirects are not followed`;
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
export function toConfigError(problem: ArgumentProblem, vendor: string, operation: OperationIdentity | undefined): ConfigError {
  const subject = operation === undefined ? "the option" : `${operation.name}:`;
  return new ConfigError(`${subject} ${problem.parameter} ${problem.message}. Nothing was sent.`, {
    vendor,
    operation,
    parameter: problem.parameter,
  });
}
