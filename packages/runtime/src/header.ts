/** Collects the headers of a request, and refuses values that no header can carry. */

import type { Parameter } from "./operation.js";
import { type ParameterValues, writeParameters } from "./parameters.js";
import { ArgumentProblem } from "./scalar.js";

/** Headers as users give them: `undefined` changes nothing, `null` takes a header away. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>;

/** Later sources win; names are compared without regard to case (RFC 9110, section 5.1). */
export function mergeHeaders(...sources: readonly HeaderValues[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) {
      if (value === undefined) continue;
      const key = name.toLowerCase();
      if (value === null) delete merged[key];
      else merged[key] = checkHeader(name, value);
    }
  }
  return merged;
}

/** Header and cookie parameters of an operation, as headers. */
export function toParameterHeaders(
  parameters: readonly Parameter[],
  header: ParameterValues,
  cookie: ParameterValues,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, text] of writeParameters("header", parameters, header)) headers[name] = toFieldValue(`header.${name}`, text);
  const cookies = [...writeParameters("cookie", parameters, cookie).values()];
  return cookies.length === 0 ? headers : { ...headers, cookie: cookies.join("; ") };
}

/** True for what a field value may hold: visible latin-1 characters, spaces and tabs (RFC 9110, section 5.5). */
export function isFieldValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** The value of a header as it is sent; the message of a refusal never shows it. */
export function checkHeader(name: string, value: string): string {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) throw new ArgumentProblem("headers", "holds a name that is not an HTTP field name");
  if (typeof value !== "string") throw new ArgumentProblem(`headers.${name}`, "must be a string");
  return toFieldValue(`headers.${name}`, value);
}

function toFieldValue(parameter: string, value: string): string {
  if (isFieldValue(value)) return value.replace(/^[\t ]+|[\t ]+$/g, "");
  throw new ArgumentProblem(parameter, "holds a line break, a control character or a character outside latin-1");
}
