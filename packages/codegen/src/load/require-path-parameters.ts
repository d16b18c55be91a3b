/** Makes every path parameter required: OpenAPI 3.1.0, "Parameter Object", leaves no choice, but documents forget to say so. */

import { entries, isObject, itemsOf, member } from "../json.js";

/** Marks the parameters in place, so that both renderings of the document see the same. */
export function requirePathParameters(root: unknown): void {
  const components = entries(member(member(root, "components"), "parameters")).map(([, parameter]) => parameter);
  const pathItems = entries(member(root, "paths")).map(([, pathItem]) => pathItem);
  const holders = pathItems.flatMap((pathItem) => [pathItem, ...entries(pathItem).map(([, operation]) => operation)]);
  for (const parameter of [...components, ...holders.flatMap((holder) => itemsOf(holder, "parameters"))]) {
    // The parser made the object, and nobody else holds it.
    if (isObject(parameter) && member(parameter, "in") === "path") (parameter as Record<string, unknown>).required = true;
  }
}
