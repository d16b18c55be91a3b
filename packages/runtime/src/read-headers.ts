/** Reads the header fields that the document describes; only operations with such fields import it. */

import type { HeaderRule, HeaderType } from "./operation.js";

/**
 * The fields by their names in lower case. A field that did not come, or whose value is not what the document says, is left out: a success
 * is no failure because a proxy garbled a counter.
 */
export function readHeaders({ fields }: HeaderRule, name: string, headers: Headers): Readonly<Record<string, unknown>> | undefined {
  const documented = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (documented === undefined) return undefined;
  const read = Object.entries(documented).map(([field, type]) => [field, readField(headers.get(field), type)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function readField(text: string | null, type: HeaderType): unknown {
  if (text === null) return undefined;
  if (!type.endsWith("[]")) return readValue(text, type);
  // Style `simple` (OpenAPI 3.1, "Header Object"); blanks may stand around the commas (RFC 9110, section 5.6.1).
  const items = text.trim() === "" ? [] : text.split(",").map((item) => readValue(item.trim(), type.slice(0, -2)));
  return items.includes(undefined) ? undefined : items;
}

function readValue(text: string, type: string): unknown {
  switch (type) {
    case "integer":
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case "number":
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case "boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
    case "json":
      return readJson(text);
    default:
      return text;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
