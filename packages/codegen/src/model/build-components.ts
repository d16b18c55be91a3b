/** Builds the document's component schemas, each once, and marks the variants of discriminated unions. */

import type { Evidence } from "../vocabulary/index.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { type Context, child, childrenOfPlace, type Place } from "./context.js";
import { findVariantMarks, type VariantMark } from "./discriminators.js";
import type { NamedSchema, Property, Schema, SchemaFacts } from "./schema.js";
import { type FindComponent, resolveReference } from "./schema-at.js";
import { bareFacts, layOver, toChoice } from "./schema-forms.js";

/** The builder for schemas anywhere in the document, and the component schemas in the document's order. */
export interface Components {
  readonly builder: SchemaBuilder;
  readonly schemas: readonly NamedSchema[];
}

/** Builds every component schema. `inherited` is the evidence of the whole document. */
export function buildComponents(context: Context, inherited: Evidence | undefined): Components {
  const places = new Map<string, Place>();
  for (const place of childrenOfPlace(child(child({ value: context.document.root, pointer: "" }, "components"), "schemas"))) {
    places.set(place.name, place);
  }
  const marks = findVariantMarks(context);
  const built = new Map<string, Schema>();
  const underway = new Set<string>();
  const findComponent = (name: string): Schema | undefined => {
    const place = places.get(name);
    const known = built.get(name);
    if (known !== undefined || place === undefined || underway.has(name)) return known;
    underway.add(name);
    const schema = buildSchema(builder, place, inherited);
    underway.delete(name);
    const mark = marks.get(name);
    const marked = mark === undefined ? schema : markVariant(ownForm(schema, findComponent), mark);
    built.set(name, marked);
    return marked;
  };
  const builder: SchemaBuilder = { context, findComponent };
  const schemas = [...places.keys()].flatMap((name) => {
    const schema = findComponent(name);
    return schema === undefined ? [] : [{ name, schema }];
  });
  return { builder, schemas };
}

/** A variant that is nothing but its base under another name becomes an object of its own, which can be told from the base. */
function ownForm(schema: Schema, find: FindComponent): Schema {
  const target = schema.kind === "reference" ? resolveReference(schema, find) : undefined;
  return target?.kind === "object" ? layOver(target, schema) : schema;
}

/** The variant's own value in the member that tells it, so that comparing the member narrows the union. */
function markVariant(schema: Schema, mark: VariantMark): Schema {
  if (schema.kind !== "object") return schema;
  const current = schema.properties.find((property) => property.name === mark.property);
  const own = mark.isMapped ? undefined : ownMark(current?.schema, mark.values);
  const property: Property = { name: mark.property, schema: own ?? toMark(factsFor(schema, current?.schema), mark.values) };
  const properties =
    current === undefined ? [property, ...schema.properties] : schema.properties.map((other) => (other === current ? property : other));
  const marked: Schema = { ...schema, properties, required: [...new Set([...schema.required, mark.property])] };
  if (mark.isOfAnyOf) return { ...marked, difference: "openapi-typescript marks the variants of `oneOf` alone" };
  if (own !== undefined) {
    return { ...marked, difference: "openapi-typescript tells a variant by its name, where it says another value itself" };
  }
  if (schema.required.includes(mark.property)) return marked;
  return { ...marked, difference: "the member that tells it from its siblings is required here" };
}

/** What a variant itself says of the member, where that is not its name: without a mapping the name is no more than a convention. */
function ownMark(current: Schema | undefined, names: readonly string[]): Schema | undefined {
  if (current?.kind === "const") return names.some((name) => name === current.value) ? undefined : current;
  if (current?.kind !== "enum" || current.values.some((value) => names.some((name) => name === value))) return undefined;
  return { ...current, isClosed: true };
}

function toMark(facts: SchemaFacts, values: readonly string[]): Schema {
  const choice = toChoice(facts, values);
  return choice.kind === "enum" ? { ...choice, isClosed: true } : choice;
}

/** The words of the member that the mark replaces, or none. */
function factsFor(variant: Schema, current: Schema | undefined): SchemaFacts {
  const facts = bareFacts(current ?? variant, (current ?? variant).pointer);
  if (current === undefined) return facts;
  const { hasOwnEvidence, title, description, isDeprecated, isReadOnly, isWriteOnly, defaultValue, examples } = current;
  return { ...facts, hasOwnEvidence, title, description, isDeprecated, isReadOnly, isWriteOnly, defaultValue, examples };
}
