// `x-credential`: what the generated client calls a security scheme's secret, and which variable it is read from.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

/** The value of `x-credential`. */
export interface Credential {
  /** Name of the client option, in camelCase. */
  readonly option: string;
  /** Environment variable that is read when the option is not given. */
  readonly env: string;
}

/** JSON Schema of {@link Credential}. */
export const credentialSchema: JsonSchema = {
  type: "object",
  required: ["option", "env"],
  properties: {
    option: { type: "string", pattern: "^[a-z][A-Za-z0-9]*$" },
    env: { type: "string", pattern: "^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$" },
  },
  additionalProperties: false,
};

/** `x-credential` and where it may stand. */
export const credentialEntry: VocabularyEntry = {
  key: "x-credential",
  summary: "the client option and the environment variable of the scheme's secret",
  example: "{ option: apiKey, env: EXAMPLE_API_KEY }",
  hints: { option: "the client option's name in camelCase", env: "the environment variable in UPPER_CASE" },
  schema: credentialSchema,
  places: ["securityScheme"],
};
