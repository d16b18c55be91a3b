/** Finds which member each variant of a discriminated union is told by, and the values that name the variant. */

import { itemsOf, member, textMember } from "../json.js";
import { fromReference, join, split } from "../json-pointer.js";
import { type Context, child, childrenOfPlace, type Place } from "./context.js";

/** The member that tells a variant, and its values there. */
export interface VariantMark {
  readonly property: string;
  readonly values: readonly string[];
}

/** The marks of each component schema that is a variant of something, by its name. */
export type VariantMarks = ReadonlyMap<string, VariantMark>;

/**
 * Variants are listed by `oneOf` beside a discriminator, or name their base in an `allOf` (OpenAPI 3.1.0,
 * "Discriminator Object"). Without a mapping, a variant's value is its component's name.
 */
export function findVariantMarks(context: Context): VariantMarks {
  const marks = new Map<string, VariantMark>();
  const add = (name: string, mark: VariantMark): void => {
    if (!marks.has(name)) marks.set(name, mark);
  };
  const root: Place = { value: context.document.root, pointer: "" };
  walkSchemas(root, (schema) => {
    const property = textMember(member(schema, "discriminator"), "propertyName");
    if (property === undefined) return;
    for (const name of referencedNames(schema, "oneOf")) add(name, { property, values: valuesOf(schema, name) });
  });
  const components = child(child(root, "components"), "schemas");
  for (const variant of childrenOfPlace(components)) {
    for (const baseName of referencedNames(variant.value, "allOf")) {
      const base = member(components.value, baseName);
      const property = textMember(member(base, "discriminator"), "propertyName");
      if (property !== undefined) add(variant.name, { property, values: valuesOf(base, variant.name) });
    }
  }
  return marks;
}

/** The name of the component schema that a `$ref` leads to. */
export function componentName(reference: string): string | undefined {
  const pointer = fromReference(reference);
  const [components, schemas, name, ...rest] = pointer === undefined ? [] : split(pointer);
  return components === "components" && schemas === "schemas" && rest.length === 0 ? name : undefined;
}

function referencedNames(schema: unknown, keyword: "oneOf" | "allOf"): readonly string[] {
  return itemsOf(schema, keyword).flatMap((item) => {
    const reference = textMember(item, "$ref");
    const name = reference === undefined ? undefined : componentName(reference);
    return name === undefined ? [] : [name];
  });
}

function valuesOf(schema: unknown, name: string): readonly string[] {
  const target = `#${join("/components/schemas", name)}`;
  const mapping = childrenOfPlace({ value: member(member(schema, "discriminator"), "mapping"), pointer: "" });
  const mapped = mapping.filter((entry) => entry.value === target).map((entry) => entry.name);
  return mapped.length === 0 ? [name] : mapped;
}

function walkSchemas(place: Place, visit: (value: unknown) => void): void {
  const waiting: unknown[] = [place.value];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    visit(value);
    waiting.push(...Object.values(value));
  }
}
