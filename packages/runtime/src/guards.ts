/** Tells an error of this family from any other, and narrows its body to what one operation documents for one status. */

import type { HasOperation } from "./define.js";
import { ApiError, HttpError, isOf } from "./errors.js";

/** A method of a client, or a stand-alone operation; told by its shape, since two installed copies have two classes of calls. */
export type OperationFunction<Result = unknown> = (...parameters: never[]) => { result(): Promise<Result> };

/** The union that `.result()` of an operation resolves to. */
export type ResultOf<Call> = Call extends OperationFunction<infer Result> ? Result : never;

/** The documented case that a status falls under: itself, its range, or `default`; never when none is documented. */
export type CaseOf<Result, Status extends number> =
  Status extends AnyCase<Result> ? Status : `${Status}` extends `${infer Class}${number}` ? Extract<AnyCase<Result>, `${Class}XX`> : never;

type AnyCase<Result> = Result extends { readonly case: infer Case } ? Case : never;

type BodyOf<Result, Status extends number> = [CaseOf<Result, Status>] extends [never]
  ? Extract<Result, { readonly case: "default" }> extends { readonly body: infer Body }
    ? Body
    : unknown
  : Extract<Result, { readonly case: CaseOf<Result, Status> }> extends { readonly body: infer Body }
    ? Body
    : unknown;

/**
 * True for an error of this family, from any installed copy of the runtime. With an operation and a status it is true only for an
 * {@link HttpError} of that operation with that status, and `error.body` has the type that the document gives it.
 */
export function isApiError(error: unknown): error is ApiError;
export function isApiError<Call extends OperationFunction, const Status extends number>(
  error: unknown,
  operation: Call,
  status: Status,
): error is HttpError<BodyOf<ResultOf<Call>, Status>>;
export function isApiError(error: unknown, operation?: Partial<HasOperation>, status?: number): boolean {
  if (operation === undefined) return error instanceof ApiError;
  return operation.operation !== undefined && error instanceof HttpError && error.status === status && isOf(error, operation.operation);
}
