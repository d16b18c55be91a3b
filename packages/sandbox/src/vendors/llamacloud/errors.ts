// LlamaCloud's errors: `detail` is a list of faults at 422 (openapi), a sentence elsewhere (seen at 401 in token-issue and
// demo-issue, inferred for the rest). Which status an error has, apart from 401, 403 and 422, is inferred. No message quotes
// the request.
import { unreachable } from "../../frame/unreachable.js";
import type { Answer, Problem } from "../../frame/vendor.js";

interface ValidationFault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

export function errorAnswer(status: number, detail: string, headers?: Readonly<Record<string, string>>): Answer {
  return { status, ...(headers && { headers }), body: { detail } };
}

export function validationAnswer(loc: readonly (string | number)[], msg: string, type: string): Answer {
  const detail: readonly ValidationFault[] = [{ loc, msg, type }];
  return { status: 422, body: { detail } };
}

export function problemAnswer(problem: Problem): Answer {
  switch (problem.kind) {
    case "unknownRoute":
      return errorAnswer(404, "Not Found");
    case "methodNotAllowed":
      return errorAnswer(405, "Method Not Allowed", { allow: problem.allowed.join(", ") });
    case "invalidParameter":
      return invalidValue([problem.in, problem.name], problem.isMissing, problem.message);
    case "invalidBody":
      return invalidValue(["body", ...problem.path.map(toStep)], problem.isMissing, problem.message);
    case "unsupportedMediaType":
      return validationAnswer(["body"], `Send the request body as ${problem.expected.join(" or ")}.`, "value_error");
    case "malformedBody":
      return validationAnswer(["body"], problem.message, "json_invalid");
    case "fault":
      return faultAnswer(problem.status, problem.retryAfter);
    case "invalidFault":
      return errorAnswer(400, problem.message);
    default:
      return unreachable(problem);
  }
}

/** Only the first fault is told; the vendor may list several. Words and types other than "missing" are ours. */
function invalidValue(loc: readonly (string | number)[], isMissing: boolean, message: string): Answer {
  return isMissing ? validationAnswer(loc, "Field required", "missing") : validationAnswer(loc, message, "value_error");
}

/** Array indexes are numbers in `loc`; no property of the vendor's bodies is named like one. */
function toStep(name: string): string | number {
  return /^\d+$/.test(name) ? Number(name) : name;
}

function faultAnswer(status: number, retryAfter: number | undefined): Answer {
  const message = `A ${status} that the sandbox was asked for.`;
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return status === 422
    ? { ...validationAnswer(["body"], message, "sandbox_fault"), headers }
    : errorAnswer(status, status === 429 ? "Rate limit exceeded" : message, headers);
}
