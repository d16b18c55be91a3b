/** Decides which component schemas travel in requests, which in answers, and where that makes a difference to their types. */

import { isFile } from "../model/build-body.js";
import type { IncomingRequest, Model, Operation } from "../model/model.js";
import { childrenOf, type Schema } from "../model/schema.js";

/** Which way a value travels. */
export type Direction = "input" | "output";

/** How the component schemas are used. */
export interface Usage {
  readonly isUsed: (name: string, direction: Direction) => boolean;
  /** Whether a schema used both ways needs a type for each. */
  readonly hasTwoForms: (name: string) => boolean;
}

/** Looks through all operations. */
export function findUsage(model: Model): Usage {
  const schemas = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  const reach = (starts: readonly Schema[]): ReadonlySet<string> => reachable(starts, schemas);
  const incoming = [...model.webhooks, ...model.operations.flatMap(({ callbacks }) => callbacks)];
  // What the vendor sends is read as answers are, and what it is answered with is written as requests are.
  const inputs = reach([...model.operations.flatMap(requestSchemas), ...incoming.flatMap(responseSchemas)]);
  const outputs = reach([...model.operations.flatMap(responseSchemas), ...incoming.flatMap(requestSchemas)]);
  const differing = findLeading(schemas, isDirectional);
  const isUsed = (name: string, direction: Direction): boolean => (direction === "input" ? inputs : outputs).has(name);
  return { isUsed, hasTwoForms: (name) => inputs.has(name) && outputs.has(name) && differing.has(name) };
}

function requestSchemas({ parameters, body }: Pick<IncomingRequest, "parameters" | "body"> | Operation): readonly Schema[] {
  return [...parameters.map(({ schema }) => schema), ...(body?.schema === undefined ? [] : [body.schema])];
}

function responseSchemas({ responses }: Pick<Operation, "responses">): readonly Schema[] {
  return responses.flatMap(({ schema, headers }) => [schema, ...headers.map((header) => header.schema)].flatMap((found) => found ?? []));
}

function reachable(starts: readonly Schema[], schemas: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting = [...starts];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    waiting.push(...childrenOf(schema));
    if (schema.kind !== "reference" || names.has(schema.name)) continue;
    names.add(schema.name);
    const target = schemas.get(schema.name);
    if (target !== undefined) waiting.push(target);
  }
  return names;
}

/** The components that hold a schema of a kind, by themselves or through one they refer to. */
export function findLeading(schemas: ReadonlyMap<string, Schema>, isSought: (schema: Schema) => boolean): ReadonlySet<string> {
  const referrers = new Map<string, string[]>();
  const waiting: string[] = [];
  for (const [name, schema] of schemas) {
    const parts = withParts(schema);
    if (parts.some(isSought)) waiting.push(name);
    for (const part of parts) {
      if (part.kind !== "reference") continue;
      const known = referrers.get(part.name);
      if (known === undefined) referrers.set(part.name, [name]);
      else known.push(name);
    }
  }
  const leading = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (leading.has(name)) continue;
    leading.add(name);
    waiting.push(...(referrers.get(name) ?? []));
  }
  return leading;
}

/** A schema with everything in it that is not behind a reference. */
export function withParts(schema: Schema): readonly Schema[] {
  const parts = [schema];
  // A list that grows while it is walked through is walked through to its new end.
  for (const part of parts) parts.push(...childrenOf(part));
  return parts;
}

/** Answers leave optional members out and their enums may grow; requests may set undefined, list what is known, and hold files. */
function isDirectional(schema: Schema): boolean {
  if (schema.kind === "enum") return !schema.isClosed;
  if (schema.kind === "union" && schema.isOpen === true) return true;
  if (isFile(schema)) return true;
  if (schema.kind !== "object") return false;
  const required = new Set(schema.required);
  return schema.properties.some((property) => !required.has(property.name) || property.schema.isReadOnly || property.schema.isWriteOnly);
}
