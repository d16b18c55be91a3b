/** Finds everything in a document that refers to something, in one walk through it. */

import { isObject, member } from "../json.js";

/** An object of a parsed document: the parser made it, and nobody else holds it. */
export type Holder = Record<string, unknown>;

/** What refers to something; each object once, however many aliases lead to it. */
export interface References {
  /** The objects that have a `$ref`. */
  readonly holders: readonly Holder[];
  /** The mappings of discriminators. */
  readonly mappings: readonly Holder[];
  /** Whether there is any discriminator: looking for what it marks takes a walk of its own. */
  readonly hasDiscriminators: boolean;
}

/** Looks through a document. */
export function findReferences(root: unknown): References {
  const holders: Holder[] = [];
  const mappings: Holder[] = [];
  let hasDiscriminators = false;
  const seen = new Set<object>();
  const waiting: unknown[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isHolder(value) && typeof member(value, "$ref") === "string") holders.push(value);
    const discriminator = member(value, "discriminator");
    const mapping = member(discriminator, "mapping");
    if (isHolder(mapping)) mappings.push(mapping);
    if (discriminator !== undefined) hasDiscriminators = true;
    for (const item of Object.values(value)) if (typeof item === "object" && item !== null) waiting.push(item);
  }
  return { holders, mappings, hasDiscriminators };
}

function isHolder(value: unknown): value is Holder {
  return isObject(value);
}
