// Reads a validator's first complaint. Messages name places, never values: a value may be an e-mail address.
import type { Validator } from "./compiled-spec.js";

export interface FirstError {
  /** Names from the root to the place: `["query", "limit"]`. A missing member counts as a place. */
  readonly path: readonly string[];
  readonly isMissing: boolean;
  readonly message: string;
}

export function firstError(validate: Validator, value: unknown): FirstError | undefined {
  if (validate(value)) return undefined;
  const error = validate.errors?.[0];
  if (error === undefined) return { path: [], isMissing: false, message: "does not fit the spec" };
  const path = error.instancePath.split("/").slice(1).map(unescapePointer);
  const missing = error.keyword === "required" ? error.params.missingProperty : undefined;
  if (typeof missing === "string") return { path: [...path, missing], isMissing: true, message: "is required" };
  const allowed = error.params.allowedValues;
  const choices = Array.isArray(allowed) ? `: ${allowed.map(String).join(", ")}` : "";
  return { path, isMissing: false, message: `${error.message ?? "does not fit the spec"}${choices}` };
}

export function unescapePointer(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
