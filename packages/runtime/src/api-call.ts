/** The promise that every call returns: await it for the body, or ask it for the result or the response beside the body. */

import { ApiError } from "./errors.js";
import type { DocumentedHeaders } from "./result.js";
import type { Settled } from "./settle.js";

// https://nodejs.org/api/util.html#utilinspectcustom
const inspect = Symbol.for("nodejs.util.inspect.custom");

/** A body together with the response that carried it. */
export interface WithResponse<Body> {
  readonly data: Body;
  /** The response, its body already read. */
  readonly response: Response;
  readonly requestId: string | undefined;
}

/**
 * A call that is under way; it started when it was made.
 *
 * Awaiting it gives the body of the success, or throws an {@link ApiError}. A failure that nobody asks for is an unhandled rejection.
 */
export class ApiCall<Body, Result> extends Promise<Body> {
  readonly #settled: Promise<Settled>;

  static {
    // A promise prints what it resolved to, and a body does not belong in a log.
    Object.defineProperty(ApiCall.prototype, inspect, { value: () => "ApiCall {}" });
  }

  constructor(settled: Promise<Settled>) {
    super((resolve, reject) => {
      settled.then(({ answer, error }) => {
        if (error !== undefined) reject(error);
        else resolve(answer.body as Body); // decode has held the answer against the operation's descriptor
      }, reject);
    });
    this.#settled = settled;
  }

  /** `then`, `catch` and `finally` give plain promises: what follows a call is not a call. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The call's outcome as a union told apart by `case`; rejects only for errors that are not of this family. */
  async result(): Promise<Result> {
    this.claim();
    try {
      const { answer, error } = await this.#settled;
      return { ...answer, ...(error && { error }) } as Result; // the union that the generator derived from the same responses
    } catch (error) {
      if (error instanceof ApiError) return { case: "failed", ok: false, error } as Result; // every result union has FailedResult
      throw error;
    }
  }

  /** The body together with the response; throws as awaiting does. */
  async withResponse(): Promise<WithResponse<Body> & DocumentedHeaders<Result>> {
    const data = await this;
    const { answer } = await this.#settled;
    const { response, requestId, headers } = answer;
    return { data, response, requestId, ...(headers && { headers }) } as WithResponse<Body> & DocumentedHeaders<Result>; // as below
  }

  /** Marks the failure as somebody's concern, so that it is not reported as unhandled. */
  protected claim(): void {
    this.then(undefined, () => {});
  }
}
