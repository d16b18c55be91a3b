// `x-sdk-method`: the name of an operation in the generated client.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

/** The value of `x-sdk-method`. */
export interface SdkMethod {
  /** Dot-separated camelCase identifiers; the last one is the verb: `groups.users.add`. */
  readonly name: string;
  /** Names it had in earlier releases, kept as deprecated aliases. */
  readonly formerly?: readonly string[];
}

const dottedName: JsonSchema = { type: "string", pattern: "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$" };

/** JSON Schema of {@link SdkMethod}. */
export const sdkMethodSchema: JsonSchema = {
  type: "object",
  required: ["name"],
  properties: {
    name: dottedName,
    formerly: { type: "array", items: dottedName, minItems: 1, uniqueItems: true },
  },
  additionalProperties: false,
};

/** `x-sdk-method` and where it may stand. */
export const sdkMethodEntry: VocabularyEntry = {
  key: "x-sdk-method",
  summary: "the method's name in the generated client",
  example: "{ name: groups.users.add }",
  hints: { name: "dot-separated camelCase names, the verb last" },
  schema: sdkMethodSchema,
  places: ["operation"],
};
