/** The run-time half of an operation: plain data that the generator prints and every policy reads. */

/** The HTTP methods an OpenAPI path item may hold (OpenAPI 3.1, "Path Item Object"). */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** One operation of a vendor's API. */
export interface Operation {
  /** The name users call it by: `groups.users.add`. */
  readonly name: string;
  readonly method: Method;
  /** The path template, relative to the base URL: `/organization/groups/{group_id}/users`. */
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: RequestBody;
  /** What each documented status carries, keyed as in OpenAPI: `"200"`, `"4XX"`, `"default"`. */
  readonly responses: Readonly<Record<string, ResponseBody>>;
  /** The credentials it takes where they differ from the client's; an empty list means none. */
  readonly security?: readonly SecurityAlternative[];
  /** True when the vendor's evidence says that repeating it does no harm (`x-retry.safe`). */
  readonly isRepeatable?: boolean;
  readonly pagination?: Pagination;
  /** Where an answer of HTTP 2xx may still report a failure (`x-success`). */
  readonly success?: SuccessRule;
}

/** One parameter of an operation; style and explode only where they differ from OpenAPI's defaults for its location. */
export interface Parameter {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly name: string;
  readonly isRequired?: boolean;
  /** What the schema allows beside scalars; without it an array or object is refused. */
  readonly shape?: "array" | "object";
  readonly style?: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  /** The one value the schema allows; it is always sent and never asked for. */
  readonly constant?: string | number | boolean;
}

/** The request body of an operation. */
export interface RequestBody {
  readonly contentType: string;
  readonly isRequired?: boolean;
}

/** How the body of a success is read: as JSON, as text, not at all, or as whatever it turns out to be. */
export type ResponseBody = "json" | "text" | "none" | "any";

/** The names of security schemes that are sent together. */
export type SecurityAlternative = readonly string[];

/**
 * How a list continues (`x-pagination`); pointers are JSON Pointers (RFC 6901) into the body of the 200.
 *
 * `cursor`: the value at `cursor` goes into the query parameter `parameter` of the next request.
 * `page`: `parameter` counts up from 1 until it reaches the number at `total`.
 */
export type Pagination =
  | {
      readonly style: "cursor";
      readonly items: string;
      /** Pointer to the boolean that says whether more follows; without it, a null cursor ends the list. */
      readonly more?: string;
      /**
       * Pointer to the cursor; the segment `-` names the last element of an array, as in `/data/-/id`, whose list
       * ends with an empty page where there is no `more`.
       */
      readonly cursor: string;
      readonly parameter: string;
    }
  | { readonly style: "page"; readonly items: string; readonly total: string; readonly parameter: string };

/** The member of a 2xx body that carries a status of its own, and the range that means success. */
export interface SuccessRule {
  readonly pointer: string;
  /** First and last value that mean success. */
  readonly range: readonly [number, number];
}

/** How a credential travels (OpenAPI 3.1, "Security Scheme Object"), and where it comes from. */
export type CredentialDefinition = CredentialCarrier & {
  /** The client option that takes it: `adminApiKey`. */
  readonly option: string;
  /** The environment variable read when the option is not given: `OPENAI_ADMIN_KEY`. */
  readonly env?: string;
};

/** The place in the request that carries a credential. */
export type CredentialCarrier = { readonly kind: "bearer" } | { readonly kind: "header" | "query" | "cookie"; readonly name: string };

/** A server of the document; the first is the default. */
export interface Server {
  readonly url: string;
  /** The name users choose it by (`x-server-name`). */
  readonly name?: string;
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
}
