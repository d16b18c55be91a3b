/** What several descriptions of one value come to, where all of them hold. */

import type { Additional, ObjectForm, Property, Schema, SchemaFacts } from "./schema.js";
import { layOver, toChoice } from "./schema-forms.js";

type ObjectLike = Schema & { kind: "object" | "record" };

/** Whether a schema describes objects in place. */
export function isObjectLike(schema: Schema): schema is ObjectLike {
  return schema.kind === "object" || schema.kind === "record";
}

/** Objects as one, which carries the given facts. */
export function mergeObjects(facts: SchemaFacts, parts: readonly ObjectLike[]): Schema {
  const properties = new Map<string, Property>();
  for (const property of parts.flatMap((part) => (part.kind === "object" ? part.properties : []))) {
    const { name } = property;
    const known = properties.get(name);
    properties.set(name, known === undefined ? property : { name, schema: intersectMember(known.schema, property.schema) });
  }
  const required = [...new Set(parts.flatMap((part) => (part.kind === "object" ? part.required : [])))];
  const described = parts.flatMap((part) => additionalOf(part) ?? []);
  // No type says that a member is what one part calls further, and another names.
  const additional = described.length === 0 ? undefined : { values: described.map(({ values }) => values).reduce(intersectIfGiven) };
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

function intersectIfGiven(one: Schema | undefined, other: Schema | undefined): Schema | undefined {
  return one === undefined || other === undefined ? (one ?? other) : intersect(one, other);
}

/** Two descriptions of one value: null is allowed where both allow it. The words are those of the later one, if it has any. */
function intersect(one: Schema, other: Schema): Schema {
  const both = intersectForms(one, other);
  // Those of an intersection each say for themselves whether they allow null.
  const isNullable = both.kind !== "intersection" && allowsNull(one) && allowsNull(other);
  return both.isNullable === isNullable || both.kind === "unknown" || both.kind === "null" ? both : { ...both, isNullable };
}

function allowsNull({ isNullable, kind }: Schema): boolean {
  return isNullable || kind === "null" || kind === "unknown";
}

function intersectForms(one: Schema, other: Schema): Schema {
  if (other.kind === "unknown") return layOver(one, other);
  if (one.kind === "unknown") return other;
  if (isObjectLike(one) && isObjectLike(other)) return mergeObjects(other, [one, other]);
  if (one.kind === "array" && other.kind === "array") {
    const items = intersectIfGiven(one.items, other.items);
    return items === other.items ? other : { ...other, items, difference };
  }
  if (isChoice(one) && isChoice(other)) return intersectChoices(one, other);
  if (isSame(one, other) || isNarrower(other, one)) return other;
  if (isNarrower(one, other)) return layOver(one, other);
  return { ...other, kind: "intersection", members: [one, other] };
}

const difference = "openapi-typescript looks for what each part says of a member, here it is one type";

type Choice = Schema & { kind: "enum" | "const" };

function isChoice(schema: Schema): schema is Choice {
  return schema.kind === "enum" || schema.kind === "const";
}

function valuesOf(choice: Choice): readonly unknown[] {
  return choice.kind === "enum" ? choice.values : [choice.value];
}

/** The values that both name; where there are none, the later one says it more exactly: `kind: base` of what `kind: user` extends. */
function intersectChoices(one: Choice, other: Choice): Schema {
  const known = valuesOf(one);
  if (other.kind === "const") return known.includes(other.value) ? other : { ...other, difference };
  const values = other.values.filter((value) => known.includes(value));
  return values.length === 0 ? { ...other, difference } : toChoice(other, values);
}

/** Whether a type is the same without looking into it. */
function isSame(one: Schema, other: Schema): boolean {
  if (one.kind === "reference" && other.kind === "reference") return one.name === other.name;
  return one.kind === other.kind && ["string", "number", "integer", "boolean", "null", "never"].includes(one.kind);
}

function isNarrower(narrow: Schema, wide: Schema): boolean {
  if (narrow.kind === "never") return true;
  if (narrow.kind === "integer" && wide.kind === "number") return true;
  return isChoice(narrow) && valuesOf(narrow).every((value) => typeof value === (wide.kind === "integer" ? "number" : wide.kind));
}
