/** Checks that x-pagination and x-success mean something in the body they point into. */

import { join } from "../json-pointer.js";
import type { SchemaBuilder } from "./build-schema.js";
import { isSuccess, type Operation } from "./model.js";
import type { Schema } from "./schema.js";
import { resolveReference, schemaAt } from "./schema-at.js";

/** Reports what is wrong with an operation's x-pagination. */
export function checkPagination(builder: SchemaBuilder, operation: Operation): void {
  const { pagination } = operation;
  if (pagination === undefined) return;
  const report = (member: string, message: string): void =>
    builder.context.report("invalid-pagination", join(operation.pointer, "x-pagination", member), message);
  const kindAt = (pointer: string): string | undefined => kindIn(builder, bodyOf(operation), pointer);
  const { items, parameter } = pagination;
  if (kindAt(items) !== "array") report("items", `${items || "The body"} is no list in the body of the success.`);
  if (!operation.parameters.some((candidate) => candidate.in === "query" && candidate.name === parameter)) {
    report("parameter", `There is no query parameter ${JSON.stringify(parameter)}.`);
  }
  if (pagination.style === "page") {
    const { total } = pagination;
    if (!isNumber(kindAt(total))) report("total", `${total} is no number in the body of the success.`);
    return;
  }
  const { more, cursor } = pagination;
  if (kindAt(cursor) === undefined) report("cursor", `${cursor} is not in the body of the success.`);
  if (more !== undefined && kindAt(more) !== "boolean") report("more", `${more} is no boolean in the body of the success.`);
}

/** Reports what is wrong with an operation's x-success. */
export function checkSuccess(builder: SchemaBuilder, operation: Operation): void {
  const { success } = operation;
  if (success === undefined) return;
  if (isNumber(kindIn(builder, bodyOf(operation), success.pointer))) return;
  const pointer = join(operation.pointer, "x-success", "pointer");
  builder.context.report("invalid-success", pointer, `${success.pointer} is no number in the body of the success.`);
}

/** The body of an operation's first documented success. */
export function bodyOf(operation: Operation): Schema | undefined {
  const success = operation.responses.find((response) => isSuccess(response.status));
  return success?.format === "stream" ? undefined : success?.schema;
}

function kindIn(builder: SchemaBuilder, body: Schema | undefined, pointer: string): string | undefined {
  const find = builder.findComponent;
  const found = schemaAt(body, pointer, find);
  const resolved = found === undefined ? undefined : resolveReference(found, find);
  return resolved?.kind === "const" ? typeof resolved.value : resolved?.kind;
}

function isNumber(kind: string | undefined): boolean {
  return kind === "number" || kind === "integer";
}
