// `x-pagination`: how a listing operation continues on its next page.
import type { JsonSchema, VocabularyEntry } from "./entry.js";
import { jsonPointerSchema } from "./json-pointer.js";

/** Each page names the next one by a cursor. */
export interface CursorPagination {
  readonly style: "cursor";
  /** JSON Pointer to the items in the body of the 200 answer. */
  readonly items: string;
  /** JSON Pointer to a boolean: whether another page follows. */
  readonly more?: string;
  /** JSON Pointer to the cursor; `-` is the last item, so `/data/-/id` is the last item's id. */
  readonly cursor: string;
  /** The query parameter that takes the cursor. */
  readonly parameter: string;
}

/** Pages are numbered from 1. */
export interface NumberedPagination {
  readonly style: "page";
  /** JSON Pointer to the items in the body of the 200 answer. */
  readonly items: string;
  /** JSON Pointer to the number of pages. */
  readonly total: string;
  /** The query parameter that takes the page number. */
  readonly parameter: string;
}

/** The value of `x-pagination`. */
export type Pagination = CursorPagination | NumberedPagination;

const parameter: JsonSchema = { type: "string", minLength: 1 };

/** JSON Schema of {@link Pagination}. */
export const paginationSchema: JsonSchema = {
  type: "object",
  required: ["style", "items", "parameter"],
  discriminator: { propertyName: "style" },
  oneOf: [
    {
      required: ["cursor"],
      properties: {
        style: { const: "cursor" },
        items: jsonPointerSchema,
        more: jsonPointerSchema,
        cursor: jsonPointerSchema,
        parameter,
      },
      additionalProperties: false,
    },
    {
      required: ["total"],
      properties: { style: { const: "page" }, items: jsonPointerSchema, total: jsonPointerSchema, parameter },
      additionalProperties: false,
    },
  ],
};

/** `x-pagination` and where it may stand. */
export const paginationEntry: VocabularyEntry = {
  key: "x-pagination",
  summary: "how the listing continues on its next page",
  example: "{ style: cursor, items: /data, more: /has_more, cursor: /next, parameter: after }",
  hints: {
    style: "cursor or page",
    items: "a JSON Pointer to the items in the 200 body",
    cursor: "a JSON Pointer to the cursor in the 200 body",
    total: "a JSON Pointer to the number of pages in the 200 body",
    parameter: "the query parameter that takes the cursor or the page number",
  },
  schema: paginationSchema,
  places: ["operation"],
};
