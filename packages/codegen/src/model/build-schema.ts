/** Turns a JSON Schema of either OpenAPI dialect into the model's schema: references, compositions and what a schema says itself. */

import { isObject, itemsOf, member, textMember } from "../json.js";
import { join, valueAt } from "../json-pointer.js";
import type { Evidence } from "../vocabulary/index.js";
import type { Context, Place } from "./context.js";
import { componentName } from "./discriminators.js";
import { mergeParts } from "./merge-parts.js";
import type { Schema, SchemaFacts, SchemaForm } from "./schema.js";
import { readFacts } from "./schema-facts.js";
import { combineUnion, withNull } from "./schema-forms.js";
import { checkKeywords, hasOwnMeaning } from "./schema-keywords.js";
import { readTypedForm, readTypes } from "./typed-form.js";
import { readConst, readEnum } from "./values.js";

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
  const parts = buildParts(builder, place, facts);
  const hasDefinitions = member(place.value, "$defs") !== undefined;
  const schema: Schema = hasDefinitions ? { ...parts, difference: "openapi-typescript takes `$defs` for a member" } : parts;
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
  const { context } = builder;
  const name = componentName(reference);
  if (name !== undefined && valueAt(context.document.root, ["components", "schemas", name]) !== undefined)
    return { kind: "reference", name };
  if (name !== undefined) {
    context.report("unresolved-reference", place.pointer, `The reference ${JSON.stringify(reference)} leads nowhere.`);
    return { kind: "unknown" };
  }
  context.report("unsupported-reference", place.pointer, `The reference ${JSON.stringify(reference)} does not lead to a component schema.`);
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
  const site = { place, facts, context: builder.context, build: (part: Place) => buildSchema(builder, part, facts.evidence) };
  if (member(value, "const") !== undefined) return readConst(site);
  const types = readTypes(value);
  const hasNull = types.includes("null");
  if (Array.isArray(member(value, "enum"))) return hasNull ? withNull(readEnum(site)) : readEnum(site);
  const forms = types.filter((type) => type !== "null").map((type): Schema => ({ ...facts, ...readTypedForm(site, type) }));
  const [first, ...rest] = forms;
  if (first === undefined) return { ...facts, kind: hasNull ? "null" : "unknown" };
  const schema: Schema = rest.length === 0 ? first : { ...facts, kind: "union", members: forms };
  return hasNull ? withNull(schema) : schema;
}
