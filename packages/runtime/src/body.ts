/** Serializes request bodies. */

import type { RequestBody } from "./operation.js";
import type { ParameterValues } from "./path.js";
import { ArgumentProblem, describe } from "./scalar.js";

/** The body as text, or undefined when there is none; `extra` adds members that the document does not know yet. */
export function toBody(definition: RequestBody | undefined, value: unknown, extra: ParameterValues | undefined): string | undefined {
  const content = extra === undefined ? value : addMembers(value, extra);
  if (content === undefined) {
    if (definition?.isRequired) throw new ArgumentProblem("body", "is required");
    return undefined;
  }
  if (definition === undefined && extra === undefined) throw new ArgumentProblem("body", "is not part of this operation");
  return toJson(content);
}

function addMembers(value: unknown, extra: ParameterValues): unknown {
  if (value === undefined) return extra;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value, ...extra };
  throw new ArgumentProblem("extra.body", `can only be added to an object, and this body is ${describe(value)}`);
}

/** JSON.stringify writes null for NaN and leaves functions out: the server would get something else than was meant. */
function refuseLoss(_key: string, member: unknown): unknown {
  if (typeof member === "number" && !Number.isFinite(member))
    throw new ArgumentProblem("body", "cannot be written as JSON: it holds NaN or Infinity");
  if (typeof member === "function" || typeof member === "symbol") {
    throw new ArgumentProblem("body", `cannot be written as JSON: it holds a ${typeof member}`);
  }
  return member;
}

/** JSON text (RFC 8259); what JSON cannot hold is refused rather than dropped. */
export function toJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, refuseLoss);
  } catch (error) {
    if (error instanceof ArgumentProblem) throw error;
    throw new ArgumentProblem("body", "cannot be written as JSON: it holds a bigint or refers to itself");
  }
  if (text === undefined) throw new ArgumentProblem("body", `cannot be written as JSON: ${describe(value)} stands for nothing`);
  return text;
}
