/** What `.result()` resolves to: a union told apart by `case`, so that the compiler sees whether every documented answer is handled. */

import type { ApiError } from "./errors.js";

/** A documented success; `case` is the documented status, or a range such as `"2XX"`. */
export interface SuccessResult<Case extends number | string, Body> {
  readonly case: Case;
  readonly ok: true;
  readonly status: number;
  readonly body: Body;
  /** The response, its body already read. */
  readonly response: Response;
  readonly requestId: string | undefined;
  readonly error?: never;
}

/**
 * A documented failure; `case` is the documented status, or a range such as `"4XX"`, or `"default"`. It is `"unsuccessful"` for an answer
 * whose status is a documented success and whose body reports a failure (`x-success`): `case: 200` is always a success.
 */
export interface ErrorResult<Case extends number | string, Body> {
  readonly case: Case;
  readonly ok: false;
  readonly status: number;
  readonly body: Body;
  /** The response, its body already read. */
  readonly response: Response;
  readonly requestId: string | undefined;
  /** What awaiting the call would have thrown. */
  readonly error: ApiError;
}

/** An answer whose status the document does not name; `default` names every failure, and no success. */
export interface UndocumentedResult {
  readonly case: "undocumented";
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  /** The response, its body already read. */
  readonly response: Response;
  readonly requestId: string | undefined;
  /** What awaiting the call would have thrown; undefined when `ok`. */
  readonly error?: ApiError;
}

/** No usable answer: the call was misused, never arrived, took too long, was aborted, or the answer could not be read. */
export interface FailedResult {
  readonly case: "failed";
  readonly ok: false;
  readonly status?: never;
  readonly body?: never;
  readonly response?: never;
  readonly requestId?: never;
  readonly error: ApiError;
}

/** What a result has beside its body where the document describes header fields of the answer. */
export interface WithHeaders<Fields> {
  /**
   * The documented header fields, by their names in lower case and read by their schemas. One that did not come, or that cannot be read so,
   * is left out; `response.headers` has every field as it came.
   */
  readonly headers: Fields;
}

/** The documented header fields of a success: those of the results that have some, else undefined; of an operation that documents none, nothing. */
export type DocumentedHeaders<Result> = [Extract<Result, WithHeaders<unknown>>] extends [never]
  ? unknown
  : { readonly headers: HeadersOf<Result> };

type HeadersOf<Result> = Result extends { readonly ok: true } ? (Result extends WithHeaders<infer Fields> ? Fields : undefined) : never;
