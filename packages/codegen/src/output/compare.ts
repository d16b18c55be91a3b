/** Compares what a package should hold with what it holds; reads only. */

import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { isOurs } from "../emit/header.js";
import { hashText, manifestPath, type OwnedFile, ownedFolders, parseManifest } from "./manifest.js";

/** How the files of a package differ from what they should be. Paths are relative to the package. */
export interface Difference {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Files in the generator's folders that it wrote earlier, unchanged since, and would not write today. */
  readonly stale: readonly string[];
  /** Files in the generator's folders that it did not write, or that somebody changed since. */
  readonly stray: readonly string[];
  /** Files that stand where the generator would write, and are not its own. */
  readonly foreign: readonly string[];
  /** Places that a symbolic link leads out of the package. */
  readonly outside: readonly string[];
}

/** Compares the files of a package with those in a folder, by their hashes. */
export function compareFiles(folder: string, files: readonly OwnedFile[]): Difference {
  const owned = new Map(parseManifest(readText(join(folder, manifestPath))).files.map(({ path, sha256 }) => [path, sha256]));
  const expected = new Set(files.map(({ path }) => path));
  const states = files.map((file) => ({ path: file.path, ...stateOf(folder, file, owned.has(file.path)) }));
  const pathsWhere = (state: string): readonly string[] => states.filter((entry) => entry.state === state).map(({ path }) => path);
  const others = ownedFolders.flatMap((owner) => listFiles(folder, owner)).filter((path) => !expected.has(path));
  const isStale = (path: string): boolean => owned.get(path) === hashText(readText(join(folder, path)) ?? "");
  return {
    changed: pathsWhere("changed"),
    missing: pathsWhere("missing"),
    foreign: pathsWhere("foreign"),
    outside: [...files.map(({ path }) => path), ...others].filter((path) => !isInside(folder, path)),
    stale: others.filter(isStale),
    stray: others.filter((path) => !isStale(path)),
  };
}

function stateOf(
  folder: string,
  { path, sha256 }: OwnedFile,
  isOwned: boolean,
): { readonly state: "same" | "changed" | "missing" | "foreign" } {
  const current = readText(join(folder, path));
  // What exists and cannot be read as a file, such as a folder of that name, is not ours to replace.
  if (current === undefined) return { state: exists(join(folder, path)) ? "foreign" : "missing" };
  if (hashText(current) === sha256) return { state: "same" };
  return { state: isOwned || path === manifestPath || isOurs(current) ? "changed" : "foreign" };
}

/** The text of a file, or undefined when there is none. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Every file below a folder of the package. */
function listFiles(folder: string, path: string): readonly string[] {
  let found: readonly Dirent[];
  try {
    found = readdirSync(join(folder, path), { withFileTypes: true });
  } catch {
    return [];
  }
  return found.flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    return entry.isDirectory() ? listFiles(folder, inner) : [inner];
  });
}

/** Whether the folder that a file stands in really lies in the package. */
function isInside(folder: string, path: string): boolean {
  let parent = dirname(join(folder, path));
  while (parent !== folder && !exists(parent)) parent = dirname(parent);
  if (!exists(parent)) return true;
  const place = relative(realpathSync(folder), realpathSync(parent));
  return place !== ".." && !place.startsWith(`..${sep}`) && !isAbsolute(place);
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
