/** Reads what every schema may carry beside its form: words, limits, examples, evidence. */

import { isJson, itemsOf, type Json, member, textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { type Context, evidenceAt, follow, type Place } from "./context.js";
import { isBinaryType } from "./media-type.js";
import type { Bound, Limits, SchemaFacts } from "./schema.js";

/** The facts of a schema; whether null is allowed is the form's business. */
export function readFacts(context: Context, place: Place, inherited: Evidence | undefined): SchemaFacts {
  const { value, pointer } = place;
  const defaultValue = member(value, "default");
  // A member that refers to what only one direction has is only in that direction, too.
  const target = member(value, "$ref") === undefined ? value : follow(context, place).value;
  const isMarked = (keyword: string): boolean => member(value, keyword) === true || member(target, keyword) === true;
  return {
    pointer,
    title: textMember(value, "title"),
    description: textMember(value, "description"),
    isNullable: false,
    isDeprecated: member(value, "deprecated") === true,
    isReadOnly: isMarked("readOnly"),
    isWriteOnly: isMarked("writeOnly"),
    limits: readLimits(value),
    defaultValue: isJson(defaultValue) ? defaultValue : undefined,
    examples: readExamples(value),
    ...evidenceAt(context, place, inherited),
  };
}

/** `examples` of OpenAPI 3.1 and `example` of both. */
function readExamples(value: unknown): readonly Json[] {
  const single = member(value, "example");
  return [...itemsOf(value, "examples"), ...(single === undefined ? [] : [single])].filter(isJson);
}

function readLimits(value: unknown): Limits {
  const limits: { -readonly [Name in keyof Limits]: Limits[Name] } = {};
  const minimum = readBound(value, "minimum", "exclusiveMinimum");
  const maximum = readBound(value, "maximum", "exclusiveMaximum");
  const format = textMember(value, "format") ?? (isBinary(value) ? "binary" : undefined);
  const pattern = textMember(value, "pattern");
  if (format !== undefined) limits.format = format;
  if (pattern !== undefined) limits.pattern = pattern;
  if (minimum !== undefined) limits.minimum = minimum;
  if (maximum !== undefined) limits.maximum = maximum;
  for (const name of numberLimits) {
    const found = member(value, name);
    if (typeof found === "number") limits[name] = found;
  }
  if (member(value, "uniqueItems") === true) limits.hasUniqueItems = true;
  return limits;
}

const numberLimits = ["multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

/** OpenAPI 3.1 says by a media type without an encoding what 3.0 says by `format: binary`. */
function isBinary(value: unknown): boolean {
  const mediaType = textMember(value, "contentMediaType");
  return mediaType !== undefined && isBinaryType(mediaType) && member(value, "contentEncoding") === undefined;
}

/** OpenAPI 3.0 marks a bound as exclusive by a boolean beside it, 3.1 by a number of its own. */
function readBound(value: unknown, name: string, exclusiveName: string): Bound | undefined {
  const bound = member(value, name);
  const exclusive = member(value, exclusiveName);
  if (typeof exclusive === "number") return { value: exclusive, isExclusive: true };
  return typeof bound === "number" ? { value: bound, isExclusive: exclusive === true } : undefined;
}
