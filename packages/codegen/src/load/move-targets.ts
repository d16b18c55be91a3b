/**
 * Gives every schema that is referred to a name: a reference into the inside of something (`#/paths/…/schema`,
 * `#/components/schemas/User/properties/address`) becomes one to a component schema of its own.
 */

import { isObject, member, textMember } from "../json.js";
import { fromReference, join, split, valueAt } from "../json-pointer.js";
import type { Holder, References } from "./find-references.js";

/** Moves the targets in place: the document is ours by now, and its source text stays as it is for looking up lines. */
export function moveTargets(root: Holder, { holders: all }: References): void {
  const references = groupByTarget(all);
  const deep = [...references.keys()].filter((pointer) => !isNamed(pointer));
  if (deep.length === 0) return;
  const schemas = schemasOf(root);
  const names = new Map<string, string>();
  // Names in the order of the pointers; the deepest is moved first, while the way to it is still as it was written.
  for (const pointer of deep.filter(isSchemaPlace).toSorted()) names.set(pointer, takeName(pointer, schemas, new Set(names.values())));
  for (const pointer of deep.toSorted(byDepth)) {
    const name = names.get(pointer);
    const holders = references.get(pointer) ?? [];
    if (name === undefined) copyTarget(root, pointer, holders);
    else moveTarget(root, { pointer, name, holders }, schemas);
  }
}

function groupByTarget(holders: readonly Holder[]): ReadonlyMap<string, readonly Holder[]> {
  const found = new Map<string, Holder[]>();
  for (const holder of holders) {
    const pointer = fromReference(textMember(holder, "$ref") ?? "");
    if (pointer === undefined) continue;
    const known = found.get(pointer);
    if (known === undefined) found.set(pointer, [holder]);
    else known.push(holder);
  }
  return found;
}

function isNamed(pointer: string): boolean {
  const [first, , ...rest] = split(pointer);
  return first === "components" ? rest.length === 1 : rest.length === 0;
}

/** Everywhere else what is referred to is a parameter, an answer or the like, whose inside no type needs to name. */
function isSchemaPlace(pointer: string): boolean {
  return /^\/components\/schemas\/|\/schema(\/|$)/.test(pointer);
}

function byDepth(one: string, other: string): number {
  return split(other).length - split(one).length || (one < other ? -1 : 1);
}

function moveTarget(
  root: Holder,
  { pointer, name, holders }: { pointer: string; name: string; holders: readonly Holder[] },
  schemas: Holder,
): void {
  const segments = split(pointer).slice(0, -1);
  const last = split(pointer).at(-1) ?? "";
  const parent = valueAt(root, segments);
  const target = valueAt(parent, [last]);
  if (target === undefined) return;
  const reference = `#${join("/components/schemas", name)}`;
  schemas[name] = target;
  if (Array.isArray(parent)) parent[Number(last)] = { $ref: reference };
  else if (isObject(parent)) (parent as Holder)[last] = { $ref: reference }; // a member of the same document
  for (const holder of holders) holder.$ref = reference;
}

function copyTarget(root: Holder, pointer: string, holders: readonly Holder[]): void {
  const target = valueAt(root, split(pointer));
  if (!isObject(target)) return;
  for (const holder of holders) {
    if (holder === target) continue;
    delete holder.$ref;
    Object.assign(holder, target);
  }
}

function schemasOf(root: Holder): Holder {
  const components = ownObject(root, "components");
  return ownObject(components, "schemas");
}

function ownObject(holder: Holder, name: string): Holder {
  const known = member(holder, name);
  if (isObject(known)) return known as Holder; // a member of the same document
  const made: Holder = {};
  holder[name] = made;
  return made;
}

const silent = new Set(["components", "schemas", "properties", "paths", "content", "schema", "application/json", "items"]);

/** What the pointer passes, without the words that every pointer has: `UserAddress`. */
function takeName(pointer: string, schemas: Holder, taken: ReadonlySet<string>): string {
  const words = split(pointer)
    .map((segment, index, all) => (segment === "items" && all[index - 1] !== "properties" ? "item" : silent.has(segment) ? "" : segment))
    .flatMap((segment) => segment.split(/[^A-Za-z0-9]+/))
    .filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") || "Target";
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!Object.hasOwn(schemas, candidate) && !taken.has(candidate)) return candidate;
  }
}
