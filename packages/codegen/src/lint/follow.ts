// Following `$ref`s while reading a document, across files.
import type { UserContext } from "@redocly/openapi-core";
import { memberOf } from "./json-value.js";

/** A part of a document, with the file it stands in: a relative `$ref` means something else in each file. */
export interface Placed {
  readonly value: unknown;
  readonly file: string;
}

/** Replaces a reference by what it refers to; anything else stays as it is. */
export type Follow = (placed: Placed) => Placed;

/** References as the linter has resolved them. */
export function followIn(context: UserContext): Follow {
  return ({ value, file }) => {
    const reference = memberOf(value, "$ref");
    if (typeof reference !== "string") return { value, file };
    const target = context.resolve<object>({ $ref: reference }, file);
    return target.location === undefined ? { value: undefined, file } : { value: target.node, file: target.location.source.absoluteRef };
  };
}

/** The same file, one member further in. */
export function childOf(placed: Placed, name: string): Placed {
  return { value: memberOf(placed.value, name), file: placed.file };
}
