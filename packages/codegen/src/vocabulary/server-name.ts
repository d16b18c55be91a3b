// `x-server-name`: the short name by which a user picks one of a document's servers.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

/** The value of `x-server-name`: a camelCase identifier such as `eu`. */
export type ServerName = string;

/** JSON Schema of {@link ServerName}. */
export const serverNameSchema: JsonSchema = { type: "string", pattern: "^[a-z][A-Za-z0-9]*$" };

/** `x-server-name` and where it may stand. */
export const serverNameEntry: VocabularyEntry = {
  key: "x-server-name",
  summary: "the short name by which a user picks the server",
  example: "eu",
  hints: {},
  schema: serverNameSchema,
  places: ["server"],
};
