/** Decides what each file takes from which other file. */

import { compareText, sortByName } from "./compare-text.js";
import type { ImportPlan } from "./plan.js";

/** A name that is exported somewhere. */
export interface Exported {
  readonly name: string;
  readonly isType: boolean;
  /** The file as other files name it from `src/generated`: `./schemas.js`; or a package's name. */
  readonly from: string;
}

/** Imports of the given names, each once, in the order in which linters want them. */
export function planImports(
  names: Iterable<string>,
  exported: ReadonlyMap<string, Exported>,
  toSpecifier: (from: string) => string = sameFolder,
): readonly ImportPlan[] {
  const files = new Map<string, Exported[]>();
  for (const name of new Set(names)) {
    const found = exported.get(name);
    if (found === undefined) continue;
    const known = files.get(found.from);
    if (known === undefined) files.set(found.from, [found]);
    else known.push(found);
  }
  return [...files]
    .map(([from, found]) => ({ from: toSpecifier(from), names: sortByName(found.map(({ name, isType }) => ({ name, isType }))) }))
    .toSorted((one, other) => placeOf(one.from) - placeOf(other.from) || compareText(one.from, other.from));
}

function sameFolder(from: string): string {
  return from;
}

/** From a file one folder further down. */
export function fromResources(from: string): string {
  if (from.startsWith("./resources/")) return `./${from.slice("./resources/".length)}`;
  return from.startsWith("./") ? `../${from.slice(2)}` : from;
}

/** From `test/generated`. */
export function fromTest(from: string): string {
  return from.startsWith("./") ? `../../src/generated/${from.slice(2)}` : from;
}

/** Packages first, then files, the farthest first. */
function placeOf(from: string): number {
  if (from.startsWith("../../")) return 1;
  if (from.startsWith("../")) return 2;
  return from.startsWith("./") ? 3 : 0;
}
