// The closed vocabulary of `x-` keys: each key with its schema and the places where it may stand.
import { credentialEntry } from "./credential.js";
import type { VocabularyEntry } from "./entry.js";
import { evidenceEntry } from "./evidence.js";
import { paginationEntry } from "./pagination.js";
import { rateLimitEntry } from "./rate-limit.js";
import { retryEntry } from "./retry.js";
import { sdkMethodEntry } from "./sdk-method.js";
import { serverNameEntry } from "./server-name.js";
import { sourcesEntry } from "./sources.js";
import { successEntry } from "./success.js";

export { type Credential, credentialSchema } from "./credential.js";
export type { JsonSchema, Place, VocabularyEntry } from "./entry.js";
export { type DocumentedEvidence, type Evidence, evidenceSchema, type InferredEvidence, type VerifiedEvidence } from "./evidence.js";
export { type CursorPagination, type NumberedPagination, type Pagination, paginationSchema } from "./pagination.js";
export { type RateLimit, rateLimitSchema } from "./rate-limit.js";
export { type Retry, retrySchema } from "./retry.js";
export { type SdkMethod, sdkMethodSchema } from "./sdk-method.js";
export { type ServerName, serverNameSchema } from "./server-name.js";
export { type Source, type Sources, sourcesSchema } from "./sources.js";
export { type Success, successSchema } from "./success.js";

/** Every key of the vocabulary, in the order in which specs/README.md lists them. */
export const vocabulary: readonly VocabularyEntry[] = [
  sourcesEntry,
  evidenceEntry,
  sdkMethodEntry,
  paginationEntry,
  credentialEntry,
  retryEntry,
  rateLimitEntry,
  successEntry,
  serverNameEntry,
];

/** The entry of a key, or `undefined` for a key that is not of the vocabulary. */
export function findVocabularyEntry(key: string): VocabularyEntry | undefined {
  return vocabulary.find((entry) => entry.key === key);
}
