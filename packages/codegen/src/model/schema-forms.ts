/** Small rules for forms: what a list of values is, how alternatives become one schema, and where null goes. */

import { isObject, type Json } from "../json.js";
import { join } from "../json-pointer.js";
import type { Scalar, Schema, SchemaFacts } from "./schema.js";

/** Whether a value can stand in an enum's type. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/** The same schema, also allowing null. */
export function withNull(schema: Schema): Schema {
  return schema.kind === "null" || schema.kind === "unknown" ? schema : { ...schema, isNullable: true };
}

/** An enum; of a single value a const, which is how OpenAPI 3.0 has to write one; of none, null. */
export function toChoice(facts: SchemaFacts, values: readonly Scalar[]): Schema {
  const [first, ...rest] = values;
  if (first === undefined) return { ...facts, kind: "null" };
  if (rest.length === 0) return { ...facts, kind: "const", value: first };
  // There is no third value that an answer could bring.
  const isClosed = values.every((value) => typeof value === "boolean");
  return { ...facts, kind: "enum", values, isClosed };
}

/** The schema of one value alone; what is in an object or a list is told part by part. */
export function toExactly(facts: SchemaFacts, value: Json): Schema {
  if (value === null) return { ...facts, kind: "null" };
  if (isScalar(value)) return { ...facts, kind: "const", value };
  const part = (name: string | number, inner: Json): Schema => toExactly(bareFacts(facts, join(facts.pointer, name)), inner);
  if (!isObject(value)) {
    const items = value.map((inner, index) => part(index, inner));
    return { ...facts, kind: "tuple", items, requiredCount: items.length, further: undefined, difference };
  }
  const properties = Object.entries(value).map(([name, inner]) => ({ name, schema: part(name, inner) }));
  if (properties.length === 0) return { ...facts, kind: "record", values: { ...bareFacts(facts, facts.pointer), kind: "never" } };
  return { ...facts, kind: "object", properties, required: properties.map(({ name }) => name), additional: undefined };
}

const difference = "the type test takes a list of certain items for any list";

/** Facts of a part that nothing is said of. */
export function bareFacts({ evidence }: Pick<SchemaFacts, "evidence">, pointer: string): SchemaFacts {
  return {
    pointer,
    evidence,
    hasOwnEvidence: false,
    title: undefined,
    description: undefined,
    isNullable: false,
    isDeprecated: false,
    isReadOnly: false,
    isWriteOnly: false,
    limits: {},
    defaultValue: undefined,
    examples: [],
  };
}

/** Alternatives as one schema: null leaves the list, a single alternative stands for the whole. */
export function combineUnion(facts: SchemaFacts, members: readonly Schema[]): Schema {
  const others = closeKnownValues(members.filter((schema) => schema.kind !== "null"));
  const [first, ...rest] = others;
  if (first === undefined) return { ...facts, kind: "null" };
  // What may be anything may be all of the others, too.
  if (others.some(({ kind }) => kind === "unknown")) return { ...facts, kind: "unknown" };
  const schema: Schema = rest.length === 0 ? layOver(first, facts) : { ...facts, kind: "union", members: others };
  return others.length < members.length ? withNull(schema) : schema;
}

/** Beside `type: string`, an enum only names known values: what opens the type is the alternative, not the direction. */
function closeKnownValues(members: readonly Schema[]): readonly Schema[] {
  const isOpen = members.some((schema) => schema.kind === "string" || schema.kind === "number" || schema.kind === "integer");
  return isOpen ? members.map((schema) => (schema.kind === "enum" ? { ...schema, isClosed: true } : schema)) : members;
}

/** A schema in the place of another that says nothing but facts: the outer words win, what is missing comes from within. */
export function layOver(inner: Schema, outer: SchemaFacts): Schema {
  return {
    ...inner,
    pointer: outer.pointer,
    title: outer.title ?? inner.title,
    description: outer.description ?? inner.description,
    isNullable: inner.isNullable || outer.isNullable,
    isDeprecated: inner.isDeprecated || outer.isDeprecated,
    isReadOnly: inner.isReadOnly || outer.isReadOnly,
    isWriteOnly: inner.isWriteOnly || outer.isWriteOnly,
    limits: { ...inner.limits, ...outer.limits },
    defaultValue: outer.defaultValue ?? inner.defaultValue,
    examples: outer.examples.length > 0 ? outer.examples : inner.examples,
    evidence: outer.hasOwnEvidence ? outer.evidence : inner.evidence,
    hasOwnEvidence: outer.hasOwnEvidence || inner.hasOwnEvidence,
  };
}
