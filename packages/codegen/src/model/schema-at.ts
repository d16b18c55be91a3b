/** Follows a JSON Pointer from a body's schema down to the schema of the value there. */

import { split } from "../json-pointer.js";
import type { Schema } from "./schema.js";

/** How a reference's schema is found. */
export type FindComponent = (name: string) => Schema | undefined;

/** The schema of the value that a pointer leads to; `-` is the last item of a list. Undefined when it leads nowhere. */
export function schemaAt(schema: Schema | undefined, pointer: string, find: FindComponent): Schema | undefined {
  return split(pointer).reduce((current, segment) => (current === undefined ? undefined : step(current, segment, find)), schema);
}

/** The schema that a chain of references ends at. */
export function resolveReference(schema: Schema, find: FindComponent): Schema | undefined {
  let current: Schema | undefined = schema;
  for (let hops = 0; current?.kind === "reference"; hops += 1) current = hops > 100 ? undefined : find(current.name);
  return current;
}

function step(schema: Schema, segment: string, find: FindComponent): Schema | undefined {
  const resolved = resolveReference(schema, find);
  switch (resolved?.kind) {
    case "object":
      return resolved.properties.find((property) => property.name === segment)?.schema ?? resolved.additional?.values;
    case "record":
      return resolved.values;
    case "array":
      return segment === "-" || /^\d+$/.test(segment) ? resolved.items : undefined;
    case "tuple":
      return /^\d+$/.test(segment) ? (resolved.items[Number(segment)] ?? resolved.further?.values) : undefined;
    case "union":
    case "intersection":
      return resolved.members.map((member) => step(member, segment, find)).find((found) => found !== undefined);
    default:
      return undefined;
  }
}
