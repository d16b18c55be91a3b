/** Builds the path of a request so that a value can never become another operation's path. */

import type { Parameter } from "./operation.js";
import { checkNames, type ParameterValues, writeParameter } from "./parameters.js";
import { refuse } from "./scalar.js";

/**
 * Fills a path template (OpenAPI 3.1, "Path Templating"); what stands in braces is required, and a scalar unless it is described.
 *
 * Each value becomes exactly one encoded segment. Refused by name, before anything is sent: a missing or empty value, a backslash,
 * and a dot segment, however it is encoded.
 */
export function toPath(template: string, parameters: readonly Parameter[], values: ParameterValues = {}): string {
  checkNames("path", values, (name) => template.includes(`{${name}}`));
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const described = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
    return checkPart(`path.${name}`, writeParameter(described ?? { in: "path", name, isRequired: true }, values) ?? "");
  });
  // Two values may only together be a dot segment.
  return checkPart("path", path);
}

/** The text as it is, where it can be a part of a path, or all of it. @throws ArgumentProblem where it could lead to another path. */
export function checkPart(label: string, text: string): string {
  const problem = text === "" ? "must not be empty" : hasTraversal(text) && "holds a dot segment or a backslash";
  return problem ? refuse(label, `${problem}: the request could reach another path`) : text;
}

/** True when any decoding of the text, or the text itself, holds a backslash or a segment that is `.` or `..`. */
export function hasTraversal(text: string): boolean {
  if (!/[.\\%]/.test(text)) return false;
  let current = text;
  // Servers and proxies may decode more than once; four rounds beyond our own encoding are more than any is known to do.
  for (let round = 0; round < 5; round += 1) {
    if (/\\|(^|\/)\.\.?(\/|$)/.test(current)) return true;
    const decoded = current.replace(/%(2e|2f|5c|25)/gi, (triple) => decodeURIComponent(triple));
    if (decoded === current) return false;
    current = decoded;
  }
  return false;
}
