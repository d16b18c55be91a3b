/** Builds an operation's request body: one media type, and the form in which a body of it is written. */

import { member, textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { readExamples, readStyle } from "./build-parameters.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isBinaryType, isFormType, isJsonType, isMultipartType, isTextType } from "./media-type.js";
import type { NamedEncoding, RequestBody } from "./model.js";
import type { Schema } from "./schema.js";
import { resolveReference } from "./schema-at.js";

/** The request body at a place, or undefined when there is none or it cannot be expressed. */
export function buildBody(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): RequestBody | undefined {
  if (place.value === undefined) return undefined;
  const { context } = builder;
  const body = follow(context, place);
  const media = childrenOfPlace(child(body, "content"));
  const [only, ...others] = media;
  const refuse = (message: string): undefined => {
    context.report("unsupported-media-type", body.pointer, message);
    return undefined;
  };
  if (only === undefined || others.length > 0) {
    return refuse(`A request body needs exactly one media type; this has: ${media.map(({ name }) => name).join(", ") || "none"}.`);
  }
  const { evidence } = evidenceAt(context, body, inherited);
  const schemaPlace = child(only, "schema");
  const schema = schemaPlace.value === undefined ? undefined : buildSchema(builder, schemaPlace, evidence);
  const format = toFormat(only.name, schema, builder);
  if (format === undefined) return refuse(`A body of ${only.name} cannot be written from its schema.`);
  return {
    contentType: only.name,
    format,
    encodings: format === "form" || format === "multipart" ? readEncodings(builder, child(only, "encoding"), format) : [],
    description: textMember(body.value, "description"),
    isRequired: member(body.value, "required") === true,
    schema,
    examples: readExamples(builder, only),
    evidence,
  };
}

/** What is neither JSON nor a form is sent as it is, so its schema must not ask for more than text or bytes. */
function toFormat(mediaType: string, schema: Schema | undefined, { findComponent }: SchemaBuilder): RequestBody["format"] | undefined {
  if (isJsonType(mediaType)) return "json";
  const resolved = schema === undefined ? undefined : resolveReference(schema, findComponent);
  const isAnything = resolved === undefined || resolved.kind === "unknown";
  const isForm = isFormType(mediaType);
  if (isForm || isMultipartType(mediaType)) {
    const hasMembers = isAnything || ["object", "record", "union", "intersection"].includes(resolved.kind);
    return hasMembers ? (isForm ? "form" : "multipart") : undefined;
  }
  if (!isAnything && resolved.kind !== "string" && resolved.kind !== "enum") return undefined;
  if (isTextType(mediaType)) return "text";
  if (!isBinaryType(mediaType)) return undefined;
  return isAnything || isFile(resolved) ? "bytes" : "text";
}

/** Whether a schema stands for bytes: `format: binary` (OpenAPI 3.0), or a media type without an encoding (3.1). */
export function isFile(schema: Schema): boolean {
  return schema.kind === "string" && schema.limits.format === "binary";
}

function readEncodings(builder: SchemaBuilder, place: Place, format: "form" | "multipart"): readonly NamedEncoding[] {
  return childrenOfPlace(place).map((entry) => {
    const { name, value, pointer } = entry;
    const explode = member(value, "explode");
    const unsupported = ["headers", ...(format === "multipart" ? ["style", "explode", "allowReserved"] : [])];
    for (const keyword of unsupported.filter((candidate) => member(value, candidate) !== undefined)) {
      builder.context.report("unsupported-media-type", pointer, `\`${keyword}\` of an encoding is not supported in this kind of form.`);
    }
    const contentType = textMember(value, "contentType");
    if (format === "form" && contentType !== undefined && !isJsonType(contentType)) {
      builder.context.report("unsupported-media-type", pointer, `A form of pairs cannot hold ${contentType}.`);
    }
    return {
      name,
      contentType,
      style: readStyle(value),
      explode: typeof explode === "boolean" ? explode : undefined,
      isReservedAllowed: member(value, "allowReserved") === true,
    };
  });
}
