/** Takes the failure out of a call that must fail. */

import { expect } from "vitest";

/** What the call fails with. */
export async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("the call did not fail");
}

/** What the call fails with, which must be of this class. */
export async function failureAs<Failure>(
  kind: abstract new (...parameters: never[]) => Failure,
  call: PromiseLike<unknown>,
): Promise<Failure> {
  const error = await failureOf(call);
  expect(error).toBeInstanceOf(kind);
  return error as Failure; // the line before has shown it
}
