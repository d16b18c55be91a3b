/** Finds out what the items of an answer hold that is a stream: which format, and which part of the schema describes what. */

import { isStreamType } from "./media-type.js";
import type { ResponseStream } from "./model.js";
import type { Schema } from "./schema.js";
import { type FindComponent, resolveReference } from "./schema-at.js";

/** A stream, and the schema of each of its items. */
export interface StreamFacts {
  readonly stream: ResponseStream;
  readonly schema: Schema | undefined;
}

/** The stream that a media type stands for, undefined where it stands for none. */
export function buildStream(mediaType: string, schema: Schema | undefined, find: FindComponent): StreamFacts | undefined {
  if (!isStreamType(mediaType)) return undefined;
  const item = toItem(schema, find);
  if (!/^text\/event-stream/i.test(mediaType)) {
    const format = /json-seq/i.test(mediaType) ? "jsonSequence" : "jsonLines";
    return { stream: { format, isJson: true, isFramed: false }, schema: item };
  }
  const events = item === undefined ? [] : readEvents(item, find);
  const data = events.length === 0 ? [item] : events;
  const isJson = data.some((part) => part !== undefined && !isText(part, find));
  return { stream: { format: "eventStream", isJson, isFramed: events.length > 0 }, schema: item };
}

/** What the items hold: for events that a schema describes with their names, their data alone. */
export function dataOf({ isFramed }: ResponseStream, item: Schema, find: FindComponent): readonly Schema[] {
  return isFramed ? readEvents(item, find) : [item];
}

/** A list describes the whole stream, anything else an item of it (OpenAPI 3.2, "Sequential Media Types"). */
function toItem(schema: Schema | undefined, find: FindComponent): Schema | undefined {
  const resolved = schema === undefined ? undefined : resolveReference(schema, find);
  return resolved?.kind === "array" ? resolved.items : schema;
}

/** The data of each kind of event, where the schema describes objects of `event` and `data`; empty where it describes the data itself. */
function readEvents(item: Schema, find: FindComponent): readonly Schema[] {
  const resolved = resolveReference(item, find);
  const kinds = resolved?.kind === "union" ? resolved.members.map((part) => resolveReference(part, find)) : [resolved];
  const data = kinds.map((kind) => (kind?.kind === "object" && has(kind, "event") ? has(kind, "data") : undefined));
  return data.every((part) => part !== undefined) ? data : [];
}

function has({ properties }: Schema & { readonly kind: "object" }, name: string): Schema | undefined {
  return properties.find((property) => property.name === name)?.schema;
}

/** Whether the text of an event is its value, and not JSON that has to be read; what no schema describes is text. */
function isText(schema: Schema, find: FindComponent): boolean {
  const resolved = resolveReference(schema, find);
  if (resolved?.kind === "enum") return resolved.values.every((value) => typeof value === "string");
  if (resolved?.kind === "const") return typeof resolved.value === "string";
  return resolved === undefined || resolved.kind === "string" || resolved.kind === "unknown";
}
