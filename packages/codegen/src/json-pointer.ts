/** JSON Pointer (RFC 6901): how a place in a document is named. */

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

/** The pointer of a `$ref` within the document (`#/components/…`), percent-decoded; undefined for any other `$ref`. */
export function fromReference(reference: string): string | undefined {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}
