/** Builds the query string (OpenAPI 3.1, "Style Values"; RFC 6570). */

import type { Parameter } from "./operation.js";
import { type ParameterValues, writeParameters, writeRepeated } from "./parameters.js";

/** The query string, without the question mark; empty when nothing is to be sent. */
export function toQuery(parameters: readonly Parameter[], values?: ParameterValues, extra: ParameterValues = {}): string {
  const written = writeParameters("query", parameters, values).map(([, pair]) => pair);
  const added = Object.entries(extra).flatMap(([name, value]) => writeRepeated({ in: "query", name }, value) ?? []);
  return [...written, ...added].join("&");
}
