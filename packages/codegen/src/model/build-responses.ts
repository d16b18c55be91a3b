/** Builds an operation's answers: each status with the one form in which its body is read. */

import { textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { isFile } from "./build-body.js";
import { buildHeaders } from "./build-headers.js";
import { readExamples } from "./build-parameters.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { buildStream } from "./build-stream.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isBinaryType, isJsonType, isStreamType, isTextType } from "./media-type.js";
import { isSuccess, type Response, type ResponseStream } from "./model.js";
import type { Schema } from "./schema.js";
import { resolveReference } from "./schema-at.js";

/** The answers at a place, in the document's order. */
export function buildResponses(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): readonly Response[] {
  const responses = childrenOfPlace(place)
    .filter((entry) => !entry.name.startsWith("x-"))
    .map((entry) => buildResponse(builder, entry, inherited));
  const first = responses.find(({ stream }) => stream !== undefined)?.stream;
  return responses.map((response) => {
    const { stream, ...others } = response;
    if (stream === undefined || isSameStream(stream, first)) return response;
    builder.context.report("unread-stream", response.pointer, `A second stream, of ${response.contentType}, is read as one text.`);
    return { ...others, format: "text" };
  });
}

function isSameStream(one: ResponseStream, other: ResponseStream | undefined): boolean {
  return one.format === other?.format && one.isJson === other.isJson;
}

function buildResponse(builder: SchemaBuilder, place: Place & { readonly name: string }, inherited: Evidence | undefined): Response {
  const { context } = builder;
  const response = follow(context, place);
  const { evidence } = evidenceAt(context, response, inherited);
  if (child(response, "links").value !== undefined)
    context.report("ignored-links", child(response, "links").pointer, "Links are left out.");
  const status = /^\dxx$/i.test(place.name) ? place.name.toUpperCase() : place.name;
  const facts = {
    pointer: response.pointer,
    status,
    key: place.name,
    description: textMember(response.value, "description"),
    headers: buildHeaders(builder, response, { evidence, isFailure: !isSuccess(status) }),
    evidence,
  };
  const media = chooseMedia(builder, response);
  if (media === undefined) return { ...facts, format: "none", contentType: undefined, schema: undefined, examples: [] };
  const schemaPlace = child(media, "schema");
  const schema = schemaPlace.value === undefined ? undefined : buildSchema(builder, schemaPlace, evidence);
  const streamed = isSuccess(facts.status) ? buildStream(media.name, schema, builder.findComponent) : undefined;
  if (streamed !== undefined) return { ...facts, format: "stream", contentType: media.name, ...streamed, examples: [] };
  if (isStreamType(media.name)) context.report("unread-stream", media.pointer, `A failure of ${media.name} is read as one text.`);
  return {
    ...facts,
    format: toFormat(builder, media.name, schema, facts.status),
    contentType: media.name,
    schema,
    examples: readExamples(builder, media),
  };
}

function chooseMedia(builder: SchemaBuilder, response: Place): (Place & { readonly name: string }) | undefined {
  const { context } = builder;
  const media = childrenOfPlace(child(response, "content"));
  if (media.length === 0) return undefined;
  const names = media.map((entry) => entry.name).join(", ");
  const kinds = [isJsonType, isRange, isStreamType, isTextType, isBinaryType];
  const chosen = kinds.flatMap((isReadable) => media.find((entry) => isReadable(entry.name)) ?? [])[0] ?? media[0];
  if (chosen === undefined) return undefined;
  if (media.length > 1) context.report("ignored-media-type", response.pointer, `Of ${names}, only ${chosen.name} is read.`);
  return chosen;
}

/** A range of media types says nothing about how a body is read: its schema decides. */
function toFormat({ findComponent }: SchemaBuilder, mediaType: string, schema: Schema | undefined, status: string): Response["format"] {
  if (isJsonType(mediaType)) return "json";
  if (isRange(mediaType)) {
    const resolved = schema === undefined ? undefined : resolveReference(schema, findComponent);
    if (resolved !== undefined && resolved.kind !== "string" && resolved.kind !== "unknown") return "json";
    if (resolved?.kind === "string" && !isFile(resolved)) return "text";
  }
  return isSuccess(status) && isBinaryType(mediaType) ? "bytes" : "text";
}

function isRange(mediaType: string): boolean {
  return /^\*\/\*/.test(mediaType);
}
