// Holds an answer against the spec. For the sandbox's own tests, and for users who change its behaviour.
import type { CompiledRoute } from "../spec/compiled-spec.js";
import { firstError } from "../spec/first-error.js";
import { valueAtPointer } from "./json-pointer.js";
import type { Answer } from "./vendor.js";

/** Thrown by `sandbox.fetch` under `validateResponses` when an answer does not fit the spec. */
export class AnswerDoesNotFitSpecError extends Error {
  override readonly name = "AnswerDoesNotFitSpecError";
}

/** @throws AnswerDoesNotFitSpecError naming operation, status and place; never a value. */
export function checkAnswer(vendor: string, route: CompiledRoute, answer: Answer): void {
  if (isFailureInBody(route, answer)) return;
  const subject = `sandbox: ${vendor} ${route.operationId} answered ${answer.status}`;
  const response = route.responses[answer.status] ?? route.responses[`${Math.floor(answer.status / 100)}XX`] ?? route.responses.default;
  if (response === undefined) throw new AnswerDoesNotFitSpecError(`${subject}, a status that the spec does not have`);
  if (response.validate === undefined) {
    if (answer.body === undefined) return;
    throw new AnswerDoesNotFitSpecError(`${subject} with a body, where the spec has none`);
  }
  const error = firstError(response.validate, answer.body);
  if (error === undefined) return;
  throw new AnswerDoesNotFitSpecError(`${subject}, but its body does not fit the spec: /${error.path.join("/")} ${error.message}`);
}

/** A 2xx answer that its own number calls a failure: the schema of the success says nothing about it. */
function isFailureInBody({ success }: CompiledRoute, { status, body }: Answer): boolean {
  if (success === undefined || status < 200 || status > 299) return false;
  const [lowest, highest] = success.range;
  const number = valueAtPointer(body, success.pointer);
  return typeof number === "number" && (number < lowest || number > highest);
}
