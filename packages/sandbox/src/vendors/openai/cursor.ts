// Opaque cursors: a place in one list in one order, sealed. Nobody can mistake one for an id, build one, or use it elsewhere.
import { hash } from "node:crypto";

export interface CursorScope {
  /** Which list: `groups`, `groups/<id>/users`. */
  readonly list: string;
  readonly order: "asc" | "desc";
}

const form = /^cur_([0-9a-z]{1,10})_/;

/** @param position sequence number of the last item shown; the start of the list is `undefined` */
export function sealCursor(scope: CursorScope, position: number | undefined): string {
  const place = position === undefined ? "start" : position.toString(36);
  const seal = hash("sha256", `${scope.order} ${place} ${scope.list}`, "base64").slice(0, 16);
  return Buffer.from(`cur_${place}_${seal}`).toString("base64url");
}

/** @returns undefined for a cursor that this list, in this order, never gave out */
export function openCursor(scope: CursorScope, cursor: string): { readonly position: number | undefined } | undefined {
  const place = form.exec(Buffer.from(cursor, "base64url").toString("latin1"))?.[1];
  if (place === undefined) return undefined;
  const position = place === "start" ? undefined : Number.parseInt(place, 36);
  return sealCursor(scope, position) === cursor ? { position } : undefined;
}
