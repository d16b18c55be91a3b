/** The document as typed data: what the later stages know about it, and all they know. */

import type { Json } from "../json.js";
import type { Evidence, Pagination, RateLimit, Retry, Source, Success } from "../vocabulary/index.js";
import type { NamedSchema, Schema } from "./schema.js";

/** A whole document. */
export interface Model {
  readonly title: string;
  readonly version: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly sources: readonly NamedSource[];
  /** Absolute http(s) URLs, in the document's order. */
  readonly servers: readonly Server[];
  /** What every operation takes unless it says otherwise. */
  readonly security: readonly SecurityAlternative[];
  /** The schemes that the document or an operation asks for. */
  readonly credentials: readonly Credential[];
  readonly operations: readonly Operation[];
  /** What the vendor sends by itself. */
  readonly webhooks: readonly IncomingRequest[];
  readonly schemas: readonly NamedSchema[];
  readonly tags: readonly Tag[];
}

/** A source with the id that evidence refers to it by. */
export interface NamedSource extends Source {
  readonly id: string;
}

/** A server of the document. */
export interface Server {
  readonly url: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** What stands in braces in the URL. */
  readonly variables: readonly ServerVariable[];
}

/** A part of a server's URL that the caller may choose. */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The only values it may have; empty when the document lists none. */
  readonly choices: readonly string[];
  readonly description: string | undefined;
}

/** A tag with its description. */
export interface Tag {
  readonly name: string;
  readonly description: string | undefined;
}

/** Names of security schemes that are sent together. */
export type SecurityAlternative = readonly string[];

/** A security scheme in use. */
export interface Credential {
  /** Name of the security scheme. */
  readonly scheme: string;
  readonly description: string | undefined;
  readonly carrier: { readonly kind: "bearer" | "basic" } | { readonly kind: "header" | "query" | "cookie"; readonly name: string };
  /** The client's option for it and its environment variable; undefined where the document does not name them. */
  readonly names: { readonly option: string; readonly env: string } | undefined;
  readonly evidence: Evidence | undefined;
}

/** An HTTP method, as requests spell it. */
export type Method = (typeof methods)[number];

/** Every HTTP method that a path may have. */
export const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** An operation. */
export interface Operation {
  readonly pointer: string;
  readonly method: Method;
  readonly path: string;
  readonly operationId: string | undefined;
  /** The words of the method's name, the verb last: `["groups", "users", "add"]`. */
  readonly name: readonly string[];
  /** Whether the document gives the name (`x-sdk-method`); otherwise it follows from operationId, method and path. */
  readonly isNameGiven: boolean;
  /** The derived name it would have, were that not taken. */
  readonly wantedName?: readonly string[];
  /** Names it had before (`x-sdk-method.formerly`), in words. */
  readonly formerNames: readonly (readonly string[])[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly isDeprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** What the vendor sends because the operation asked for it. */
  readonly callbacks: readonly IncomingRequest[];
  /** Undefined when the document's security holds. */
  readonly security: readonly SecurityAlternative[] | undefined;
  readonly pagination: Pagination | undefined;
  readonly retry: Retry | undefined;
  readonly success: Success | undefined;
  /** The nearest: the operation's, its path's or the document's. */
  readonly rateLimit: RateLimit | undefined;
  readonly evidence: Evidence | undefined;
  /** Where it goes instead of the document's servers. */
  readonly servers: readonly Server[] | undefined;
}

/** A request that the vendor sends: a webhook, or a callback of an operation. */
export interface IncomingRequest {
  /** The document's name for it. */
  readonly name: string;
  /** Where it goes, as a runtime expression; undefined for a webhook. */
  readonly expression: string | undefined;
  readonly method: Method;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: IncomingBody | undefined;
  readonly responses: readonly Response[];
  readonly evidence: Evidence | undefined;
}

/** The body of a request that the vendor sends. */
export interface IncomingBody {
  readonly contentType: string;
  /** `json` for whatever has the form of its schema. */
  readonly format: "json" | "text" | "bytes";
  readonly description: string | undefined;
  readonly isRequired: boolean;
  readonly schema: Schema | undefined;
}

/** Where a parameter travels. */
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** How OpenAPI writes a parameter's value down. */
export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** A parameter of an operation, or of its path. */
export interface Parameter {
  readonly pointer: string;
  readonly in: ParameterLocation;
  readonly name: string;
  readonly description: string | undefined;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  readonly schema: Schema;
  readonly style: ParameterStyle | undefined;
  readonly explode: boolean | undefined;
  readonly isReservedAllowed: boolean;
  /** Whether the value travels as JSON, whatever the style (`content: application/json`). */
  readonly isJson: boolean;
  readonly examples: readonly Json[];
  readonly evidence: Evidence | undefined;
  readonly hasOwnEvidence: boolean;
}

/** The body of a request. */
export interface RequestBody {
  readonly contentType: string;
  /** Whether the document describes bodies of other media types as well. */
  readonly hasAlternatives: boolean;
  readonly format: "json" | "form" | "multipart" | "text" | "bytes";
  /** How members of a form are written, where the document says so. */
  readonly encodings: readonly NamedEncoding[];
  readonly description: string | undefined;
  readonly isRequired: boolean;
  readonly schema: Schema | undefined;
  readonly examples: readonly Json[];
  readonly evidence: Evidence | undefined;
}

/** How a member of a form is written. */
export interface NamedEncoding {
  readonly name: string;
  readonly contentType: string | undefined;
  readonly style: ParameterStyle | undefined;
  readonly explode: boolean | undefined;
  readonly isReservedAllowed: boolean;
}

/** What a status answers. */
export interface Response {
  readonly pointer: string;
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** The status as the document spells it: `4XX` may be `4xx` there. */
  readonly key: string;
  readonly description: string | undefined;
  readonly format: "json" | "text" | "bytes" | "none" | "stream";
  readonly contentType: string | undefined;
  /** Of a stream, the schema of each item. */
  readonly schema: Schema | undefined;
  readonly headers: readonly ResponseHeader[];
  /** How the items are read; only of a stream. */
  readonly stream?: ResponseStream;
  readonly examples: readonly Json[];
  readonly evidence: Evidence | undefined;
}

/** How the value of a header field is read; `[]` stands for a list of such values. */
export type HeaderType = "string" | "integer" | "number" | "boolean" | "json" | "string[]" | "integer[]" | "number[]" | "boolean[]";

/** A header field that an answer documents. */
export interface ResponseHeader {
  /** In lower case. */
  readonly name: string;
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
  readonly type: HeaderType;
  /** Undefined where the value is the text it is. */
  readonly schema: Schema | undefined;
  readonly examples: readonly Json[];
  readonly evidence: Evidence | undefined;
  readonly hasOwnEvidence: boolean;
}

/** How an answer is read that is a sequence of items. */
export interface ResponseStream {
  readonly format: "eventStream" | "jsonLines" | "jsonSequence";
  /** Whether what an item holds is JSON; else it is text. */
  readonly isJson: boolean;
  /** Whether the schema describes events, with their names, and not only what they hold. */
  readonly isFramed: boolean;
}

/** Whether a status, as the document writes it, means success. */
export function isSuccess(status: string): boolean {
  return /^2(\d\d|XX)$/i.test(status);
}
