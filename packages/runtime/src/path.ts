/** Builds the path of a request so that a value can never become another operation's path. */

import type { Parameter } from "./operation.js";
import { ArgumentProblem, encode, isAbsent, toText } from "./scalar.js";

/** Values by parameter name, as the caller gave them. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/**
 * Fills a path template (OpenAPI 3.1, "Path Templating").
 *
 * Each value becomes exactly one encoded segment. Refused by name, before anything is sent: a missing, empty or non-scalar value,
 * a backslash, and a dot segment, however it is encoded.
 */
export function toPath(template: string, parameters: readonly Parameter[], values: ParameterValues): string {
  for (const name of Object.keys(values)) {
    if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name)) {
      throw new ArgumentProblem(`path.${name}`, "is not a parameter of this path");
    }
  }
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => toSegment(name, Object.hasOwn(values, name) ? values[name] : undefined));
}

function toSegment(name: string, value: unknown): string {
  const parameter = `path.${name}`;
  if (isAbsent(value)) throw new ArgumentProblem(parameter, "is required");
  const text = toText(parameter, value);
  if (text === "") throw new ArgumentProblem(parameter, "must not be empty: the request would reach another path");
  if (hasTraversal(text)) throw new ArgumentProblem(parameter, "holds a dot segment or a backslash: the request could reach another path");
  return encode(parameter, text);
}

/** True when any decoding of the text, or the text itself, holds a backslash or a segment that is `.` or `..`. */
export function hasTraversal(text: string): boolean {
  let current = text;
  // Servers and proxies may decode more than once; four rounds are more than any is known to do.
  for (let round = 0; round < 4; round += 1) {
    if (current.includes("\\") || current.split("/").some((segment) => segment === "." || segment === "..")) return true;
    const decoded = current.replace(/%(2e|2f|5c|25)/gi, (match) => String.fromCharCode(Number.parseInt(match.slice(1), 16)));
    if (decoded === current) return false;
    current = decoded;
  }
  return false;
}
