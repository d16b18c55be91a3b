// CloudPlans' failures. No page shows one (users-page and its neighbours): statuses, `message`, and where a failure shows
// are all inferred; the switch `failures` chooses between HTTP status and body. No message quotes the request.
import { unreachable } from "../../frame/unreachable.js";
import type { Answer, Problem } from "../../frame/vendor.js";
import type { CloudPlansBehaviour } from "./types.js";

/** Words a failure as the switch says. */
export type Fail = (status: number, message: string, headers?: Readonly<Record<string, string>>) => Answer;

export function failing({ failures }: CloudPlansBehaviour): Fail {
  return failures === "body" ? (status, message, headers) => ({ ...failure(status, message, headers), status: 200 }) : failure;
}

function failure(status: number, message: string, headers?: Readonly<Record<string, string>>): Answer {
  return { status, ...(headers && { headers }), body: { status, message } };
}

export function problemAnswer(problem: Problem, fail: Fail): Answer {
  switch (problem.kind) {
    case "unknownRoute":
      return fail(404, "There is no such URL.");
    case "methodNotAllowed": {
      const allow = problem.allowed.join(", ");
      return fail(405, `This URL answers ${allow} only.`, { allow });
    }
    case "invalidParameter":
      return fail(400, `${problem.name} ${problem.message}.`);
    case "invalidBody":
      return fail(400, `${problem.path.length > 0 ? problem.path.join(".") : "The request body"} ${problem.message}.`);
    case "unsupportedMediaType":
      return fail(415, `Send the request body as ${problem.expected.join(" or ")}.`);
    case "malformedBody":
      return fail(400, problem.message);
    // A fault is asked for by its HTTP status, whatever the switch says.
    case "fault":
      return faultAnswer(problem.status, problem.retryAfter);
    case "invalidFault":
      return failure(400, problem.message);
    default:
      return unreachable(problem);
  }
}

function faultAnswer(status: number, retryAfter: number | undefined): Answer {
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return failure(status, `A ${status} that the sandbox was asked for.`, headers);
}
