/** Builds the path of a request so that a value can never become another operation's path. */

import type { Parameter } from "./operation.js";
import { type ParameterValues, writeParameters } from "./parameters.js";
import { ArgumentProblem } from "./scalar.js";

/**
 * Fills a path template (OpenAPI 3.1, "Path Templating").
 *
 * Each value becomes exactly one encoded segment. Refused by name, before anything is sent: a missing or empty value, a backslash,
 * and a dot segment, however it is encoded.
 */
export function toPath(template: string, parameters: readonly Parameter[], values: ParameterValues | undefined): string {
  const written = writeParameters("path", parameters, values);
  const refuse = (name: string, problem: string): never => {
    throw new ArgumentProblem(name, `${problem}: the request could reach another path`);
  };
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = `path.${name}`;
    const text = written.get(name);
    if (text === undefined) throw new ArgumentProblem(parameter, "is required");
    if (text === "") refuse(parameter, "must not be empty");
    if (hasTraversal(text)) refuse(parameter, "holds a dot segment or a backslash");
    return text;
  });
  // Two values may only together be a dot segment.
  if (hasTraversal(path)) refuse("path", "holds a dot segment");
  return path;
}

/** True when any decoding of the text, or the text itself, holds a backslash or a segment that is `.` or `..`. */
export function hasTraversal(text: string): boolean {
  if (!/[.\\%]/.test(text)) return false;
  let current = text;
  // Servers and proxies may decode more than once; four rounds beyond our own encoding are more than any is known to do.
  for (let round = 0; round < 5; round += 1) {
    if (current.includes("\\") || current.split("/").some((segment) => segment === "." || segment === "..")) return true;
    const decoded = current.replace(/%(2e|2f|5c|25)/gi, (match) => String.fromCharCode(Number.parseInt(match.slice(1), 16)));
    if (decoded === current) return false;
    current = decoded;
  }
  return false;
}
