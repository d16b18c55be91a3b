/** Reads one value out of a decoded body by JSON Pointer (RFC 6901). */

/**
 * The value at `pointer`, or undefined when nothing is there. Only own members count.
 * The segment `-` names the last element of an array: a list may continue by its last item's id.
 */
export function readPointer(document: unknown, pointer: string): unknown {
  let current = document;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof current !== "object" || current === null) return undefined;
    if (Array.isArray(current) && key === "-") current = current.at(-1);
    else if (Object.hasOwn(current, key))
      current = (current as Readonly<Record<string, unknown>>)[key]; // hasOwn has just shown the member
    else return undefined;
  }
  return current;
}
