// `info.x-sources`: what a document's facts were taken from. Other keys refer to a source by its id.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

/** One source of facts. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The day it was read, as an ISO date. */
  readonly retrieved: string;
}

/** The value of `x-sources`: source id to source. */
export type Sources = { readonly [id: string]: Source };

/** JSON Schema of {@link Sources}. */
export const sourcesSchema: JsonSchema = {
  type: "object",
  minProperties: 1,
  propertyNames: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" },
  additionalProperties: {
    type: "object",
    required: ["title", "url", "retrieved"],
    properties: {
      title: { type: "string", minLength: 1 },
      url: { type: "string", pattern: "^https?://" },
      retrieved: { type: "string", pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" },
    },
    additionalProperties: false,
  },
};

/** `x-sources` and where it may stand. */
export const sourcesEntry: VocabularyEntry = {
  key: "x-sources",
  summary: "the sources that the document's facts were taken from",
  example: '{ page: { title: Users, url: "https://docs.example.com/users", retrieved: "2026-11-23" } }',
  hints: { title: "what the source is", url: "its address", retrieved: "the day it was read, as YYYY-MM-DD" },
  schema: sourcesSchema,
  places: ["info"],
};
