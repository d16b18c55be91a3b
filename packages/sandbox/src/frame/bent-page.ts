// Pages of a list gone wrong: one without items that still has more to come, one that names its own cursor as the next. The cursor
// of an empty page is ours: it wraps the one that leads to the items left out, and is unwrapped before the vendor sees it.
import type { CompiledPagination, CompiledRoute } from "../spec/compiled-spec.js";
import type { Fault } from "./fault.js";
import { setAtPointer } from "./json-pointer.js";
import type { Answer } from "./vendor.js";

/** Where a request stands in its list. */
export interface PagePosition {
  /** The cursor as the client sent it. */
  readonly sent: string | undefined;
  /** The cursor the vendor is asked with. */
  readonly meant: string | undefined;
  /** How often the cursor is wrapped: each empty page in a row has a cursor of its own. */
  readonly depth: number;
}

const wrapped = /^again (\d{1,4}) (.*)$/s;

export function pagePosition(route: CompiledRoute, query: URLSearchParams): PagePosition {
  const { pagination } = route;
  const sent = pagination === undefined ? undefined : (query.get(pagination.parameter) ?? undefined);
  if (sent === undefined) return { sent, meant: undefined, depth: 0 };
  const match = wrapped.exec(Buffer.from(sent, "base64url").toString());
  if (match === null || wrap(Number(match[1]), match[2] ?? "") !== sent) return { sent, meant: sent, depth: 0 };
  return { sent, meant: match[2] === "" ? undefined : match[2], depth: Number(match[1]) };
}

/** The query as the vendor is to read it. */
export function unwrappedQuery(route: CompiledRoute, query: URLSearchParams, position: PagePosition): URLSearchParams {
  if (route.pagination === undefined || position.depth === 0) return query;
  const meant = new URLSearchParams(query);
  if (position.meant === undefined) meant.delete(route.pagination.parameter);
  else meant.set(route.pagination.parameter, position.meant);
  return meant;
}

/** Whether a page fault can happen to this request; other faults always can. */
export function canMeet(fault: Fault, route: CompiledRoute | undefined, position: PagePosition | undefined): boolean {
  if (fault.kind !== "emptyPage" && fault.kind !== "repeatCursor") return true;
  if (route?.pagination === undefined || !namesItsCursor(route.pagination)) return false;
  return fault.kind === "emptyPage" || (route.pagination.style === "cursor" && position?.sent !== undefined);
}

interface Page {
  readonly pagination: CompiledPagination;
  readonly position: PagePosition;
}

/** A page of the vendor's, bent. Its body is copied: it may be a part of the vendor's state. */
export function bendPage(fault: "emptyPage" | "repeatCursor", answer: Answer, { pagination, position }: Page): Answer {
  const body = structuredClone(answer.body);
  const { meant, depth, sent } = position;
  if (fault === "emptyPage") setAtPointer(body, pagination.items, []);
  if (pagination.style === "cursor") {
    setAtPointer(body, pagination.cursor, fault === "emptyPage" ? wrap(depth + 1, meant ?? "") : sent);
    if (pagination.more !== undefined) setAtPointer(body, pagination.more, true);
  }
  return { ...answer, body };
}

/** Where the cursor is the last item's id (`/data/-/id`), a page cannot say another one. */
function namesItsCursor(pagination: CompiledPagination): boolean {
  return pagination.style === "page" || !pagination.cursor.split("/").includes("-");
}

function wrap(depth: number, cursor: string): string {
  return Buffer.from(`again ${depth} ${cursor}`).toString("base64url");
}
