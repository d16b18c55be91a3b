/** Makes one schema of parts that hold together (`allOf`): one object where all are objects, else an intersection. */

import type { SchemaBuilder } from "./build-schema.js";
import type { Additional, ObjectForm, Property, Schema, SchemaFacts } from "./schema.js";
import { layOver } from "./schema-forms.js";

/** The parts as one schema that carries the given facts. */
export function mergeParts(builder: SchemaBuilder, facts: SchemaFacts, parts: readonly Schema[]): Schema {
  const telling = parts.filter((part) => part.kind !== "unknown");
  const [first, ...rest] = telling;
  if (first === undefined) return { ...facts, kind: "unknown" };
  // What stands at the same place was made with these facts.
  if (rest.length === 0) return first.pointer === facts.pointer ? first : layOver(first, facts);
  const objects = telling.map((part) => resolve(builder, part));
  if (objects.every(isObjectLike)) return mergeObjects(facts, objects);
  return { ...facts, kind: "intersection", members: telling };
}

type ObjectLike = Schema & { kind: "object" | "record" };

function isObjectLike(schema: Schema | undefined): schema is ObjectLike {
  return schema !== undefined && !schema.isNullable && (schema.kind === "object" || schema.kind === "record");
}

/** A component that is being built cannot be looked into; where it comes up again within itself, it stays a reference. */
function resolve(builder: SchemaBuilder, part: Schema): Schema | undefined {
  if (part.kind !== "reference") return part;
  const target = builder.findComponent(part.name);
  return target === undefined ? undefined : resolve(builder, target);
}

function mergeObjects(facts: SchemaFacts, parts: readonly ObjectLike[]): Schema {
  const properties = new Map<string, Property>();
  for (const property of parts.flatMap((part) => (part.kind === "object" ? part.properties : []))) {
    const known = properties.get(property.name);
    properties.set(
      property.name,
      known === undefined ? property : { name: property.name, schema: intersectMember(known.schema, property.schema) },
    );
  }
  const required = [...new Set(parts.flatMap((part) => (part.kind === "object" ? part.required : [])))];
  const described = parts.flatMap((part) => additionalOf(part) ?? []);
  // Of several, the one that says more: no type says that a member is what one part calls further, and another names.
  const additional = described.find(({ values }) => values !== undefined) ?? described[0];
  const isRequiredElsewhere = parts.some((part) => part.kind === "object" && requiresMoreThanDeclared(part));
  const difference = isRequiredElsewhere
    ? "openapi-typescript does not see what another part requires"
    : described.length > 1 && described.some(({ values }) => values !== undefined)
      ? "openapi-typescript demands of further members what every part says"
      : undefined;
  const object = { ...facts, kind: "object", properties: [...properties.values()], required, additional } as const;
  const isRecord = properties.size === 0 && required.length === 0;
  const merged: Schema = isRecord ? { ...facts, kind: "record", values: additional?.values } : object;
  return difference === undefined ? merged : { ...merged, difference };
}

function requiresMoreThanDeclared({ properties, required }: ObjectForm): boolean {
  const declared = new Set(properties.map(({ name }) => name));
  return required.some((name) => !declared.has(name));
}

/** A record without a schema for its values is an object nobody described: no statement about further members. */
function additionalOf(part: ObjectLike): Additional | undefined {
  if (part.kind === "object") return part.additional;
  return part.values === undefined ? undefined : { values: part.values };
}

/** What one part keeps to one direction, no other part takes back. */
function intersectMember(one: Schema, other: Schema): Schema {
  const both = intersect(one, other);
  const isReadOnly = one.isReadOnly || other.isReadOnly;
  const isWriteOnly = one.isWriteOnly || other.isWriteOnly;
  return both.isReadOnly === isReadOnly && both.isWriteOnly === isWriteOnly ? both : { ...both, isReadOnly, isWriteOnly };
}

/** Two parts may both describe a member: the later one usually says it more exactly. */
function intersect(one: Schema, other: Schema): Schema {
  if (other.kind === "unknown") return layOver(one, other);
  if (one.kind === "object" && other.kind === "object") {
    return { ...mergeObjects(other, [one, other]), isNullable: one.isNullable && other.isNullable };
  }
  if (one.kind === "unknown" || one.kind === other.kind || isNarrower(other, one)) return other;
  if (isNarrower(one, other)) return layOver(one, other);
  return { ...other, kind: "intersection", members: [one, other] };
}

function isNarrower(narrow: Schema, wide: Schema): boolean {
  if (narrow.kind === "integer" && wide.kind === "number") return true;
  if (narrow.kind === "const" && wide.kind === "enum") return wide.values.includes(narrow.value);
  if (narrow.kind === "const") return typeof narrow.value === wide.kind;
  return narrow.kind === "enum" && narrow.values.every((value) => typeof value === wide.kind);
}
