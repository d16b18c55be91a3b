// OpenAI's error envelope. Documented: its four members, and 429 with an optional Retry-After. Which other status and code
// an error has is not documented: those here are inferred, and say so by being in this file. No message quotes the request.
import { unreachable } from "../../frame/unreachable.js";
import type { Answer, Problem } from "../../frame/vendor.js";

interface ErrorFacts {
  readonly status: number;
  readonly message: string;
  readonly type?: string;
  readonly param?: string;
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function errorAnswer({ status, message, type = "invalid_request_error", param, code, headers }: ErrorFacts): Answer {
  const error = { type, message, param: param ?? null, code: code ?? null };
  return { status, ...(headers && { headers }), body: { error } };
}

export function problemAnswer(problem: Problem): Answer {
  switch (problem.kind) {
    case "unknownRoute":
      return errorAnswer({ status: 404, message: "There is no such URL.", code: "unknown_url" });
    case "methodNotAllowed":
      return errorAnswer({
        status: 405,
        message: `This URL answers ${problem.allowed.join(", ")} only.`,
        code: "method_not_supported",
        headers: { allow: problem.allowed.join(", ") },
      });
    case "invalidParameter":
      return invalidValue(problem.name, problem.isMissing, problem.message);
    case "invalidBody":
      return invalidValue(problem.path.length > 0 ? problem.path.join(".") : undefined, problem.isMissing, problem.message);
    case "unsupportedMediaType":
      return errorAnswer({
        status: 415,
        message: `Send the request body as ${problem.expected.join(" or ")}.`,
        code: "unsupported_media_type",
      });
    case "malformedBody":
      return errorAnswer({ status: 400, message: problem.message, code: "invalid_json" });
    case "fault":
      return faultAnswer(problem.status, problem.retryAfter);
    case "invalidFault":
      return errorAnswer({ status: 400, message: problem.message, param: "x-sandbox-fault", code: "sandbox_fault_invalid" });
    default:
      return unreachable(problem);
  }
}

function invalidValue(name: string | undefined, isMissing: boolean, message: string): Answer {
  return errorAnswer({
    status: 400,
    message: name === undefined ? `The request body ${message}.` : `${name} ${message}.`,
    code: isMissing ? "missing_required_parameter" : "invalid_value",
    ...(name !== undefined && { param: name }),
  });
}

function faultAnswer(status: number, retryAfter: number | undefined): Answer {
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  if (status === 429) {
    return errorAnswer({ status, message: "Rate limit reached.", type: "requests", code: "rate_limit_exceeded", headers });
  }
  const type = status >= 500 ? "server_error" : "invalid_request_error";
  return errorAnswer({ status, message: `A ${status} that the sandbox was asked for.`, type, code: "sandbox_fault", headers });
}
