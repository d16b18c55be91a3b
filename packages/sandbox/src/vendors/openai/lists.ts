// OpenAI's two kinds of list: one whose cursor is the opaque `next`, one whose cursor is the last item's id.
import { integerOf, memberOf, optionalTextOf } from "../../frame/call-values.js";
import type { Entry } from "../../frame/ledger.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { pageOf } from "./page.js";
import { invalidCursor, invalidLastId } from "./refusals.js";

export interface NextList<Item> {
  /** Which list the cursor belongs to: `groups`. */
  readonly list: string;
  readonly entries: readonly Entry<Item>[];
  readonly toWire: (item: Item, id: string) => unknown;
}

/** `{ object, data, has_more, next }`. The order where none is asked for and none is documented is inferred: oldest first. */
export function nextListAnswer<Item>({ list, entries, toWire }: NextList<Item>, call: Call): Answer {
  const order = optionalTextOf(call, "query", "order") === "desc" ? "desc" : "asc";
  const after = optionalTextOf(call, "query", "after");
  const limit = memberOf(call.query, "limit") === undefined ? unlimited : integerOf(call, "query", "limit");
  const page = pageOf({ entries, scope: { list, order }, limit, after });
  if (page === "invalidCursor") return invalidCursor;
  const { data, ...rest } = page;
  return { status: 200, body: { object: "list", data: data.map(({ item, id }) => toWire(item, id)), ...rest } };
}

/** What holds without a limit is not documented where the spec has no default (inferred: its maximum). */
const unlimited = 1000;

/** `{ object, data, first_id, last_id, has_more }`, oldest first (inferred). */
export function lastIdListAnswer<Item>(entries: readonly Entry<Item>[], toWire: (item: Item, id: string) => unknown, call: Call): Answer {
  const after = optionalTextOf(call, "query", "after");
  const last = after === undefined ? -1 : entries.findIndex(({ id }) => id === after);
  if (after !== undefined && last === -1) return invalidLastId;
  const remaining = entries.slice(last + 1);
  const shown = remaining.slice(0, integerOf(call, "query", "limit"));
  return {
    status: 200,
    body: {
      object: "list",
      data: shown.map(({ item, id }) => toWire(item, id)),
      first_id: shown[0]?.id ?? null,
      last_id: shown.at(-1)?.id ?? null,
      has_more: remaining.length > shown.length,
    },
  };
}
