// The values of a wire table that YAML has no words for: each has a tag of its own.
import { inspect } from "node:util";
import type { ScalarTag } from "yaml";

/** `!file 'name|media type|text'`, `!bytes '00ff'`, `!date '2026-01-02T00:00:00.000Z'`, and the empty `!undefined`, `!nan`, `!surrogate`. */
export const wireTags: ScalarTag[] = [
  { tag: "!undefined", resolve: () => undefined },
  { tag: "!nan", resolve: () => Number.NaN },
  // Half of a surrogate pair has no encoding in UTF-8, so no file can hold it.
  { tag: "!surrogate", resolve: () => "\ud800" },
  { tag: "!date", resolve: (text) => new Date(text) },
  { tag: "!bytes", resolve: (text) => new Uint8Array(Buffer.from(text, "hex")) },
  { tag: "!file", resolve: toFile },
];

function toFile(text: string): File {
  const [name = "", type = "", content = ""] = text.split("|");
  // What a file prints by itself holds the time of its making, and the same table must read the same each time.
  return Object.defineProperty(new File([content], name, { type }), inspect.custom, { value: () => `File ${name}` });
}

/** A value in the title of its case. */
export function showValue(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("hex")}`;
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 4 });
}
