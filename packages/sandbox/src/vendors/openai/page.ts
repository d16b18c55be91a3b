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
  const remaining = inOrder(entries, scope).filter(({ sequence }) => position === undefined || isBeyond(sequence, position, scope));
  const shown = remaining.slice(0, limit);
  const hasMore = remaining.length > shown.length;
  return {
    data: shown,
    has_more: hasMore,
    // A page of limit 0 shows nobody: its cursor stays where it was (inferred; the vendor allows 0 and explains no more).
    next: hasMore ? sealCursor(scope, shown.at(-1)?.sequence ?? position) : null,
  };
}

/** By time of entry; by what exactly the vendor sorts is not documented. */
function inOrder<Item>(entries: readonly Entry<Item>[], { order }: CursorScope): readonly Entry<Item>[] {
  return order === "asc" ? entries : [...entries].reverse();
}

function isBeyond(sequence: number, position: number, { order }: CursorScope): boolean {
  return order === "asc" ? sequence > position : sequence < position;
}
