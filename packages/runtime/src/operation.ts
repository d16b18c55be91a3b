/** The run-time half of an operation: plain data that the generator prints and every policy reads. */

import type { Bytes } from "./bytes.js";
import type { StreamFormat } from "./stream-format.js";

/** The HTTP methods an OpenAPI path item may hold (OpenAPI 3.1, "Path Item Object"). */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** One operation of a vendor's API. */
export interface Operation {
  /** The name users call it by: `groups.users.add`. */
  readonly name: string;
  readonly method: Method;
  /**
   * The path template, relative to the base URL: `/organization/groups/{group_id}/users`.
   * What it names in braces is required, and a scalar unless `parameters` says more.
   */
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: RequestBody;
  /** The media types it answers with, where they are not JSON alone. */
  readonly accept?: string;
  /** What each documented status carries, keyed as in OpenAPI: `"200"`, `"4XX"`, `"default"`. */
  readonly responses: Readonly<Record<string, ResponseBody>>;
  /** The credentials it takes where they differ from the client's; an empty list means none. */
  readonly security?: readonly SecurityAlternative[];
  /** Where it goes instead of the client's servers; the option `baseUrl` overrides both. */
  readonly servers?: readonly Server[];
  /** True when the vendor's evidence says that repeating it does no harm (`x-retry.safe`). */
  readonly isRepeatable?: boolean;
  readonly pagination?: Pagination;
  /** Where an answer of HTTP 2xx may still report a failure (`x-success`). */
  readonly success?: SuccessRule;
  /** Where a success holds integers that a number may be too small for. */
  readonly int64?: Int64Rule;
  /** How the answers that are streams are read. */
  readonly stream?: StreamRule;
  /** Which fields of an answer's head the document describes. */
  readonly headers?: HeaderRule;
}

/** How OpenAPI writes a value down ("Style Values"). */
export type Style = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** One parameter of an operation; style and explode only where they differ from OpenAPI's defaults for its location. */
export interface Parameter {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly name: string;
  readonly isRequired?: boolean;
  /** What writes a value that is no scalar of the location's default style; it reads the members below. Without it only scalars are taken. */
  readonly write?: ParameterWriter;
  /** What the schema allows beside scalars; undefined for both or neither. */
  readonly shape?: "array" | "object";
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** The one value the schema allows; it is always sent and never asked for. */
  readonly constant?: string | number | boolean;
}

/** Writes a value as its location carries it, its name included where that is written; undefined when nothing of it is left to send. */
export type ParameterWriter = (parameter: Parameter, value: unknown) => string | undefined;

/** The request body of an operation. */
export interface RequestBody {
  readonly contentType: string;
  readonly isRequired?: boolean;
  /** What writes a body that is not JSON. */
  readonly write?: BodyWriter;
  /** How members of a form are written, where it is not the default ("Encoding Object"). */
  readonly encoding?: Readonly<Record<string, PartEncoding>>;
}

