/** Carries the vendor's request id into a result only where there is one. */
export function withRequestId<Result extends object>(
  result: Result,
  requestId: string | undefined,
): Result & { readonly requestId?: string } {
  return requestId === undefined ? result : { ...result, requestId };
}
