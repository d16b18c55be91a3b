/** Reads a page: its items, and what to ask for next. A page that does not say whether more follows is an error, not the end. */

import { readPointer } from "./json-pointer.js";
import type { Pagination } from "./operation.js";
import { describe } from "./scalar.js";

/** A page as read: the value of the continuation parameter for the next one, undefined on the last. */
export interface Page {
  readonly items: readonly unknown[];
  readonly next: string | number | undefined;
}

/** What is wrong with a page. */
export interface PageProblem {
  readonly problem: string;
}

/** Reads one page; `current` is the continuation value that it was asked for with. */
export function readPage(pagination: Pagination, body: unknown, current: unknown): Page | PageProblem {
  const items = readPointer(body, pagination.items);
  if (!Array.isArray(items)) return { problem: `its ${pagination.items} is ${describe(items)} where a page has an array` };
  return pagination.style === "cursor" ? readCursor(pagination, body, items, current) : readNumber(pagination, body, items, current);
}

function readCursor(
  pagination: Extract<Pagination, { style: "cursor" }>,
  body: unknown,
  items: readonly unknown[],
  current: unknown,
): Page | PageProblem {
  if (pagination.more !== undefined) {
    const hasMore = readPointer(body, pagination.more);
    if (typeof hasMore !== "boolean") return { problem: `its ${pagination.more} is ${describe(hasMore)} where a page has a boolean` };
    if (!hasMore) return { items, next: undefined };
  }
  const cursor = readPointer(body, pagination.cursor);
  // Without a word on whether more follows, null says that nothing does; so does a page without the item whose id would be the cursor.
  const isEnd = cursor === null || (items.length === 0 && pagination.cursor.includes("/-/"));
  if (pagination.more === undefined && isEnd) return { items, next: undefined };
  // A number beyond the safe range may have lost digits, and would lead to another page.
  const isExact = typeof cursor === "number" && Math.abs(cursor) <= Number.MAX_SAFE_INTEGER;
  if (!isExact && (typeof cursor !== "string" || cursor === "")) {
    return { problem: `its ${pagination.cursor} is ${describe(cursor)} where a page that is not the last has a cursor` };
  }
  if (cursor === current) return { problem: `its ${pagination.cursor} repeats the cursor of the page before` };
  return { items, next: cursor };
}

function readNumber(
  pagination: Extract<Pagination, { style: "page" }>,
  body: unknown,
  items: readonly unknown[],
  current: unknown,
): Page | PageProblem {
  const total = readPointer(body, pagination.total);
  if (typeof total !== "number" || !Number.isInteger(total)) {
    return { problem: `its ${pagination.total} is ${describe(total)} where a page has the number of pages` };
  }
  // Plain JavaScript may resume by a number that was kept as text.
  const page = Number(current ?? 1);
  return { items, next: page < total ? page + 1 : undefined };
}
