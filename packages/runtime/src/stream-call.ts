/** A call whose answer is a stream: iterate it for the items as they arrive; only operations that answer so import it. */

import { ApiCall } from "./api-call.js";
import type { CallInput, Core } from "./core.js";
import { mediaType, toExpected } from "./decode.js";
import { toDecodeError } from "./failures.js";
import type { Hooks } from "./hooks.js";
import { ItemStream } from "./item-stream.js";
import type { Operation, StreamRule } from "./operation.js";
import type { CallOptions } from "./options.js";
import type { Settled } from "./settle.js";

/**
 * A call that is under way, and answers with a stream.
 *
 * Awaiting it gives the stream as soon as the head of the answer is there, or throws as any call does, retries included. Iterating it
 * gives the items. From the head on nothing is repeated: a connection that breaks is a ConnectionError, and the items before it were given.
 */
export class StreamCall<Body, Item, Result> extends ApiCall<Body, Result> implements AsyncIterable<Item> {
  readonly #settled: Promise<Settled>;

  constructor(settled: Promise<Settled>) {
    super(settled);
    this.#settled = settled;
  }

  /** Every item. @throws ApiError when there is no stream, or when it ends before its time; the items before have been given. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    this.claim();
    const { answer, error, passage } = await this.#settled;
    if (error !== undefined) throw error;
    const { body, response } = answer;
    const problem = "this answer is no stream: await the call for its body";
    if (!(body instanceof ItemStream)) throw toDecodeError(passage, { problem, response });
    yield* body;
  }
}

/** The stand-alone function of an operation that answers with a stream; the generator states its signature. */
export function defineStreamOperation<Signature>(operation: Operation & { readonly stream: StreamRule }): Signature {
  const call = (core: Core, input: CallInput = {}, options: CallOptions = {}): StreamCall<unknown, unknown, unknown> => {
    const tap: Tap = { response: undefined };
    const hooks = toTappedHooks(operation, options.hooks, tap);
    const settled = core.send(operation, input, { ...options, hooks });
    return new StreamCall(settled.then((arrived) => toStreamed(operation.stream, arrived, tap)));
  };
  return Object.assign(call, { operation }) as Signature; // the signature and the descriptor are printed from the same plan
}

/** Where the answer is kept whose body nobody may read before the caller does. */
interface Tap {
  response: Response | undefined;
}

/** The hooks of the call, and closest to `fetch` one that takes the body of a stream out of the answer: the call ends with the head. */
function toTappedHooks(operation: Operation, hooks: Hooks | undefined, tap: Tap): Hooks {
  return {
    ...hooks,
    attempt: async (request, next) => {
      const takeBody: typeof next = async (inner) => {
        const response = await next(inner);
        if (!response.ok || toExpected(operation, response.status) !== "stream") return response;
        tap.response = response;
        const { status, statusText, headers } = response;
        return new Response(null, { status, statusText, headers });
      };
      return hooks?.attempt === undefined ? takeBody(request) : hooks.attempt(request, takeBody);
    },
  };
}

/** The same answer with the stream as its body. */
function toStreamed(rule: StreamRule, settled: Settled, tap: Tap): Settled {
  const { response } = tap;
  if (response === undefined || !settled.answer.ok || settled.answer.status !== response.status) return settled;
  const { passage } = settled;
  const type = mediaType(response);
  if (type !== "" && !rule.format.mediaType.test(type)) {
    response.body?.cancel().catch(() => {});
    throw toDecodeError(passage, { problem: `its body is ${type} where the document promises a stream`, response });
  }
  // As of any other answer: whoever prints the response must not print a key that travels in the query.
  Object.defineProperty(response, "url", { value: passage.url });
  const body = new ItemStream({ passage, rule, response, body: response.body });
  return { ...settled, answer: { ...settled.answer, body, response } };
}
