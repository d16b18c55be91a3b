// One page of a list whose cursor is opaque. A cursor remembers the last item's sequence number, so that adding and removing
// between two pages neither repeats nor skips anyone who stayed.

import type { Entry } from "../../frame/ledger.js";
import { type CursorScope, openCursor, sealCursor } from "./cursor.js";

export interface Page<Item> {
  readonly data: readonly Entry<Item>[];
  readonly has_more: boolean;
  readonly next: string | null;
}

export interface PageRequest<Item> {
  /** Oldest first. */
  readonly entries: readonly Entry<Item>[];
  readonly scope: CursorScope;
  readonly limit: number;
  readonly after: string | undefined;
}

export function pageOf<Item>({ entries, scope, limit, after }: PageRequest<Item>): Page<Item> | "invalidCursor" {
  const start = after === undefined ? { position: undefined } : openCursor(scope, after);
  if (start === undefined) return "invalidCursor";
  const { position } = start;
  const { shown, hasMore } = shownOf(entries, scope.order, { position, limit });
  return {
    data: shown,
    has_more: hasMore,
    // A page of limit 0 shows nobody: its cursor stays where it was (inferred; the vendor allows 0 and explains no more).
    next: hasMore ? sealCursor(scope, shown.at(-1)?.sequence ?? position) : null,
  };
}

interface Shown<Item> {
  readonly shown: readonly Entry<Item>[];
  readonly hasMore: boolean;
}

/** By time of entry; by what exactly the vendor sorts is not documented. A long list is not copied for the sake of a page. */
function shownOf<Item>(
  entries: readonly Entry<Item>[],
  order: CursorScope["order"],
  { position, limit }: { readonly position: number | undefined; readonly limit: number },
): Shown<Item> {
  if (order === "asc") {
    const start = position === undefined ? 0 : countWhile(entries, (sequence) => sequence <= position);
    return { shown: entries.slice(start, start + limit), hasMore: entries.length > start + limit };
  }
  const end = position === undefined ? entries.length : countWhile(entries, (sequence) => sequence < position);
  return { shown: entries.slice(Math.max(0, end - limit), end).reverse(), hasMore: end > limit };
}

/** How many entries come first, in the order of their numbers, for which it holds. */
function countWhile(entries: readonly Entry<unknown>[], holds: (sequence: number) => boolean): number {
  const end = entries.findIndex(({ sequence }) => !holds(sequence));
  return end === -1 ? entries.length : end;
}
