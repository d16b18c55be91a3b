/** Builds an operation's answers: each status with the one form in which its body is read. */

import { textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { readExamples } from "./build-parameters.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isBinaryType, isJsonType, isTextType } from "./media-type.js";
import { isSuccess, type Response } from "./model.js";

/** The answers at a place, in the document's order. */
export function buildResponses(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): readonly Response[] {
  return childrenOfPlace(place)
    .filter((entry) => !entry.name.startsWith("x-"))
    .map((entry) => buildResponse(builder, entry, inherited));
}

function buildResponse(builder: SchemaBuilder, place: Place & { readonly name: string }, inherited: Evidence | undefined): Response {
  const { context } = builder;
  const response = follow(context, place);
  const { evidence } = evidenceAt(context, response, inherited);
  if (child(response, "links").value !== undefined)
    context.report("ignored-links", child(response, "links").pointer, "Links are left out.");
  const facts = {
    pointer: response.pointer,
    status: /^\dxx$/i.test(place.name) ? place.name.toUpperCase() : place.name,
    key: place.name,
    description: textMember(response.value, "description"),
    evidence,
  };
  const media = chooseMedia(builder, response);
  if (media === undefined) return { ...facts, format: "none", contentType: undefined, schema: undefined, examples: [] };
  const schema = child(media, "schema");
  return {
    ...facts,
    format: isJsonType(media.name) ? "json" : isSuccess(facts.status) && isBinaryType(media.name) ? "bytes" : "text",
    contentType: media.name,
    schema: schema.value === undefined ? undefined : buildSchema(builder, schema, evidence),
    examples: readExamples(builder, media),
  };
}

function chooseMedia(builder: SchemaBuilder, response: Place): (Place & { readonly name: string }) | undefined {
  const { context } = builder;
  const media = childrenOfPlace(child(response, "content"));
  if (media.length === 0) return undefined;
  const names = media.map((entry) => entry.name).join(", ");
  const chosen = [isJsonType, isTextType, isBinaryType].flatMap((isReadable) => media.find((entry) => isReadable(entry.name)) ?? [])[0];
  if (chosen === undefined) context.report("unsupported-media-type", response.pointer, `An answer of ${names} cannot be read.`);
  else if (media.length > 1) context.report("ignored-media-type", response.pointer, `Of ${names}, only ${chosen.name} is read.`);
  return chosen;
}
