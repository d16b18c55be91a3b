// Redocly's node types in the vocabulary's words.
import type { Place } from "../vocabulary/index.js";

const placeByNodeType: ReadonlyMap<string, Place> = new Map([
  ["Root", "root"],
  ["Info", "info"],
  ["Server", "server"],
  ["PathItem", "pathItem"],
  ["Operation", "operation"],
  ["Parameter", "parameter"],
  ["RequestBody", "requestBody"],
  ["Response", "response"],
  ["Header", "header"],
  ["Schema", "schema"],
  ["SecurityScheme", "securityScheme"],
]);

/** The place that a Redocly node type stands for, or `undefined` for a place that takes no key of the vocabulary. */
export function placeOf(nodeTypeName: string): Place | undefined {
  return placeByNodeType.get(nodeTypeName);
}
