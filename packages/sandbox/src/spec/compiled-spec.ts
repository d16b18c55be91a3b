// The shape of a compiled spec: what compile-specs.mjs makes of one OpenAPI document.
// Plain data plus validator functions; nothing here knows a vendor.

/** One thing wrong with a value, as Ajv reports it. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Answers whether a value fits; after a `false`, `errors` tells why. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

export type WireType = "string" | "integer" | "number" | "boolean" | "array";

export interface CompiledParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** How its text is read. */
  readonly type: WireType;
  readonly itemType?: WireType;
  /** Arrays only: one pair per item (`a=1&a=2`), or one comma-separated value. */
  readonly explode?: boolean;
  readonly default?: unknown;
}

export interface CompiledRoute {
  readonly operationId: string;
  readonly method: string;
  /** Path template as in the document: `/groups/{group_id}`. */
  readonly path: string;
  readonly parameters: readonly CompiledParameter[];
  /** Takes `{ path, query, header }`; header names in lower case. */
  readonly validateParameters: Validator;
  readonly body?: { readonly required: boolean; readonly contentTypes: readonly string[]; readonly validate?: Validator };
  /** A 2xx answer succeeds only if the number at the JSON Pointer is within the range, both ends included. */
  readonly success?: { readonly pointer: string; readonly range: readonly [lowest: number, highest: number] };
  /** How a list goes on, where the operation is one that comes in pages. */
  readonly pagination?: CompiledPagination;
  /** Keys as in the document: `200`, `4XX`, `default`. */
  readonly responses: Readonly<Record<string, CompiledResponse>>;
}

export interface CompiledResponse {
  /** Missing where no JSON body is described. */
  readonly validate?: Validator;
  /** Places of values from a list that the vendor may lengthen, as JSON Pointers in which `*` stands for each item. */
  readonly enums?: readonly string[];
}

/** JSON Pointers into the body of the 200 answer, and the query parameter that asks for the next page. */
export type CompiledPagination =
  | { readonly style: "cursor"; readonly items: string; readonly cursor: string; readonly more?: string; readonly parameter: string }
  | { readonly style: "page"; readonly items: string; readonly total: string; readonly parameter: string };

export interface CompiledServer {
  readonly url: string;
  readonly name?: string;
}

export interface CompiledSpec {
  readonly title: string;
  /** Servers as in the document; the first is the default. Where there are several, each has a name. */
  readonly servers: readonly CompiledServer[];
  /** The client option and the environment variable of each credential. */
  readonly credentials: readonly { readonly option: string; readonly env: string }[];
  readonly routes: readonly CompiledRoute[];
}
