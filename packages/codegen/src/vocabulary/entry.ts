// What the vocabulary knows about one `x-` key: its name, what its value looks like, and where it may stand.

/** The objects of an OpenAPI document on which a vocabulary key may stand. */
export type Place =
  | "root"
  | "info"
  | "server"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "response"
  | "header"
  | "schema"
  | "securityScheme";

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** One key of the vocabulary. */
export interface VocabularyEntry {
  /** The key as written in a document, such as `x-evidence`. */
  readonly key: `x-${string}`;
  /** What the key is for, in one sentence; lint messages quote it. */
  readonly summary: string;
  /** A valid value, as YAML flow text; lint messages show it. */
  readonly example: string;
  /** The JSON Schema of the value. */
  readonly schema: JsonSchema;
  /** What to write into a member that is missing, by the member's name; lint messages add it. */
  readonly hints: { readonly [member: string]: string };
  /** Where the key may stand. */
  readonly places: readonly Place[];
}
