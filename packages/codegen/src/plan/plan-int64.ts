/** Finds where the successes of an operation hold integers of 64 bits, which a number may be too small for. */

import { dataOf } from "../model/build-stream.js";
import { isSuccess, type Operation } from "../model/model.js";
import { childrenOf, type Schema } from "../model/schema.js";
import type { FindComponent } from "../model/schema-at.js";

/** Beyond as many places only the names of the members are told apart. */
const mostPointers = 50;
/** As many schemas are looked at on the way. */
const mostSteps = 5_000;

/** The component schemas, and which of them lead to such an integer. */
export interface WideSchemas {
  readonly find: FindComponent;
  readonly isWide: (name: string) => boolean;
}

/** Pointers into the body; `*` is any one member or item, `**` any number of them, as in a tree of unknown depth. */
export function planInt64({ responses }: Operation, { find, isWide }: WideSchemas): readonly string[] {
  const bodies = responses.flatMap(({ status, format, schema, stream }) => {
    if (schema === undefined || !isSuccess(status)) return [];
    if (stream?.isJson) return dataOf(stream, schema, find);
    return format === "json" ? [schema] : [];
  });
  const names = namesIn(bodies, (name) => (isWide(name) ? find(name) : undefined));
  if (names.length === 0) return [];
  const pointers = new Set<string>();
  const search: Search = { find, open: new Map(), left: mostSteps };
  for (const schema of bodies) for (const pointer of pointersIn(schema, search)) pointers.add(pointer);
  return search.left > 0 && pointers.size <= mostPointers ? [...pointers] : names.map((name) => `/**/${name}`);
}

/** The names of all members of 64 bits, each component looked at once for every name it has. */
function namesIn(bodies: readonly Schema[], find: FindComponent): readonly string[] {
  const names = new Set<string>();
  const seen = new Map<Schema, Set<string>>();
  const waiting = bodies.map((schema) => ({ schema, name: "*" }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema, name } = next;
    const known = seen.get(schema) ?? new Set();
    if (known.has(name)) continue;
    seen.set(schema, known.add(name));
    if (isInt64(schema)) names.add(name);
    waiting.push(...partsOf(schema, name, find));
  }
  return [...names].toSorted();
}

function partsOf(schema: Schema, name: string, find: FindComponent): readonly { readonly schema: Schema; readonly name: string }[] {
  switch (schema.kind) {
    case "reference": {
      const target = find(schema.name);
      return target === undefined ? [] : [{ schema: target, name }];
    }
    case "object": {
      const named = schema.properties.map((property) => ({ schema: property.schema, name: toSegment(property.name) }));
      return schema.additional?.values === undefined ? named : [...named, { schema: schema.additional.values, name: "*" }];
    }
    case "union":
    case "intersection":
      return schema.members.map((part) => ({ schema: part, name }));
    default:
      return childrenOf(schema).map((part) => ({ schema: part, name: "*" }));
  }
}

/** Whether a schema is such an integer. */
export function isInt64(schema: Schema): boolean {
  const isNumber = schema.kind === "integer" || schema.kind === "number";
  return isNumber && (schema.limits.format === "int64" || schema.limits.format === "uint64");
}

function toSegment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A search through schemas; it gives up where shared components would be looked through again and again. */
interface Search {
  readonly find: FindComponent;
  readonly open: Map<string, boolean>;
  left: number;
}

/** `open` holds the components that are being looked through, and whether one of them came up again inside itself. */
function pointersIn(schema: Schema, search: Search): readonly string[] {
  search.left -= 1;
  if (search.left <= 0) return [];
  switch (schema.kind) {
    case "integer":
    case "number":
      return isInt64(schema) ? [""] : [];
    case "reference":
      return pointersInComponent(schema.name, search);
    case "array":
      return below("*", schema.items, search);
    case "tuple":
      return [...schema.items, schema.further?.values].flatMap((item) => below("*", item, search));
    case "record":
      return below("*", schema.values, search);
    case "object": {
      const named = schema.properties.flatMap(({ name, schema: part }) => below(toSegment(name), part, search));
      return [...named, ...below("*", schema.additional?.values, search)];
    }
    case "union":
    case "intersection":
      return schema.members.flatMap((member) => pointersIn(member, search));
    default:
      return [];
  }
}

function pointersInComponent(name: string, search: Search): readonly string[] {
  const { open, find } = search;
  if (open.has(name)) {
    open.set(name, true);
    return [];
  }
  const schema = find(name);
  if (schema === undefined) return [];
  open.set(name, false);
  const pointers = pointersIn(schema, search);
  const isRecursive = open.get(name) === true;
  open.delete(name);
  return isRecursive ? [...new Set(pointers.map((pointer) => (pointer.startsWith("/**") ? pointer : `/**${pointer}`)))] : pointers;
}

function below(segment: string, schema: Schema | undefined, search: Search): readonly string[] {
  return schema === undefined ? [] : pointersIn(schema, search).map((pointer) => `/${segment}${pointer}`);
}
