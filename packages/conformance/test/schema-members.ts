// The members of an object schema, in the form that declared interfaces are read in.

import { isRecord } from "../src/json-difference.js";
import type { Members } from "./declared-types.js";

export function membersOfSchema(schema: unknown): Members {
  const required = list(record(schema).required);
  return Object.fromEntries(
    Object.entries(record(record(schema).properties)).map(([name, property]) => [
      name,
      { optional: !required.includes(name), type: typeOf(property) },
    ]),
  );
}

/** The query parameters of an operation; parameters of a path are arguments of their own there. */
export function membersOfQuery(root: unknown, operation: unknown): Members {
  const parameters = list(record(operation).parameters).map((entry) => follow(root, entry));
  const query = parameters.filter((parameter) => parameter.in === "query");
  return Object.fromEntries(
    query.map(({ name, required, schema }) => [String(name), { optional: required !== true, type: typeOf(schema) }]),
  );
}

function typeOf(schema: unknown): string {
  const { $ref, const: constant, enum: values, type, anyOf, items } = record(schema);
  if (typeof $ref === "string") return $ref.slice("#/components/schemas/".length);
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)));
  if (Array.isArray(anyOf)) return union(anyOf.map(typeOf));
  return union([type].flat().map((name) => (name === "array" ? `${typeOf(items)}[]` : (wireTypes[String(name)] ?? String(name)))));
}

function union(types: readonly string[]): string {
  return types.toSorted().join(" | ");
}

/** TypeScript has one type for numbers, and these objects have no members of their own. */
const wireTypes: Readonly<Record<string, string>> = { integer: "number", object: "record" };

function follow(root: unknown, entry: unknown): Readonly<Record<string, unknown>> {
  const reference = record(entry).$ref;
  if (typeof reference !== "string") return record(entry);
  return record(
    reference
      .split("/")
      .slice(1)
      .reduce<unknown>((value, name) => record(value)[name], root),
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