/** How one member of a form is written (OpenAPI 3.1, "Encoding Object"). */
export interface PartEncoding {
  readonly contentType?: string;
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** Writes a body as it is sent. */
export type BodyWriter = (value: unknown, body: RequestBody) => WrittenBody;

/** A body as it is sent. */
export interface WrittenBody {
  readonly contentType: string;
  readonly payload: Payload;
}

/** The content of a request as `fetch` takes it. A stream is gone once it has been sent, so its request is never repeated. */
export type Payload = string | Bytes | Blob | ReadableStream<Uint8Array>;

/** True for a payload that can be sent only once; told by its shape, since looking up the platform's class is slow. */
export function isStream(payload: unknown): payload is ReadableStream<Uint8Array> {
  return typeof payload === "object" && payload !== null && "getReader" in payload;
}

/** How the body of a success is read: as JSON, as text, as bytes (`Uint8Array`), not at all, item by item, or as whatever it turns out to be. */
export type ResponseBody = "json" | "text" | "bytes" | "none" | "stream" | "any";

/** How the value of a header field is read; `[]` stands for a list of such values. */
export type HeaderType = "string" | "integer" | "number" | "boolean" | "json" | "string[]" | "integer[]" | "number[]" | "boolean[]";

/** How the documented header fields of answers are read. */
export interface HeaderRule {
  /** By the documented status, and by the field's name in lower case. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, HeaderType>>>>;
  /** Reads the fields of an answer; undefined where its status documents none. */
  readonly read: (rule: HeaderRule, name: string, headers: Headers) => Readonly<Record<string, unknown>> | undefined;
}

/** How a stream is read. */
export interface StreamRule {
  readonly format: StreamFormat;
  /** What each of its items holds. */
  readonly data: "json" | "text";
}

/** The names of security schemes that are sent together. */
export type SecurityAlternative = readonly string[];

/** How a list continues (`x-pagination`); pointers are JSON Pointers (RFC 6901) into the body of the 200. */
export type Pagination = CursorPagination | PagePagination;

/** The value at `cursor` goes into the query parameter `parameter` of the next request. */
export interface CursorPagination {
  readonly items: string;
  /** Pointer to the boolean that says whether more follows; without it, a null cursor ends the list. */
  readonly more?: string;
  /**
   * Pointer to the cursor; the segment `-` names the last element of an array, as in `/data/-/id`, whose list
   * ends with an empty page where there is no `more`.
   */
  readonly cursor: string;
  readonly parameter: string;
  readonly read: PageReader<CursorPagination>;
}

/** The query parameter `parameter` counts up from 1 until it reaches the number at `total`. */
export interface PagePagination {
  readonly items: string;
  readonly total: string;
  readonly parameter: string;
  readonly read: PageReader<PagePagination>;
}

/** Reads the value of the continuation parameter for the next page, undefined on the last; or what is wrong with the page. */
export type PageReader<Rule> = (rule: Rule, page: PageContent) => string | number | undefined | PageProblem;

/** A page as it came. */
export interface PageContent {
  readonly body: unknown;
  readonly items: readonly unknown[];
  /** The continuation value that it was asked for with. */
  readonly current: unknown;
}

/** What is wrong with a page. */
export interface PageProblem {
  readonly problem: string;
}

/** The member of a 2xx body that carries a status of its own, and the range that means success. */
export interface SuccessRule {
  readonly pointer: string;
  /** First and last value that mean success. */
  readonly range: readonly [number, number];
  /** Whether a body means success by this rule; text says why that cannot be told. */
  readonly judge: (rule: SuccessRule, body: unknown) => boolean | string;
}

/** The integers of 64 bits in a 2xx body (`format: int64`). */
export interface Int64Rule {
  /** Pointers in which `*` stands for any one member or item, and `**` for any number of them. */
  readonly pointers: readonly string[];
  /** Finds the first whose value is beyond what a number can hold exactly, and names it. */
  readonly find: (rule: Int64Rule, body: unknown) => string | undefined;
}

/** How a credential travels (OpenAPI 3.1, "Security Scheme Object"), and where it comes from. */
export type CredentialDefinition = CredentialCarrier & {
  /** The client option that takes it: `adminApiKey`. */
  readonly option: string;
  /** The environment variable read when the option is not given: `OPENAI_ADMIN_KEY`. */
  readonly env?: string;
};

/** The place in the request that carries a credential. */
export type CredentialCarrier =
  | { readonly kind: "bearer" }
  | {
      readonly kind: "header";
      readonly name: string;
      /** What makes the field's value of the credential, where it is not the credential itself. */
      readonly write?: (option: string, secret: string) => string;
    }
  | {
      readonly kind: "query" | "cookie";
      readonly name: string;
      /** What puts it there. */
      readonly place: (target: CredentialTarget, place: CredentialPlace, secret: string) => void;
    };

/** A request that credentials are put into. */
export interface CredentialTarget {
  url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
}

/** The name that a credential travels under, and the option that it was given as. */
export interface CredentialPlace {
  readonly name: string;
  readonly option: string;
}

/** A server of the document; the first is the default. */
export interface Server {
  readonly url: string;
  /** The name users choose it by (`x-server-name`). */
  readonly name?: string;
  /** What stands in braces in the URL. */
  readonly variables?: Readonly<Record<string, { readonly default: string; readonly enum?: readonly string[] }>>;
  /** What fills in the variables. */
  readonly fill?: (server: Server, values: Readonly<Record<string, unknown>>) => string;
}

/** What the generator knows of a whole client. */
export interface ClientDefinition<Vendor extends string = string> {
  /** The vendor's short name; it opens every message. */
  readonly vendor: Vendor;
  /** Absolute URLs only; empty when the document names no host, so that `baseUrl` must be given. */
  readonly servers: readonly Server[];
  /** By the name of the security scheme. */
  readonly credentials: Readonly<Record<string, CredentialDefinition>>;
  /** The alternatives every operation takes unless it says otherwise. */
  readonly security: readonly SecurityAlternative[];
  /** What finds the server that the option `server` names, where they have names. */
  readonly choose?: (servers: readonly Server[], name: string) => Server;
}
