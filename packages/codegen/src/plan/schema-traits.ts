/** Finds what makes our type of a schema differ from openapi-typescript's on purpose, here or behind a reference. */

import { isFile } from "../model/build-body.js";
import type { Model } from "../model/model.js";
import { childrenOf, type Schema } from "../model/schema.js";
import { type FindComponent, resolveReference } from "../model/schema-at.js";
import { findLeading, withParts } from "./usage.js";

/** An enum that answers may extend. */
export type OpenEnum = Schema & { readonly kind: "enum" };

/** The traits of schemas with everything they lead to. */
export interface TraitFinder {
  /** Why the types of schemas are not comparable; undefined when they are. */
  readonly reasonFor: (schemas: readonly Schema[]) => string | undefined;
  readonly hasOpenEnum: (schemas: readonly Schema[]) => boolean;
  /** The open enums among schemas of which none was asked for before. */
  readonly takeOpenEnums: (schemas: readonly Schema[]) => readonly OpenEnum[];
}

/** A finder for the schemas of a document. */
export function findTraits(model: Model): TraitFinder {
  const components = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  const find = (name: string): Schema | undefined => components.get(name);
  const hasReason = (schema: Schema): boolean => reasonOf(schema, find) !== undefined;
  const incomparable = findLeading(components, hasReason);
  const extensible = findLeading(components, isOpenEnum);
  const taken = new Set<Schema>();
  return {
    reasonFor: (schemas) => {
      // What leads to no difference is passed by; the order of what remains is the same.
      const found = findReached(schemas, (name) => (incomparable.has(name) ? find(name) : undefined), hasReason);
      return found === undefined ? undefined : reasonOf(found, find);
    },
    hasOpenEnum: (schemas) =>
      schemas.flatMap(withParts).some((part) => isOpenEnum(part) || (part.kind === "reference" && extensible.has(part.name))),
    takeOpenEnums: (schemas) => {
      const found: OpenEnum[] = [];
      const lookOn = (schema: Schema): boolean => {
        if (isOpenEnum(schema)) found.push(schema);
        return false;
      };
      findReached(schemas, find, lookOn, taken);
      return found;
    },
  };
}

/** The first that is sought among schemas with everything they lead to, each looked at once, in the order of the document. */
function findReached(
  starts: readonly Schema[],
  find: FindComponent,
  isSought: (schema: Schema) => boolean,
  reached: Set<Schema> = new Set(),
): Schema | undefined {
  const waiting = [...starts].toReversed();
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (reached.has(schema)) continue;
    reached.add(schema);
    if (isSought(schema)) return schema;
    const target = schema.kind === "reference" ? find(schema.name) : undefined;
    if (target !== undefined) waiting.push(target);
    waiting.push(...childrenOf(schema).toReversed());
  }
  return undefined;
}

function reasonOf(schema: Schema, find: FindComponent): string | undefined {
  if (schema.difference !== undefined) return schema.difference;
  if (schema.isReadOnly || schema.isWriteOnly) return "readOnly and writeOnly members are only in the form that has them";
  if (isFile(schema)) return "a file is a Blob here and text there";
  if (schema.kind === "intersection") return "it is an intersection";
  if (schema.kind === "union" && schema.members.some((part) => isOpenEnum(resolveReference(part, find)))) {
    return "an open enum among alternatives is not told from the others";
  }
  if (schema.kind === "object" && schema.additional?.values !== undefined && schema.properties.length > 0) {
    return "openapi-typescript's form of named and further members accepts no literal";
  }
  return undefined;
}

function isOpenEnum(schema: Schema | undefined): schema is OpenEnum {
  return schema?.kind === "enum" && !schema.isClosed;
}
