// What vendors do without telling: a value that no list has, a field that no schema has. Off unless asked for.
import type { CompiledRoute } from "../spec/compiled-spec.js";
import { memberOf } from "./call-values.js";
import { segmentsOf } from "./json-pointer.js";
import type { Answer } from "./vendor.js";

export interface Drift {
  /** Puts `"sandbox_unknown_value"` wherever a successful answer has a value from a list of several. @default false */
  readonly unknownEnumValue?: boolean | undefined;
  /** Adds `sandbox_new_field` to every object of a successful answer. @default false */
  readonly newField?: boolean | undefined;
}

export const unknownValue = "sandbox_unknown_value";
export const newField = "sandbox_new_field";

export function driftAnswer(answer: Answer, route: CompiledRoute, drift: Drift): Answer {
  if (drift.unknownEnumValue !== true && drift.newField !== true) return answer;
  const { status } = answer;
  if (status < 200 || status > 299 || typeof answer.body !== "object" || answer.body === null) return answer;
  let body: unknown = answer.body;
  const enums = route.responses[status]?.enums ?? [];
  if (drift.unknownEnumValue === true) for (const place of enums) body = replaceAt(body, segmentsOf(place));
  if (drift.newField === true) body = withNewField(body);
  return { ...answer, body };
}

/** A copy in which each text at the place is another; `null` stays, and what is not there. */
function replaceAt(value: unknown, [name, ...further]: readonly string[]): unknown {
  if (name === undefined) return typeof value === "string" ? unknownValue : value;
  if (name === "*") return Array.isArray(value) ? value.map((item) => replaceAt(item, further)) : value;
  const member = memberOf(value, name);
  if (member === undefined || typeof value !== "object") return value;
  return { ...value, [name]: replaceAt(member, further) };
}

function withNewField(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNewField);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withNewField(member)]);
  return { ...Object.fromEntries(members), [newField]: "as vendors add them" };
}
