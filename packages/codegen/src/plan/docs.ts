/** What a doc comment says, as data: each note becomes a paragraph of its own. */

import type { Json } from "../json.js";
import type { Limits } from "../model/schema.js";
import type { Evidence, Pagination, RateLimit, Retry, Success } from "../vocabulary/index.js";

/** A doc comment. */
export interface Docs {
  readonly notes: readonly Note[];
  readonly isDeprecated: boolean;
}

/** A paragraph of a doc comment. */
export type Note =
  /** Words of the document. */
  | { readonly kind: "text"; readonly text: string }
  /** A short title of the document; printed as a sentence. */
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "inputOf"; readonly method: string }
  | { readonly kind: "parametersOf"; readonly location: "path" | "query" | "header" | "cookie"; readonly method: string }
  | { readonly kind: "resultOf"; readonly method: string }
  | { readonly kind: "headersOf"; readonly method: string; readonly status: string }
  | { readonly kind: "bodyOf"; readonly method: string; readonly status: string | undefined; readonly isItem: boolean }
  | { readonly kind: "memberOf"; readonly property: string; readonly owner: string; readonly isItem: boolean }
  | { readonly kind: "partOf"; readonly part: string; readonly owner: string }
  | {
      readonly kind: "incoming";
      readonly method: string;
      readonly name: string;
      readonly operation: string | undefined;
      readonly expression: string | undefined;
    }
  | { readonly kind: "inputFormOf"; readonly name: string }
  | { readonly kind: "limits"; readonly limits: Limits; readonly defaultValue: Json | undefined; readonly examples: readonly Json[] }
  | { readonly kind: "request"; readonly method: string; readonly path: string }
  | { readonly kind: "pages"; readonly pagination: Pagination }
  | { readonly kind: "success"; readonly success: Success }
  | { readonly kind: "repeat"; readonly retry: Retry }
  | { readonly kind: "rateLimit"; readonly rateLimit: RateLimit }
  | { readonly kind: "evidence"; readonly evidence: Evidence }
  | { readonly kind: "inferredAnswer"; readonly status: string; readonly because: string }
  | { readonly kind: "inferred"; readonly because: string };

/** A comment of these notes; those that are undefined are left out. */
export function docsOf(notes: readonly (Note | undefined)[], isDeprecated = false): Docs {
  return { notes: notes.filter((note) => note !== undefined), isDeprecated };
}

/** Words of the document, if it has any. */
export function textNote(text: string | undefined): Note | undefined {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? undefined : { kind: "text", text: trimmed };
}

/** Why something was concluded; only where the evidence is the place's own and no source states the fact. */
export function inferredNote(place: { readonly evidence: Evidence | undefined; readonly hasOwnEvidence: boolean }): Note | undefined {
  const { evidence, hasOwnEvidence } = place;
  return hasOwnEvidence && evidence?.status === "inferred" ? { kind: "inferred", because: evidence.because } : undefined;
}
