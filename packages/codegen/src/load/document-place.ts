/** Where a document is: at a path, at an address, or in memory, standing for one of them. */

import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The text of a document that a program has already. */
export interface DocumentText {
  readonly text: string;
  /** The path or address that the text stands for: relative references start from it, and problems name it. */
  readonly at: string;
}

/** A document: its path, its address, or its text. */
export type DocumentSource = string | DocumentText;

/** Whether text is the address of something on the network. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** The absolute path of a document, or its address without user name and query: those may hold secrets, and places are written down. */
export function placeOf(source: DocumentSource): string {
  const place = typeof source === "string" ? source : source.at;
  if (/^file:\/\//i.test(place) && URL.canParse(place)) return fileURLToPath(place);
  if (!isAddress(place)) return resolve(place);
  return URL.canParse(place) ? toShownAddress(new URL(place)) : place;
}

/** The URL of a place. */
export function toUrl(place: string): string {
  return isAddress(place) ? place : pathToFileURL(place).href;
}

/** An address as it may be shown. */
export function toShownAddress({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}
