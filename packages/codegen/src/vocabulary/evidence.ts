// `x-evidence`: how we know what a document says. Inherited from the nearest ancestor, set again where it differs.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

interface EvidenceBase {
  /** Ids of `info.x-sources`. */
  readonly source: readonly string[];
}

/** A source says so. */
export interface DocumentedEvidence extends EvidenceBase {
  readonly status: "documented";
  /** Why this source was followed, where sources differ. */
  readonly because?: string;
}

/** A test compares it with something independent. */
export interface VerifiedEvidence extends EvidenceBase {
  readonly status: "verified";
  /** Id of the test case that compares this place of the document. */
  readonly proof: string;
  readonly because?: string;
}

/** No source says so; we concluded it. */
export interface InferredEvidence extends EvidenceBase {
  readonly status: "inferred";
  /** What the conclusion rests on. */
  readonly because: string;
}

/** The value of `x-evidence`. */
export type Evidence = DocumentedEvidence | VerifiedEvidence | InferredEvidence;

const source: JsonSchema = { type: "array", items: { type: "string", minLength: 1 }, minItems: 1, uniqueItems: true };
const because: JsonSchema = { type: "string", minLength: 20 };

/** JSON Schema of {@link Evidence}. */
export const evidenceSchema: JsonSchema = {
  type: "object",
  required: ["status", "source"],
  discriminator: { propertyName: "status" },
  oneOf: [
    { properties: { status: { const: "documented" }, source, because }, additionalProperties: false },
    {
      required: ["proof"],
      properties: { status: { const: "verified" }, source, because, proof: { type: "string", minLength: 1 } },
      additionalProperties: false,
    },
    {
      required: ["because"],
      properties: { status: { const: "inferred" }, source, because },
      additionalProperties: false,
    },
  ],
};

/** `x-evidence` and where it may stand. */
export const evidenceEntry: VocabularyEntry = {
  key: "x-evidence",
  summary: "how we know what the document says here",
  example: "{ status: inferred, source: [page], because: Every example on the page has it. }",
  hints: {
    status: "documented, verified or inferred",
    source: "the ids of the sources in info.x-sources",
    because: "say what the conclusion rests on, in 20 characters or more",
    proof: "the id of the test case that compares this place of the document",
  },
  schema: evidenceSchema,
  places: ["info", "server", "operation", "parameter", "requestBody", "response", "header", "schema", "securityScheme"],
};
