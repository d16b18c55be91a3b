/** Makes one schema of parts that hold together (`allOf`): one object where all are objects, else an intersection. */

import type { SchemaBuilder } from "./build-schema.js";
import { isObjectLike, mergeObjects } from "./intersect.js";
import type { Schema, SchemaFacts } from "./schema.js";
import { layOver } from "./schema-forms.js";

/** The parts as one schema that carries the given facts. */
export function mergeParts(builder: SchemaBuilder, facts: SchemaFacts, parts: readonly Schema[]): Schema {
  const telling = parts.filter((part) => part.kind !== "unknown");
  const [first, ...rest] = telling;
  if (first === undefined) return { ...facts, kind: "unknown" };
  // What stands at the same place was made with these facts.
  if (rest.length === 0) return first.pointer === facts.pointer ? first : layOver(first, facts);
  const objects = telling.map((part) => resolve(builder, part)).filter((part) => part !== undefined && isObjectLike(part));
  const areAll = objects.length === telling.length && objects.every(({ isNullable }) => !isNullable);
  return areAll ? mergeObjects(facts, objects) : { ...facts, kind: "intersection", members: telling };
}

/** A component that is being built cannot be looked into; where it comes up again within itself, it stays a reference. */
function resolve(builder: SchemaBuilder, part: Schema): Schema | undefined {
  if (part.kind !== "reference") return part;
  const target = builder.findComponent(part.name);
  return target === undefined ? undefined : resolve(builder, target);
}
