/** Reads what a schema says of values of one type: its members, its items. */

import { itemsOf, member, textItems } from "../json.js";
import { join } from "../json-pointer.js";
import { type Context, child, childrenOfPlace, type Place } from "./context.js";
import type { Additional, ObjectForm, Property, Schema, SchemaFacts, SchemaForm } from "./schema.js";
import { bareFacts, combineUnion } from "./schema-forms.js";

/** A schema that is being read. */
export interface SchemaSite {
  readonly place: Place;
  readonly facts: SchemaFacts;
  readonly context: Context;
  /** The schema of a member or an item. */
  readonly build: (part: Place) => Schema;
}

/** Keywords that say something about objects alone. */
const objectKeywords = ["properties", "additionalProperties", "required", "patternProperties", "unevaluatedProperties"] as const;

/** The types that a schema names, or that its other keywords are about. */
export function readTypes(value: unknown): readonly string[] {
  const type = member(value, "type");
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return textItems(value, "type");
  if (objectKeywords.some((keyword) => member(value, keyword) !== undefined)) return ["object"];
  return member(value, "items") === undefined && member(value, "prefixItems") === undefined ? [] : ["array"];
}

/** The form of a schema's values of one type. */
export function readTypedForm(site: SchemaSite, type: string): SchemaForm {
  switch (type) {
    case "object":
      return readObject(site);
    case "array":
      return readArray(site);
    case "string":
    case "number":
    case "integer":
    case "boolean":
      return { kind: type };
    default:
      site.context.report("unsupported-schema", join(site.place.pointer, "type"), `There is no type ${JSON.stringify(type)}.`);
      return { kind: "unknown" };
  }
}

function readArray(site: SchemaSite): SchemaForm {
  const { place, build } = site;
  if (itemsOf(place.value, "prefixItems").length > 0) return readTuple(site);
  const list = child(place, "items");
  const items = list.value === undefined ? undefined : build(list);
  if (member(place.value, "type") === undefined) {
    return { kind: "array", items, difference: "openapi-typescript sees a list only where the type says so" };
  }
  const isList = items?.kind === "array" || items?.kind === "tuple";
  if (!isList || member(list.value, "type") === "array") return { kind: "array", items };
  return { kind: "array", items, difference: "openapi-typescript takes a list of lists that a composition describes for one list" };
}

/** JSON Schema 2020-12, section 10.3.1.1: `prefixItems` alone asks for no item; `items` is about those that follow. */
function readTuple({ place, facts, build }: SchemaSite): SchemaForm {
  const { limits } = facts;
  const most = limits.maxItems ?? Number.POSITIVE_INFINITY;
  const prefix = itemsOf(place.value, "prefixItems");
  const items = prefix.slice(0, most).map((value, index) => build({ value, pointer: join(place.pointer, "prefixItems", index) }));
  const further = child(place, "items");
  const isClosed = further.value === false || most <= prefix.length;
  const values = further.value === undefined || further.value === true ? undefined : build(further);
  return {
    kind: "tuple",
    items,
    requiredCount: limits.minItems ?? 0,
    further: isClosed ? undefined : { values },
    difference: "openapi-typescript takes every item of a tuple for required, and none to follow",
  };
}

function readObject(site: SchemaSite): SchemaForm {
  const { place, build } = site;
  const properties: readonly Property[] = childrenOfPlace(child(place, "properties")).map((property) => ({
    name: property.name,
    schema: build(property),
  }));
  const required = textItems(place.value, "required");
  const additional = readAdditional(site);
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
function readAdditional({ place, facts, build }: SchemaSite): Additional | undefined {
  const [named] = [child(place, "additionalProperties"), child(place, "unevaluatedProperties")].filter(({ value }) => value !== undefined);
  const rest = named === undefined || !isSchemaOfMembers(named.value) ? [] : [named];
  const all = [...childrenOfPlace(child(place, "patternProperties")), ...rest];
  const [first] = all;
  if (first === undefined) return undefined;
  const alternatives = all.map((entry) => (entry.value === true ? undefined : build(entry)));
  const described = alternatives.filter((schema) => schema !== undefined);
  if (described.length < alternatives.length) return { values: undefined };
  return { values: described.length === 1 ? described[0] : combineUnion(bareFacts(facts, first.pointer), described) };
}
