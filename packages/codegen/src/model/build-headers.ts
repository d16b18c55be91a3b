/** Builds the header fields that an answer documents: how each is read, and what it then is. */

import { member, textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { readExamples } from "./build-parameters.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isJsonType } from "./media-type.js";
import type { HeaderType, ResponseHeader } from "./model.js";
import type { Schema } from "./schema.js";
import { resolveReference } from "./schema-at.js";

/** What is known of the answer. */
export interface Answer {
  readonly evidence: Evidence | undefined;
  readonly isFailure: boolean;
}

/** The fields of the answer at a place, in the document's order. */
export function buildHeaders(
  builder: SchemaBuilder,
  response: Place,
  { evidence: inherited, isFailure }: Answer,
): readonly ResponseHeader[] {
  const headers = new Map<string, ResponseHeader>();
  for (const entry of childrenOfPlace(child(response, "headers"))) {
    const name = entry.name.toLowerCase();
    // Every error has it already, as `retryAfter` and `retryAt`.
    if (isFailure && name === "retry-after") continue;
    const problem = findProblem(name, headers);
    if (problem === undefined) headers.set(name, buildHeader(builder, entry, inherited));
    else builder.context.report("ignored-header", entry.pointer, `The header ${JSON.stringify(entry.name)} ${problem}.`);
  }
  return [...headers.values()];
}

/** Why a field cannot be read. */
function findProblem(name: string, others: ReadonlyMap<string, unknown>): string | undefined {
  // OpenAPI 3.1, "Response Object": a definition of this name is ignored.
  if (name === "content-type") return "is described by `content`";
  if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name)) return "is no name of an HTTP field";
  return others.has(name) ? "is described twice, in other letters" : undefined;
}

function buildHeader(builder: SchemaBuilder, entry: Place & { readonly name: string }, inherited: Evidence | undefined): ResponseHeader {
  const { context } = builder;
  const place = follow(context, entry);
  const { evidence, hasOwnEvidence } = evidenceAt(context, place, inherited);
  const json = childrenOfPlace(child(place, "content")).find((media) => isJsonType(media.name));
  const schemaPlace = child(json ?? place, "schema");
  const schema = schemaPlace.value === undefined ? undefined : buildSchema(builder, schemaPlace, evidence);
  const type = json === undefined ? toType(schema, builder) : "json";
  if (type === undefined)
    context.report("raw-header", place.pointer, `The header ${JSON.stringify(entry.name)} is read as the text it is.`);
  return {
    name: entry.name.toLowerCase(),
    description: textMember(place.value, "description"),
    isDeprecated: member(place.value, "deprecated") === true,
    type: type ?? "string",
    schema: type === undefined ? undefined : schema,
    examples: [...readExamples(builder, place), ...(json === undefined ? [] : readExamples(builder, json))],
    evidence,
    hasOwnEvidence,
  };
}

/** How a value is read; undefined where nothing takes it apart. */
function toType(schema: Schema | undefined, builder: SchemaBuilder): HeaderType | undefined {
  const resolved = schema === undefined ? undefined : resolveReference(schema, builder.findComponent);
  if (resolved?.kind !== "array") return toScalarType(resolved);
  const { items } = resolved;
  const type = toScalarType(items === undefined ? undefined : resolveReference(items, builder.findComponent));
  return type === undefined ? undefined : `${type}[]`;
}

function toScalarType(schema: Schema | undefined): "string" | "integer" | "number" | "boolean" | undefined {
  switch (schema?.kind) {
    case undefined:
    case "unknown":
    case "string":
      return "string";
    case "integer":
    case "number":
    case "boolean":
      return schema.kind;
    case "enum":
      return toCommonType(schema.values);
    case "const":
      return toCommonType([schema.value]);
    default:
      return undefined;
  }
}

function toCommonType(values: readonly unknown[]): "string" | "number" | "boolean" | undefined {
  return (["string", "number", "boolean"] as const).find((type) => values.every((value) => typeof value === type));
}
