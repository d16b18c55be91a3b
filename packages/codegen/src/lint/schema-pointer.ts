// Where a JSON Pointer into a body leads in that body's schema.
import { childOf, type Follow, type Placed } from "./follow.js";
import { isRecord, memberOf } from "./json-value.js";

/**
 * The schemas that a pointer can lead to; none when it leads nowhere. `-` and numbers step into an array's items.
 * Alternatives and combinations (`allOf`, `anyOf`, `oneOf`) are looked through.
 */
export function schemasAt(schema: Placed, pointer: string, follow: Follow): readonly Placed[] {
  const segments = pointer.split("/").slice(1).map(unescapeSegment);
  return segments.reduce<readonly Placed[]>(
    (schemas, segment) => schemas.flatMap((each) => step(each, segment)).flatMap((each) => expand(each, follow)),
    expand(schema, follow),
  );
}

/** Whether a schema lets a value of the type through; a schema that names no type lets all through. */
export function allowsType(schema: unknown, type: string): boolean {
  const named = memberOf(schema, "type");
  return named === undefined || named === type || (Array.isArray(named) && named.includes(type));
}

function step(schema: Placed, segment: string): readonly Placed[] {
  const property = childOf(childOf(schema, "properties"), segment);
  if (property.value !== undefined) return [property];
  if (/^(-|\d+)$/.test(segment)) return existing(childOf(schema, "items"));
  const additional = childOf(schema, "additionalProperties");
  return isRecord(additional.value) ? [additional] : [];
}

function expand(schema: Placed, follow: Follow, seen: ReadonlySet<unknown> = new Set()): readonly Placed[] {
  const here = follow(schema);
  if (!isRecord(here.value) || seen.has(here.value)) return [];
  const seenHere = new Set(seen).add(here.value);
  const alternatives = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listAt(here, keyword));
  return alternatives.length === 0 ? [here] : [here, ...alternatives.flatMap((each) => expand(each, follow, seenHere))];
}

function listAt(schema: Placed, keyword: string): readonly Placed[] {
  const list = memberOf(schema.value, keyword);
  return Array.isArray(list) ? list.map((value: unknown) => ({ value, file: schema.file })) : [];
}

function existing(placed: Placed): readonly Placed[] {
  return placed.value === undefined ? [] : [placed];
}

function unescapeSegment(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
