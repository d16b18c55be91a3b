/** Finds what makes our type of a schema differ from openapi-typescript's on purpose, here or behind a reference. */

import { isFile } from "../model/build-body.js";
import type { Model } from "../model/model.js";
import { childrenOf, type Schema } from "../model/schema.js";
import { type FindComponent, resolveReference } from "../model/schema-at.js";

/** How a type differs. */
export interface SchemaTraits {
  /** Enums that answers may extend. */
  readonly openEnums: readonly (Schema & { readonly kind: "enum" })[];
  /** Why the types are not comparable; undefined when they are. */
  readonly reason: string | undefined;
}

/** The traits of schemas with everything they lead to. */
export interface TraitFinder {
  readonly of: (schemas: readonly Schema[]) => SchemaTraits;
}

/** A finder for the schemas of a document. */
export function findTraits(model: Model): TraitFinder {
  const components = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  const find = (name: string): Schema | undefined => components.get(name);
  return {
    of: (schemas) => {
      const reached = reach(schemas, components);
      const openEnums = reached.filter((schema) => schema.kind === "enum").filter((schema) => !schema.isClosed);
      return { openEnums, reason: reached.map((schema) => reasonOf(schema, find)).find((reason) => reason !== undefined) };
    },
  };
}

function reach(starts: readonly Schema[], components: ReadonlyMap<string, Schema>): readonly Schema[] {
  const reached = new Set<Schema>();
  const waiting = [...starts].toReversed();
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (reached.has(schema)) continue;
    reached.add(schema);
    const target = schema.kind === "reference" ? components.get(schema.name) : undefined;
    waiting.push(...[...childrenOf(schema), ...(target === undefined ? [] : [target])].toReversed());
  }
  return [...reached];
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

function isOpenEnum(schema: Schema | undefined): boolean {
  return schema?.kind === "enum" && !schema.isClosed;
}
