/** Builds an operation's request body: one JSON media type. */

import { member, textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { readExamples } from "./build-parameters.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isJsonType } from "./media-type.js";
import type { RequestBody } from "./model.js";

/** The request body at a place, or undefined when there is none or it cannot be expressed. */
export function buildBody(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): RequestBody | undefined {
  if (place.value === undefined) return undefined;
  const { context } = builder;
  const body = follow(context, place);
  const media = childrenOfPlace(child(body, "content"));
  const [only, ...others] = media;
  if (only === undefined || others.length > 0 || !isJsonType(only.name)) {
    const names = media.map((entry) => entry.name).join(", ") || "none";
    context.report(
      "unsupported-media-type",
      body.pointer,
      `A request body needs exactly one media type, and a JSON one; this has: ${names}.`,
    );
    return undefined;
  }
  const { evidence } = evidenceAt(context, body, inherited);
  const schema = child(only, "schema");
  return {
    contentType: only.name,
    description: textMember(body.value, "description"),
    isRequired: member(body.value, "required") === true,
    schema: schema.value === undefined ? undefined : buildSchema(builder, schema, evidence),
    examples: readExamples(builder, only),
    evidence,
  };
}
