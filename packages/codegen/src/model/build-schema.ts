/** Turns a JSON Schema of either OpenAPI dialect into the model's schema, and reports what it cannot say. */

import { isObject, itemsOf, member, textItems, textMember } from "../json.js";
import { join } from "../json-pointer.js";
import type { Evidence } from "../vocabulary/index.js";
import { type Context, child, childrenOfPlace, type Place } from "./context.js";
import { componentName } from "./discriminators.js";
import { mergeParts } from "./merge-parts.js";
import type { Additional, ObjectForm, Property, Schema, SchemaFacts, SchemaForm } from "./schema.js";
import { readFacts } from "./schema-facts.js";
import { combineUnion, isScalar, toChoice, withNull } from "./schema-forms.js";
import { checkKeywords, hasOwnMeaning } from "./schema-keywords.js";

/** What building a schema needs beside its place. */
export interface SchemaBuilder {
  readonly context: Context;
  /** The built component schema of a name; undefined while it is being built, or when there is none. */
  readonly findComponent: (name: string) => Schema | undefined;
}

/** The schema at a place. `inherited` is the evidence of the nearest ancestor. */
export function buildSchema(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): Schema {
  const facts = readFacts(builder.context, place, inherited);
  if (place.value === true) return { ...facts, kind: "unknown" };
  if (place.value === false) return { ...facts, kind: "never" };
  if (!isObject(place.value)) {
    builder.context.report("unsupported-schema", place.pointer, "A schema is an object, or true or false.");
    return { ...facts, kind: "unknown" };
  }
  const reference = textMember(place.value, "$ref");
  if (reference !== undefined) return buildReference(builder, { place, facts }, reference);
  checkKeywords(builder.context, place);
  const isNullable = member(place.value, "nullable") === true;
  const schema = buildParts(builder, place, facts);
  return isNullable ? withNull(schema) : schema;
}

interface Part {
  readonly place: Place;
  readonly facts: SchemaFacts;
}

/** Beside a `$ref` OpenAPI 3.1 takes any keyword, and all of them hold; OpenAPI 3.0 ignores them. */
function buildReference(builder: SchemaBuilder, { place, facts }: Part, reference: string): Schema {
  const target: Schema = { ...facts, ...readReference(builder, place, reference) };
  if (builder.context.document.dialect === "3.0" || !isObject(place.value) || !hasOwnMeaning(place.value)) return target;
  const { $ref: _, ...rest } = place.value;
  checkKeywords(builder.context, { ...place, value: rest });
  const own = buildParts(builder, { ...place, value: rest }, facts);
  if (own.kind === "unknown") return target;
  return { ...mergeParts(builder, facts, [target, own]), difference: "openapi-typescript looks at nothing beside a `$ref`" };
}

function readReference(builder: SchemaBuilder, place: Place, reference: string): SchemaForm {
  const name = componentName(reference);
  if (name !== undefined) return { kind: "reference", name };
  builder.context.report(
    "unsupported-reference",
    place.pointer,
    `The reference ${JSON.stringify(reference)} does not lead to a component schema.`,
  );
  return { kind: "unknown" };
}

/** A schema may say its own form, list parts that hold together (allOf), and alternatives (oneOf, anyOf); all hold at once. */
function buildParts(builder: SchemaBuilder, place: Place, facts: SchemaFacts): Schema {
  const own = readOwnForm(builder, place, facts);
  const all = readList(builder, { place, facts }, "allOf");
  const unions = (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const members = readList(builder, { place, facts }, keyword);
    return members.length === 0 ? [] : [combineUnion(facts, members)];
  });
  const hasComposition = all.length + unions.length > 0;
  const composed = [...all, ...unions];
  const isRepeated = hasComposition && isEmptyPart(place.value, own) && composed.some(({ kind }) => kind !== "unknown");
  const parts = isRepeated ? composed : [own, ...composed];
  return mergeParts(builder, facts, parts);
}

/** Beside a composition, a bare `type` repeats what the parts say. */
function isEmptyPart(value: unknown, own: Schema): boolean {
  if (own.kind === "unknown") return true;
  const saysMore = ["properties", "additionalProperties", "required", "items", "enum", "const"].some(
    (name) => member(value, name) !== undefined,
  );
  return !saysMore;
}

function readList(builder: SchemaBuilder, { place, facts }: Part, keyword: "allOf" | "oneOf" | "anyOf"): readonly Schema[] {
  return itemsOf(place.value, keyword).map((value, index) => {
    const pointer = join(place.pointer, keyword, index);
    return buildSchema(builder, { value, pointer }, facts.evidence);
  });
}

function readOwnForm(builder: SchemaBuilder, place: Place, facts: SchemaFacts): Schema {
  const { value } = place;
  if (member(value, "const") !== undefined) return readConst(builder, place, facts);
  const types = readTypes(value);
  if (Array.isArray(member(value, "enum"))) return readEnum(builder, { place, facts }, types);
  const forms = types.filter((type) => type !== "null").map((type) => ({ ...facts, ...readTypedForm(builder, { place, facts }, type) }));
  const hasNull = types.includes("null");
  const [first, ...rest] = forms;
  if (first === undefined) return { ...facts, kind: hasNull ? "null" : "unknown" };
  const schema: Schema = rest.length === 0 ? first : { ...facts, kind: "union", members: forms };
  return hasNull ? withNull(schema) : schema;
}

/** Keywords that say something about objects alone. */
const objectKeywords = ["properties", "additionalProperties", "required", "patternProperties", "unevaluatedProperties"] as const;

function readTypes(value: unknown): readonly string[] {
  const type = member(value, "type");
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return textItems(value, "type");
  if (objectKeywords.some((keyword) => member(value, keyword) !== undefined)) return ["object"];
  return member(value, "items") === undefined && member(value, "prefixItems") === undefined ? [] : ["array"];
}

