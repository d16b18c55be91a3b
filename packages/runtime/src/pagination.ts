/** Reads a page: its items, and what to ask for next. A page that does not say whether more follows is an error, not the end. */

import { readPointer } from "./json-pointer.js";
import type { CursorPagination, PageContent, PagePagination, PageProblem, PageReader, Pagination } from "./operation.js";
import { describe } from "./scalar.js";

/** A page as read: the value of the continuation parameter for the next one, undefined on the last. */
export interface Page {
  readonly items: readonly unknown[];
  readonly next: string | number | undefined;
}

/** Reads one page; `current` is the continuation value that it was asked for with. */
export function readPage(pagination: Pagination, body: unknown, current: unknown): Page | PageProblem {
  const items = readPointer(body, pagination.items);
  if (!Array.isArray(items)) return { problem: `its ${pagination.items} is ${describe(items)} where a page has an array` };
  const read = pagination.read as PageReader<Pagination>; // it reads the rule that it is a part of
  const next = read(pagination, { body, items, current });
  return typeof next === "object" ? next : { items, next };
}

/** Reads the cursor of the next page. */
export function readByCursor(
  { more, cursor: pointer }: CursorPagination,
  { body, items, current }: PageContent,
): string | number | undefined | PageProblem {
  if (more !== undefined) {
    const hasMore = readPointer(body, more);
    if (typeof hasMore !== "boolean") return { problem: `its ${more} is ${describe(hasMore)} where a page has a boolean` };
    if (!hasMore) return undefined;
  }
  const cursor = readPointer(body, pointer);
  // Without a word on whether more follows, null says that nothing does; so does a page without the item whose id would be the cursor.
  const isEnd = cursor === null || (items.length === 0 && pointer.includes("/-/"));
  if (more === undefined && isEnd) return undefined;
  // A number beyond the safe range may have lost digits, and would lead to another page.
  const isExact = typeof cursor === "number" && Math.abs(cursor) <= Number.MAX_SAFE_INTEGER;
  if (!isExact && (typeof cursor !== "string" || cursor === "")) {
    return { problem: `its ${pointer} is ${describe(cursor)} where a page before the last has a cursor` };
  }
  return cursor === current ? { problem: `its ${pointer} repeats the cursor of the page before` } : cursor;
}

/** Counts up to the number of pages. */
export function readByNumber({ total: pointer }: PagePagination, { body, current }: PageContent): number | undefined | PageProblem {
  const total = readPointer(body, pointer);
  if (typeof total !== "number" || !Number.isInteger(total)) {
    return { problem: `its ${pointer} is ${describe(total)} where a page has the number of pages` };
  }
  // Plain JavaScript may resume by a number that was kept as text.
  const page = Number(current ?? 1);
  return page < total ? page + 1 : undefined;
}
