/** Tells what a fetched text is: an OpenAPI document, a page that embeds one, or any other page; and reads it. */

import { parse } from "yaml";
import { entriesOf, memberOf } from "../pointer.js";

/** A source, read. */
export type Source =
  | { readonly kind: "document"; readonly root: unknown }
  /** Lines of what a reader sees, without markup and layout. */
  | { readonly kind: "page"; readonly lines: readonly string[] };

/** Reads a source's text. */
export function readSource(text: string): Source {
  const whole = parseDocument(text);
  if (whole !== undefined) return { kind: "document", root: whole };
  const embedded = [...text.matchAll(/^(`{3,})[^\n]*\n([\s\S]*?)^\1\s*$/gm)]
    .map(([, , block = ""]) => parseDocument(block))
    .filter((found) => found !== undefined);
  if (embedded.length > 0) return { kind: "document", root: merge(embedded) };
  return { kind: "page", lines: toLines(text) };
}

function parseDocument(text: string): unknown {
  try {
    const value: unknown = parse(text);
    return typeof memberOf(value, "openapi") === "string" && memberOf(value, "paths") !== undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A page may show one document per operation; together they are the vendor's. */
function merge(documents: readonly unknown[]): unknown {
  const paths: Record<string, unknown> = {};
  for (const document of documents) {
    for (const [path, item] of entriesOf(memberOf(document, "paths")))
      paths[path] = { ...Object.fromEntries(entriesOf(paths[path])), ...Object.fromEntries(entriesOf(item)) };
  }
  const [first] = documents;
  return { ...Object.fromEntries(entriesOf(first)), paths };
}

/** Scripts, styles and tags away; blanks and empty lines folded: a new layout of the page is no drift. */
export function toLines(text: string): readonly string[] {
  const visible = text
    .replaceAll(/<(script|style|svg|head)\b[\s\S]*?<\/\1>/gi, "\n")
    .replaceAll(/<!--[\s\S]*?-->/g, "\n")
    .replaceAll(/<\/?(p|div|li|tr|h[1-6]|br|td|th|pre|section|table|ul|ol)\b[^>]*>/gi, "\n")
    .replaceAll(/<[a-z/][^>]*>/gi, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&");
  return visible
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}
