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
  const { evidence } = evidenceAt(context, body, inherited);
  const names = media.map(({ name }) => name).join(", ") || "none";
  const chosen = chooseMedia(builder, media, evidence);
  if (chosen === undefined) {
    context.report("unsupported-media-type", body.pointer, `No body of its media types can be written: ${names}.`);
    return undefined;
  }
  const { place: only, format, contentType, schema } = chosen;
  if (media.length > 1) context.report("ignored-media-type", body.pointer, `Of ${names}, only ${only.name} is sent.`);
  return {
    contentType,
    format,
    encodings: format === "form" || format === "multipart" ? readEncodings(builder, child(only, "encoding"), format) : [],
    description: textMember(body.value, "description"),
    isRequired: member(body.value, "required") === true,
    hasAlternatives: media.length > 1,
    schema,
    examples: chosen.isRaw ? [] : readExamples(builder, only),
    evidence,
  };
}

interface ChosenMedia {
  readonly place: NamedPlace;
  readonly format: RequestBody["format"];
  readonly contentType: string;
  readonly schema: Schema | undefined;
  /** Whether the body is given as it is sent, because nothing writes its schema in this media type. */
  readonly isRaw: boolean;
}

type NamedPlace = Place & { readonly name: string };

/** The first media type that can be written, JSON before forms before text before bytes; else the first, as text that the caller writes. */
function chooseMedia(builder: SchemaBuilder, media: readonly NamedPlace[], evidence: Evidence | undefined): ChosenMedia | undefined {
  const ranked = media.toSorted((one, other) => rankOf(one.name) - rankOf(other.name));
  const read = ranked.map((place) => {
    const schemaPlace = child(place, "schema");
    const schema = schemaPlace.value === undefined ? undefined : buildSchema(builder, schemaPlace, evidence);
    return { place, schema, contentType: toConcreteType(place.name, schema, builder) };
  });
  for (const { place, schema, contentType } of read) {
    const format = toFormat(contentType, schema, builder);
    if (format !== undefined) return { place, format, contentType, schema, isRaw: false };
  }
  const raw = read.find(({ place }) => !/^multipart\//i.test(place.name));
  if (raw === undefined) return undefined;
  builder.context.report("raw-media-type", raw.place.pointer, `A body of ${raw.place.name} is given as the text to send.`);
  return { ...raw, format: "text", schema: undefined, isRaw: true };
}

function rankOf(mediaType: string): number {
  const rank = [isJsonType, isMultipartType, isFormType, isTextType].findIndex((is) => is(mediaType));
  return rank < 0 ? 4 : rank;
}

/** A media range says nothing about how a body is written: its schema decides. */
function toConcreteType(mediaType: string, schema: Schema | undefined, { findComponent }: SchemaBuilder): string {
  if (!/^\*\/\*/.test(mediaType) || schema === undefined) return mediaType;
  const resolved = resolveReference(schema, findComponent);
  if (resolved === undefined || resolved.kind === "unknown" || isFile(resolved)) return mediaType;
  return resolved.kind === "string" || resolved.kind === "enum" ? "text/plain" : "application/json";
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
    if (member(value, "headers") !== undefined) {
      builder.context.report("unsupported-media-type", pointer, "`headers` of an encoding are not supported.");
    }
    // OpenAPI 3.0.3, "Encoding Object": these are ignored in every form but one of pairs.
    const ignored = format === "multipart" ? ["style", "explode", "allowReserved"] : [];
    for (const keyword of ignored.filter((candidate) => member(value, candidate) !== undefined)) {
      builder.context.report("ignored-encoding", pointer, `\`${keyword}\` of an encoding means nothing in a form of parts.`);
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
