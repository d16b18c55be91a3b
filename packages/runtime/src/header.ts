/** Collects the headers of a request, and refuses values that no header can carry. */

import type { Parameter } from "./operation.js";
import { type ParameterValues, writeParameters } from "./parameters.js";
import { isPlainObject, refuse } from "./scalar.js";

/** Headers as users give them: `undefined` changes nothing, `null` takes a header away. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>;

/** Headers that may be laid over others: names in lower case (RFC 9110, section 5.1), values checked. */
export type CheckedHeaders = Readonly<Record<string, string | null>>;

/** Checks headers as users give them; the message of a refusal never shows a value. */
export function checkHeaders(...sources: readonly (HeaderValues | undefined)[]): CheckedHeaders {
  const checked: Record<string, string | null> = {};
  for (const source of sources) {
    // A `Headers` has no members of its own: what it holds would be dropped without a word.
    if (!isPlainObject(source ?? {})) refuse("headers", "must be an object of names and values");
    for (const [name, value] of Object.entries(source ?? {})) {
      if (value === undefined) continue;
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse("headers", "holds a name that no HTTP field has");
      const parameter = `headers.${name}`;
      if (value !== null && typeof value !== "string") refuse(parameter, "must be a string");
      checked[name.toLowerCase()] = value && toFieldValue(parameter, value);
    }
  }
  return checked;
}

/** Lays headers over those of a request, which it changes and gives back. */
export function layOver(headers: Record<string, string>, over: CheckedHeaders): Record<string, string> {
  for (const name in over) {
    const value = over[name];
    if (typeof value === "string") headers[name] = value;
    else delete headers[name];
  }
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
  const cookies = writeParameters("cookie", parameters, values.cookie).map(([, pair]) => pair);
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
}

/** What a field carries: visible latin-1 characters, spaces and tabs, and no blanks around them (RFC 9110, section 5.5). */
export function toFieldValue(parameter: string, value: string): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value.replace(/^[\t ]+|[\t ]+$/g, "");
  return refuse(parameter, "holds a line break, a control character or a character outside latin-1");
}
