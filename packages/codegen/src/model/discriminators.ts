/** Finds which member each variant of a discriminated union is told by, and the values that name the variant. */

import { entries, itemsOf, member, textMember } from "../json.js";
import { fromReference, join, split } from "../json-pointer.js";
import { type Context, child, childrenOfPlace, type Place } from "./context.js";

/** The member that tells a variant, and its values there. */
export interface VariantMark {
  readonly property: string;
  readonly values: readonly string[];
  /** Whether a mapping gives the values; else they are the name of the variant's component. */
  readonly isMapped: boolean;
  /** Whether only an `anyOf` lists the variant. */
  readonly isOfAnyOf: boolean;
}

/** The marks of each component schema that is a variant of something, by its name. */
export type VariantMarks = ReadonlyMap<string, VariantMark>;

/**
 * Variants are listed by `oneOf` or `anyOf` beside a discriminator, or name their base in an `allOf` (OpenAPI 3.1.0,
 * "Discriminator Object"). Without a mapping, a variant's value is its component's name.
 */
export function findVariantMarks(context: Context): VariantMarks {
  const marks = new Map<string, VariantMark>();
  if (!context.document.hasDiscriminators) return marks;
  const add = (name: string, mark: VariantMark): void => {
    if (!marks.has(name)) marks.set(name, mark);
  };
  const root: Place = { value: context.document.root, pointer: "" };
  const ofAnyOf = new Map<string, VariantMark>();
  walkSchemas(root, (schema) => {
    const property = textMember(member(schema, "discriminator"), "propertyName");
    if (property === undefined) return;
    const ofOneOf = referencedNames(schema, "oneOf");
    const names = [...ofOneOf, ...referencedNames(schema, "anyOf")];
    for (const name of names) {
      if (ofOneOf.includes(name)) add(name, { property, ...valuesOf(schema, name), isOfAnyOf: false });
      else ofAnyOf.set(name, { property, ...valuesOf(schema, name), isOfAnyOf: true });
    }
    if (names.length > 0) reportStrangers(context, schema, names);
  });
  const components = child(child(root, "components"), "schemas");
  for (const variant of childrenOfPlace(components)) {
    for (const baseName of referencedNames(variant.value, "allOf")) {
      const base = member(components.value, baseName);
      const property = textMember(member(base, "discriminator"), "propertyName");
      if (property !== undefined) add(variant.name, { property, ...valuesOf(base, variant.name), isOfAnyOf: false });
    }
  }
  for (const [name, mark] of ofAnyOf) add(name, mark);
  return marks;
}

/** The name of the component schema that a `$ref` leads to. */
export function componentName(reference: string): string | undefined {
  const pointer = fromReference(reference);
  const [components, schemas, name, ...rest] = pointer === undefined ? [] : split(pointer);
  return components === "components" && schemas === "schemas" && rest.length === 0 ? name : undefined;
}

function referencedNames(schema: unknown, keyword: "oneOf" | "anyOf" | "allOf"): readonly string[] {
  return itemsOf(schema, keyword).flatMap((item) => {
    const reference = textMember(item, "$ref");
    const name = reference === undefined ? undefined : componentName(reference);
    return name === undefined ? [] : [name];
  });
}

function valuesOf(schema: unknown, name: string): Pick<VariantMark, "values" | "isMapped"> {
  const target = `#${join("/components/schemas", name)}`;
  const mapping = childrenOfPlace({ value: member(member(schema, "discriminator"), "mapping"), pointer: "" });
  const mapped = mapping.filter((entry) => entry.value === target).map((entry) => entry.name);
  return mapped.length === 0 ? { values: [name], isMapped: false } : { values: mapped, isMapped: true };
}

/** A value that is mapped to none of the alternatives tells nothing. */
function reportStrangers(context: Context, schema: object, names: readonly string[]): void {
  const mapping = entries(member(member(schema, "discriminator"), "mapping"));
  const strangers = mapping.filter(([, target]) => typeof target !== "string" || !names.includes(componentName(target) ?? ""));
  if (strangers.length === 0) return;
  const pointer = join(pointerTo(context.document.root, schema) ?? "", "discriminator", "mapping");
  for (const [value, target] of strangers) {
    const message = `${JSON.stringify(value)} is mapped to ${JSON.stringify(target)}, which is none of the alternatives.`;
    context.report("ignored-mapping", join(pointer, value), message);
  }
}

function pointerTo(root: unknown, wanted: object): string | undefined {
  const waiting: Place[] = [{ value: root, pointer: "" }];
  const seen = new Set<unknown>();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value, pointer } = place;
    if (value === wanted) return pointer;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    waiting.push(...Object.entries(value).map(([name, inner]) => ({ value: inner, pointer: join(pointer, name) })));
  }
  return undefined;
}

function walkSchemas(place: Place, visit: (value: object) => void): void {
  const waiting: unknown[] = [place.value];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    visit(value);
    for (const item of Object.values(value)) if (typeof item === "object") waiting.push(item);
  }
}
