// The wire table as one OpenAPI document, so that a generator can be held to it: an operation for each of the table's.
import type { WireOperation } from "./wire-table.js";

/** The releases of OpenAPI that the table holds for: all that it writes down means the same in both. */
export const wireReleases = ["3.0.4", "3.1.1"] as const;
export type WireRelease = (typeof wireReleases)[number];

/** The document. Its base URL is a placeholder; each run has a server of its own. */
export function toWireDocument(operations: readonly WireOperation[], openapi: WireRelease = "3.1.1"): object {
  return {
    openapi,
    info: { title: "Wire", version: "1.0.0" },
    servers: [{ url: "https://wire.example" }],
    security: [],
    paths: Object.fromEntries(operations.map((operation) => [toWirePath(operation), { [toMethod(operation)]: toOperation(operation) }])),
  };
}

/** The path template of an operation: the segment `{p}` only where the value goes there. */
export function toWirePath({ id, location }: WireOperation): string {
  return location === "path" ? `/${id}/{p}` : `/${id}`;
}

/** The method of an operation, as OpenAPI writes it. */
export function toMethod({ location }: WireOperation): "get" | "post" {
  return location === "bodies" ? "post" : "get";
}

function toOperation({ id, definition, location }: WireOperation): object {
  const { parameter, body, responses } = definition;
  return {
    operationId: id,
    tags: ["wire"],
    "x-sdk-method": { name: `wire.${id}` },
    ...(parameter === undefined ? {} : { parameters: [location === "path" ? { ...parameter, required: true } : parameter] }),
    ...(body === undefined ? {} : { requestBody: { content: body } }),
    responses: responses ?? { "204": { description: "Nothing." } },
  };
}
