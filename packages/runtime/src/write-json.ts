/** Writes a parameter that the document describes by `content: application/json`; only operations that need it import it. */

import { toJson } from "./body.js";
import type { Parameter } from "./operation.js";
import { toLabel, writeScalar } from "./parameters.js";

/** The value as JSON text; in a header whatever is not ASCII is escaped, which JSON allows (RFC 8259, section 7). */
export function writeJson(parameter: Parameter, value: unknown): string {
  const text = toJson(value, toLabel(parameter));
  return writeScalar(parameter, parameter.in === "header" ? text.replace(/[\u007f-\uffff]/g, toEscape) : text);
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
