/** A call whose answer is a page of a list: iterate it for all items, over as many requests as that takes. */

import { ApiCall } from "./api-call.js";
import { toDecodeError } from "./failures.js";
import type { Pagination } from "./operation.js";
import { readPage } from "./pagination.js";
import type { Settled } from "./settle.js";

/** Where pages come from. */
export interface PageSource {
  readonly pagination: Pagination;
  /** The continuation value that the first page was asked for with. */
  readonly start: unknown;
  /** How many items iterating gives at most. */
  readonly maxItems: number;
  /** Fetches the page at a continuation value. */
  fetchPage(continuation: string | number): Promise<Settled>;
}

/**
 * A list call that is under way.
 *
 * Awaiting it gives the first page as on the wire. Iterating it gives every item of every page, the first page without asking again.
 * It ends where the vendor says that nothing follows, not at an empty page, or after `maxItems` items (option of the call).
 */
export class ListCall<Page, Item, Result> extends ApiCall<Page, Result> implements AsyncIterable<Item> {
  readonly #first: Promise<Settled>;
  readonly #source: PageSource;
  #cursor: unknown;

  constructor(first: Promise<Settled>, source: PageSource) {
    super(first);
    this.#first = first;
    this.#source = source;
    this.#cursor = source.start;
  }

  /**
   * What the page under way was asked for with; undefined for the first page of a list that was not resumed.
   *
   * After a failure or a break, a new call with it as the query parameter that the operation's docs name for the cursor
   * goes on from there: no item is lost, and those of the page under way come again.
   */
  get cursor(): string | number | undefined {
    return this.#cursor as string | number | undefined; // what the caller's typed query held, or what readPage made sure of
  }

  /** Every item, page after page. @throws ApiError when a page fails; the items before it have been given. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.#read()) {
      yield* items as readonly Item[]; // the generator typed the items by the schema that `items` points into
    }
  }

  /** Every page, as on the wire and whole; with `maxItems`, up to the page that reaches it. @throws ApiError when a page fails. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    for await (const { body } of this.#read()) {
      yield body as Page; // each page answers the operation that the generator typed
    }
  }

  /** The first item, undefined when the list is empty; asks for further pages only while they are empty. */
  async first(): Promise<Item | undefined> {
    for await (const item of this) return item;
    return undefined;
  }

  async *#read(): AsyncGenerator<{ readonly body: unknown; readonly items: readonly unknown[] }, void, undefined> {
    this.claim();
    const { pagination, fetchPage, start, maxItems } = this.#source;
    const seen = new Set<unknown>([start]);
    let left = maxItems;
    let pending = this.#first;
    // Another walk of the same list may move the property meanwhile.
    let cursor = start;
    this.#cursor = cursor;
    for (;;) {
      const { answer, error, passage } = await pending;
      if (error !== undefined) throw error;
      const fail = (problem: string): never => {
        throw toDecodeError(passage, { problem, response: answer.response });
      };
      const page = readPage(pagination, answer.body, cursor);
      if ("problem" in page) return fail(page.problem);
      yield { body: answer.body, items: page.items.slice(0, left) };
      left -= page.items.length;
      if (page.next === undefined || left <= 0) return;
      if (seen.has(page.next)) fail("its cursor has been followed before");
      seen.add(page.next);
      cursor = page.next;
      this.#cursor = cursor;
      pending = fetchPage(page.next);
    }
  }
}
