/** Builds the query string (OpenAPI 3.1, "Style Values"; RFC 6570). */

import type { Parameter } from "./operation.js";
import { type ParameterValues, writeParameters, writeScalar } from "./parameters.js";
import { isAbsent } from "./scalar.js";

/** The query string, without the question mark; empty when nothing is to be sent. */
export function toQuery(parameters: readonly Parameter[], values: ParameterValues, extra: ParameterValues): string {
  const parts = [...writeParameters("query", parameters, values).values()];
  for (const [name, value] of Object.entries(extra)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isAbsent(item)) parts.push(writeScalar({ in: "query", name }, item));
    }
  }
  return parts.join("&");
}
