// Gumloop's errors. Documented: the statuses 400, 401, 403, 404 and 500, without bodies. Inferred (sdk-python): the envelope,
// which is the one the official SDK reads, and its codes. No message quotes the request.
import { unreachable } from "../../frame/unreachable.js";
import type { Answer, Problem } from "../../frame/vendor.js";

interface ErrorFacts {
  readonly status: number;
  readonly message: string;
  readonly code: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function errorAnswer({ status, message, code, param, headers }: ErrorFacts): Answer {
  const type = status >= 500 ? "server_error" : "invalid_request_error";
  const error = { message, code, type, param: param ?? null, details: null };
  return { status, ...(headers && { headers }), body: { error } };
}

export function badRequest(message: string, param?: string): Answer {
  return errorAnswer({ status: 400, message, code: "invalid_request", ...(param !== undefined && { param }) });
}

export function problemAnswer(problem: Problem): Answer {
  switch (problem.kind) {
    case "unknownRoute":
      return errorAnswer({ status: 404, message: "There is no such URL.", code: "not_found" });
    case "methodNotAllowed": {
      const allow = problem.allowed.join(", ");
      return errorAnswer({ status: 405, message: `This URL answers ${allow} only.`, code: "method_not_allowed", headers: { allow } });
    }
    case "invalidParameter":
      return badRequest(`${problem.name} ${problem.message}.`, problem.name);
    case "invalidBody": {
      const name = problem.path.length > 0 ? problem.path.join(".") : undefined;
      return badRequest(`${name ?? "The request body"} ${problem.message}.`, name);
    }
    // 400 rather than 415: the operations document no other status for a request they cannot read.
    case "unsupportedMediaType":
      return badRequest(`Send the request body as ${problem.expected.join(" or ")}.`);
    case "malformedBody":
      return badRequest(problem.message);
    case "fault":
      return faultAnswer(problem.status, problem.retryAfter);
    case "invalidFault":
      return badRequest(problem.message, "x-sandbox-fault");
    default:
      return unreachable(problem);
  }
}

function faultAnswer(status: number, retryAfter: number | undefined): Answer {
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return errorAnswer({ status, message: `A ${status} that the sandbox was asked for.`, code: "sandbox_fault", headers });
}
