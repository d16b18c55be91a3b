// `x-rate-limit`: how many requests the vendor lets through, as far as it is known.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

/** The value of `x-rate-limit`. */
export interface RateLimit {
  /** So many requests … */
  readonly requests: number;
  /** … in so many seconds. */
  readonly per: number;
  /** What is counted together: all of a credential's requests, all of an organization's, or those to one endpoint. */
  readonly scope: "credential" | "organization" | "endpoint";
  /** Ids of `info.x-sources`. */
  readonly source?: readonly string[];
}

/** JSON Schema of {@link RateLimit}. */
export const rateLimitSchema: JsonSchema = {
  type: "object",
  required: ["requests", "per", "scope"],
  properties: {
    requests: { type: "integer", minimum: 1 },
    per: { type: "integer", minimum: 1 },
    scope: { enum: ["credential", "organization", "endpoint"] },
    source: { type: "array", items: { type: "string", minLength: 1 }, minItems: 1, uniqueItems: true },
  },
  additionalProperties: false,
};

/** `x-rate-limit` and where it may stand. */
export const rateLimitEntry: VocabularyEntry = {
  key: "x-rate-limit",
  summary: "how many requests the vendor lets through",
  example: "{ requests: 60, per: 60, scope: credential, source: [page] }",
  hints: { requests: "how many requests", per: "in how many seconds", scope: "credential, organization or endpoint" },
  schema: rateLimitSchema,
  places: ["root", "pathItem", "operation"],
};
