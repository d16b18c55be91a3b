/** Finds where the successes of an operation hold integers of 64 bits, which a number may be too small for. */

import { isSuccess, type Operation } from "../model/model.js";
import type { Schema } from "../model/schema.js";
import type { FindComponent } from "../model/schema-at.js";

/** Beyond as many places only the names of the members are told apart. */
const mostPointers = 50;

/** Pointers into the body; `*` is any one member or item, `**` any number of them, as in a tree of unknown depth. */
export function planInt64({ responses }: Operation, find: FindComponent): readonly string[] {
  const bodies = responses.flatMap(({ status, format, schema }) =>
    isSuccess(status) && format === "json" && schema !== undefined ? [schema] : [],
  );
  const pointers = [...new Set(bodies.flatMap((schema) => pointersIn(schema, find, new Map())))];
  if (pointers.length <= mostPointers) return pointers;
  return [...new Set(pointers.map((pointer) => `/**${pointer.slice(pointer.lastIndexOf("/"))}`))];
}

/** `open` holds the components that are being looked through, and whether one of them came up again inside itself. */
function pointersIn(schema: Schema, find: FindComponent, open: Map<string, boolean>): readonly string[] {
  switch (schema.kind) {
    case "integer":
    case "number":
      return schema.limits.format === "int64" || schema.limits.format === "uint64" ? [""] : [];
    case "reference":
      return pointersInComponent(schema.name, find, open);
    case "array":
      return below("*", schema.items, find, open);
    case "record":
      return below("*", schema.values, find, open);
    case "object": {
      const named = schema.properties.flatMap(({ name, schema: part }) =>
        below(name.replaceAll("~", "~0").replaceAll("/", "~1"), part, find, open),
      );
      return [...named, ...below("*", schema.additional?.values, find, open)];
    }
    case "union":
    case "intersection":
      return schema.members.flatMap((member) => pointersIn(member, find, open));
    default:
      return [];
  }
}

function pointersInComponent(name: string, find: FindComponent, open: Map<string, boolean>): readonly string[] {
  if (open.has(name)) {
    open.set(name, true);
    return [];
  }
  const schema = find(name);
  if (schema === undefined) return [];
  open.set(name, false);
  const pointers = pointersIn(schema, find, open);
  const isRecursive = open.get(name) === true;
  open.delete(name);
  return isRecursive ? [...new Set(pointers.map((pointer) => (pointer.startsWith("/**") ? pointer : `/**${pointer}`)))] : pointers;
}

function below(segment: string, schema: Schema | undefined, find: FindComponent, open: Map<string, boolean>): readonly string[] {
  return schema === undefined ? [] : pointersIn(schema, find, open).map((pointer) => `/${segment}${pointer}`);
}
