/** JSON Pointer (RFC 6901): how a place in a document is named. */

import { member } from "./json.js";

/** The pointer of a member. */
export function join(pointer: string, ...segments: readonly (string | number)[]): string {
  // Most pointers are never read: text that is added to shares what it was added to.
  let joined = pointer;
  for (const segment of segments) joined += `/${toSegment(String(segment))}`;
  return joined;
}

function toSegment(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** The segments of a pointer. */
export function split(pointer: string): readonly string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What stands at a place, by its segments; undefined where there is none. */
export function valueAt(root: unknown, segments: readonly string[]): unknown {
  return segments.reduce<unknown>((value, segment) => {
    if (Array.isArray(value)) return /^\d+$/.test(segment) ? value[Number(segment)] : undefined;
    return member(value, segment);
  }, root);
}

/** The pointer of a `$ref` within the document (`#/components/…`), percent-decoded; undefined for any other `$ref`. */
export function fromReference(reference: string): string | undefined {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}
