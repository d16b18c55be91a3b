// `x-success`: which answers with a 2xx status are successes, for vendors that report failures inside one.
import type { JsonSchema, VocabularyEntry } from "./entry.js";
import { jsonPointerSchema } from "./json-pointer.js";

/** The value of `x-success`. */
export interface Success {
  /** JSON Pointer to a number in the body; where it is absent, the HTTP status decides alone. */
  readonly pointer: string;
  /** The values that mean success: lowest and highest, both included. */
  readonly range: readonly [number, number];
}

/** JSON Schema of {@link Success}. */
export const successSchema: JsonSchema = {
  type: "object",
  required: ["pointer", "range"],
  properties: {
    pointer: jsonPointerSchema,
    range: { type: "array", prefixItems: [{ type: "integer" }, { type: "integer" }], items: false, minItems: 2 },
  },
  additionalProperties: false,
};

/** `x-success` and where it may stand. */
export const successEntry: VocabularyEntry = {
  key: "x-success",
  summary: "which 2xx answers are successes",
  example: "{ pointer: /status, range: [200, 299] }",
  hints: { pointer: "a JSON Pointer to a number in the 200 body", range: "the lowest and the highest value that mean success" },
  schema: successSchema,
  places: ["operation"],
};
