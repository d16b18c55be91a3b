/** Serializes request bodies: JSON unless the operation brings another writer. */

import type { RequestBody, WrittenBody } from "./operation.js";
import type { ParameterValues } from "./parameters.js";
import { describe, isPlainObject, refuse } from "./scalar.js";

const json: RequestBody = { contentType: "application/json" };

/** What is sent, or undefined when there is no body; `extra` adds members that the document does not know yet. */
export function toBody(definition: RequestBody | undefined, value: unknown, extra: ParameterValues | undefined): WrittenBody | undefined {
  const content = extra === undefined ? value : addMembers(value, extra);
  if (content === undefined) {
    if (definition?.isRequired) refuse("body", "is required");
    return undefined;
  }
  if (definition === undefined && extra === undefined) refuse("body", "is not a part of this operation");
  const body = definition ?? json;
  return body.write?.(content, body) ?? { contentType: body.contentType, payload: toJson(content, "body") };
}

function addMembers(value: unknown, extra: ParameterValues): unknown {
  if (value === undefined) return extra;
  if (isPlainObject(value)) return { ...value, ...extra };
  refuse("extra.body", `needs a body that is an object, not ${describe(value)}`);
}

/** JSON text (RFC 8259); what JSON cannot hold is refused rather than dropped. */
export function toJson(value: unknown, label: string): string {
  let reason: string | undefined;
  let text: string | undefined;
  try {
    // JSON.stringify writes null for NaN and leaves functions out: the server would get something else than was meant.
    text = JSON.stringify(value, (_key, member: unknown) => {
      if (typeof member === "number" && !Number.isFinite(member)) reason = "it holds NaN or Infinity";
      if (typeof member === "function" || typeof member === "symbol") reason = `it holds a ${typeof member}`;
      return member;
    });
  } catch {
    reason = "it holds a bigint or refers to itself";
  }
  if (reason === undefined && text !== undefined) return text;
  return refuse(label, `cannot be written as JSON: ${reason ?? `${describe(value)} stands for nothing`}`);
}
