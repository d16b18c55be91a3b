/** Finds schemas that lead back to themselves before any object or list is entered: the compiler takes some of them for circular. */

import { entries, itemsOf, member, textMember } from "../json.js";
import { join } from "../json-pointer.js";
import { reachesItself } from "../reaches-itself.js";
import type { Context } from "./context.js";
import { componentName } from "./discriminators.js";
import { childrenOf, type NamedSchema, type Schema } from "./schema.js";

/**
 * Reports each component schema that is one of its own alternatives or parts: no type can be written for it.
 * Asks the document, since the model leaves out alternatives that say nothing beside one that may be anything.
 */
export function checkAliasCycles(context: Context): void {
  const schemas = entries(member(member(context.document.root, "components"), "schemas"));
  const targets = new Map(schemas.map(([name, schema]) => [name, alternativesOf(schema)]));
  for (const name of [...targets.keys()].filter((candidate) => reachesItself(candidate, targets))) {
    context.report("circular-reference", join("/components/schemas", name), `${name} is one of its own alternatives or parts.`);
  }
}

/** The components that a schema of the document is, or is composed of. */
function alternativesOf(schema: unknown): readonly string[] {
  const own = componentName(textMember(schema, "$ref") ?? "");
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => itemsOf(schema, keyword));
  return [...(own === undefined ? [] : [own]), ...parts.flatMap(alternativesOf)];
}

/**
 * The names of component schemas that reach themselves through alternatives, parts and the values of records:
 * `Record<string, Self>` is one step too many for the compiler, an index signature is not.
 */
export function findRecursiveAliases(schemas: readonly NamedSchema[]): ReadonlySet<string> {
  const targets = new Map(schemas.map(({ name, schema }) => [name, directReferences(schema)]));
  return new Set(schemas.map(({ name }) => name).filter((name) => reachesItself(name, targets)));
}

function directReferences(schema: Schema): readonly string[] {
  if (schema.kind === "reference") return [schema.name];
  const isEntered = schema.kind === "union" || schema.kind === "intersection" || schema.kind === "record";
  return isEntered ? childrenOf(schema).flatMap(directReferences) : [];
}