function readConst(builder: SchemaBuilder, place: Place, facts: SchemaFacts): Schema {
  const value = member(place.value, "const");
  if (value === null) return { ...facts, kind: "null" };
  if (isScalar(value)) return { ...facts, kind: "const", value };
  builder.context.report("unsupported-schema", join(place.pointer, "const"), "A const of an object or a list is not supported.");
  return { ...facts, kind: "unknown" };
}

function readEnum(builder: SchemaBuilder, { place, facts }: Part, types: readonly string[]): Schema {
  const values = itemsOf(place.value, "enum");
  const scalars = values.filter(isScalar);
  const others = values.filter((value) => value !== null && !isScalar(value));
  if (others.length > 0 || values.length === 0) {
    const problem =
      values.length === 0 ? "An enum without values allows nothing." : "An enum may list strings, numbers, booleans and null.";
    builder.context.report("unsupported-schema", join(place.pointer, "enum"), problem);
    return { ...facts, kind: "unknown" };
  }
  const schema = toChoice(facts, [...new Set(scalars)]);
  return values.includes(null) || types.includes("null") ? withNull(schema) : schema;
}

function readTypedForm(builder: SchemaBuilder, { place, facts }: Part, type: string): SchemaForm {
  switch (type) {
    case "object":
      return readObject(builder, place, facts);
    case "array":
      return readArray(builder, place, facts);
    case "string":
    case "number":
    case "integer":
    case "boolean":
      return { kind: type };
    default:
      builder.context.report("unsupported-schema", join(place.pointer, "type"), `There is no type ${JSON.stringify(type)}.`);
      return { kind: "unknown" };
  }
}

function readArray(builder: SchemaBuilder, place: Place, facts: SchemaFacts): SchemaForm {
  if (itemsOf(place.value, "prefixItems").length > 0) return readTuple(builder, place, facts);
  const items = readOptional(builder, child(place, "items"), facts);
  if (member(place.value, "type") === undefined) {
    return { kind: "array", items, difference: "openapi-typescript sees a list only where the type says so" };
  }
  const isList = items?.kind === "array" || items?.kind === "tuple";
  if (!isList || member(member(place.value, "items"), "type") === "array") return { kind: "array", items };
  return { kind: "array", items, difference: "openapi-typescript takes a list of lists that a composition describes for one list" };
}

/** JSON Schema 2020-12, section 10.3.1.1: `prefixItems` alone asks for no item; `items` is about those that follow. */
function readTuple(builder: SchemaBuilder, place: Place, { evidence, limits }: SchemaFacts): SchemaForm {
  const most = limits.maxItems ?? Number.POSITIVE_INFINITY;
  const prefix = itemsOf(place.value, "prefixItems");
  const items = prefix
    .slice(0, most)
    .map((value, index) => buildSchema(builder, { value, pointer: join(place.pointer, "prefixItems", index) }, evidence));
  const further = child(place, "items");
  const isClosed = further.value === false || most <= prefix.length;
  const values = further.value === undefined || further.value === true ? undefined : buildSchema(builder, further, evidence);
  return {
    kind: "tuple",
    items,
    requiredCount: limits.minItems ?? 0,
    further: isClosed ? undefined : { values },
    difference: "openapi-typescript takes every item of a tuple for required, and none to follow",
  };
}

function readObject(builder: SchemaBuilder, place: Place, facts: SchemaFacts): SchemaForm {
  const properties: readonly Property[] = childrenOfPlace(child(place, "properties")).map((property) => ({
    name: property.name,
    schema: buildSchema(builder, property, facts.evidence),
  }));
  const required = textItems(place.value, "required");
  const additional = readAdditional(builder, place, facts);
  const difference = furtherKeywords.some((keyword) => isSchemaOfMembers(member(place.value, keyword)))
    ? { difference: "openapi-typescript knows members beyond the named ones by `additionalProperties` alone" }
    : {};
  if (properties.length === 0 && required.length === 0) return { kind: "record", values: additional?.values, ...difference };
  return { kind: "object", properties, required, additional, ...difference } satisfies ObjectForm & { readonly difference?: string };
}

/** Keywords of OpenAPI 3.1 that describe members beyond the named ones, as `additionalProperties` does. */
const furtherKeywords = ["patternProperties", "unevaluatedProperties"] as const;

function isSchemaOfMembers(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/**
 * What members beyond the named ones hold: that of `additionalProperties`, else of `unevaluatedProperties`, or any of
 * what `patternProperties` lists. A type cannot tell names by a pattern, so each of them may hold all of it.
 */
function readAdditional(builder: SchemaBuilder, place: Place, facts: SchemaFacts): Additional | undefined {
  const [named] = [child(place, "additionalProperties"), child(place, "unevaluatedProperties")].filter(({ value }) => value !== undefined);
  const rest = named === undefined || !isSchemaOfMembers(named.value) ? [] : [named];
  const all = [...childrenOfPlace(child(place, "patternProperties")), ...rest];
  const [first] = all;
  if (first === undefined) return undefined;
  const alternatives = all.map((entry) => (entry.value === true ? undefined : buildSchema(builder, entry, facts.evidence)));
  const described = alternatives.filter((schema) => schema !== undefined);
  if (described.length < alternatives.length) return { values: undefined };
  return {
    values:
      described.length === 1 ? described[0] : combineUnion(readFacts(builder.context, { ...first, value: {} }, facts.evidence), described),
  };
}

function readOptional(builder: SchemaBuilder, place: Place, facts: SchemaFacts): Schema | undefined {
  return place.value === undefined ? undefined : buildSchema(builder, place, facts.evidence);
}
