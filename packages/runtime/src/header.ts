/** Collects the headers of a request, and refuses values that no header can carry. */

import type { Parameter } from "./operation.js";
import { type ParameterValues, writeParameters } from "./parameters.js";
import { ArgumentProblem, isPlainObject } from "./scalar.js";

/** Headers as users give them: `undefined` changes nothing, `null` takes a header away. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>;

/** Headers that may be laid over others: names in lower case (RFC 9110, section 5.1), values checked. */
export type CheckedHeaders = Readonly<Record<string, string | null>>;

/** Checks headers as users give them; the message of a refusal never shows a value. */
export function checkHeaders(...sources: readonly (HeaderValues | undefined)[]): CheckedHeaders {
  const checked: Record<string, string | null> = {};
  for (const source of sources) {
    // A `Headers` has no members of its own: what it holds would be dropped without a word.
    if (!isPlainObject(source ?? {})) throw new ArgumentProblem("headers", "must be an object of names and values");
    for (const [name, value] of Object.entries(source ?? {})) {
      if (value === undefined) continue;
      if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) throw new ArgumentProblem("headers", "holds a name that is not an HTTP field name");
      const parameter = `headers.${name}`;
      if (value !== null && typeof value !== "string") throw new ArgumentProblem(parameter, "must be a string");
      checked[name.toLowerCase()] = value && toFieldValue(parameter, value);
    }
  }
  return checked;
}

/** Lays headers over those of a request. */
export function layOver(headers: Record<string, string>, over: CheckedHeaders): void {
  for (const name in over) {
    const value = over[name];
    if (typeof value === "string") headers[name] = value;
    else delete headers[name];
  }
}

/** The headers of a request that somebody else has made or changed. */
export function toHeaders(values: HeaderValues): Record<string, string> {
  const headers: Record<string, string> = {};
  layOver(headers, checkHeaders(values));
  return headers;
}

/** Adds the header and cookie parameters of an operation. */
export function addParameterHeaders(
  headers: Record<string, string>,
  parameters: readonly Parameter[],
  values: { readonly header?: ParameterValues | undefined; readonly cookie?: ParameterValues | undefined },
): void {
  for (const [name, text] of writeParameters("header", parameters, values.header)) {
    headers[name.toLowerCase()] = toFieldValue(`header.${name}`, text);
  }
  const cookies = [...writeParameters("cookie", parameters, values.cookie).values()];
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
}

/** True for what a field value may hold: visible latin-1 characters, spaces and tabs (RFC 9110, section 5.5). */
export function isFieldValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** What a refusal says of a value that is none. */
export const notFieldValue = "holds a line break, a control character or a character outside latin-1";

function toFieldValue(parameter: string, value: string): string {
  if (isFieldValue(value)) return value.replace(/^[\t ]+|[\t ]+$/g, "");
  throw new ArgumentProblem(parameter, notFieldValue);
}
