/** Finds schemas that lead back to themselves before any object or list is entered: no type can be written for those. */

import { join } from "../json-pointer.js";
import { reachesItself } from "../reaches-itself.js";
import type { Context } from "./context.js";
import { childrenOf, type NamedSchema, type Schema } from "./schema.js";

/** Reports each component schema that is one of its own alternatives or parts. */
export function checkAliasCycles(context: Context, schemas: readonly NamedSchema[]): void {
  for (const name of findAliasCycles(schemas, false)) {
    context.report("circular-reference", join("/components/schemas", name), `${name} is one of its own alternatives or parts.`);
  }
}

/**
 * The names of component schemas that reach themselves through alternatives and parts, and, if asked, through the
 * values of records: `Record<string, Self>` is one step too many for the compiler, an index signature is not.
 */
export function findAliasCycles(schemas: readonly NamedSchema[], throughRecords: boolean): ReadonlySet<string> {
  const targets = new Map(schemas.map(({ name, schema }) => [name, directReferences(schema, throughRecords)]));
  return new Set(schemas.map(({ name }) => name).filter((name) => reachesItself(name, targets)));
}

function directReferences(schema: Schema, throughRecords: boolean): readonly string[] {
  if (schema.kind === "reference") return [schema.name];
  const isEntered = schema.kind === "union" || schema.kind === "intersection" || (throughRecords && schema.kind === "record");
  return isEntered ? childrenOf(schema).flatMap((part) => directReferences(part, throughRecords)) : [];
}
