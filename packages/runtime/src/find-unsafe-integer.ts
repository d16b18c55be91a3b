/** Finds integers that lost digits when JSON was read; only operations whose schemas have `format: int64` import it. */

import type { Int64Rule } from "./operation.js";

/**
 * The problem with an integer beyond the safe range, undefined without one.
 * What reads as 2^53 or more may have been another integer on the wire; whatever was less has been read exactly.
 */
export function findUnsafeInteger({ pointers }: Int64Rule, body: unknown): string | undefined {
  const patterns = pointers.map((pointer) => new RegExp(`^${pointer.split("/").slice(1).map(toPattern).join("")}$`));
  // A list and not recursion: a body may be nested deeper than the stack allows.
  const waiting: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: "", value: body }];
  for (const { pointer, value } of waiting) {
    if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER && patterns.some((pattern) => pattern.test(pointer))) {
      return `its ${pointer === "" ? "value" : pointer} is an integer that a number cannot hold exactly`;
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      waiting.push({ pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, value: member });
    }
  }
  return undefined;
}

function toPattern(segment: string): string {
  if (segment === "**") return "(/[^/]*)*";
  const literal = segment.replace(/[^\w~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `/${segment === "*" ? "[^/]*" : literal}`;
}
