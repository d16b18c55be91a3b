/** Builds an operation's parameters, laying its own over those of its path. */

import { isJson, type Json, member, textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import type { OperationPlace } from "./build-operation.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isJsonType } from "./media-type.js";
import type { Parameter, ParameterLocation, ParameterStyle } from "./model.js";

const locations: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];
const styles: readonly ParameterStyle[] = ["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"];

/** The parameters of an operation: the path's first, each replaced by the operation's own of the same name and place. */
export function buildParameters(
  builder: SchemaBuilder,
  place: Pick<OperationPlace, "operation" | "pathItem">,
  inherited: Evidence | undefined,
): readonly Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const holder of [place.pathItem, place.operation]) {
    for (const entry of itemsOfPlace(child(holder, "parameters"))) {
      const parameter = buildParameter(builder, follow(builder.context, entry), inherited);
      if (parameter !== undefined) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...parameters.values()];
}

function itemsOfPlace(place: Place): readonly Place[] {
  return Array.isArray(place.value) ? place.value.map((value: unknown, index) => ({ value, pointer: `${place.pointer}/${index}` })) : [];
}

function buildParameter(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): Parameter | undefined {
  const { context } = builder;
  const { value, pointer } = place;
  const name = textMember(value, "name");
  const location = locations.find((candidate) => candidate === textMember(value, "in"));
  if (name === undefined || location === undefined) return undefined;
  if (location === "header" && /^(accept|content-type|authorization)$/i.test(name)) {
    context.report("ignored-parameter", pointer, `The header parameter ${name} is ignored.`);
    return undefined;
  }
  const content = childrenOfPlace(child(place, "content"));
  const json = content.find((media) => isJsonType(media.name));
  const schema = child(json ?? place, "schema");
  if (schema.value === undefined) {
    const problem = content.length === 0 || json !== undefined ? "has no `schema`" : "has a `content` that is not JSON";
    context.report("unsupported-parameter", pointer, `The parameter ${JSON.stringify(name)} ${problem}.`);
    return undefined;
  }
  const isReservedAllowed = member(value, "allowReserved") === true;
  if (isReservedAllowed && location !== "query") {
    context.report("unsupported-parameter", pointer, `The ${location} parameter ${JSON.stringify(name)} asks for \`allowReserved\`.`);
  }
  const { evidence, hasOwnEvidence } = evidenceAt(context, place, inherited);
  const explode = member(value, "explode");
  return {
    pointer,
    in: location,
    name,
    description: textMember(value, "description"),
    isRequired: member(value, "required") === true,
    isDeprecated: member(value, "deprecated") === true,
    schema: buildSchema(builder, schema, evidence),
    style: readStyle(value),
    explode: typeof explode === "boolean" ? explode : undefined,
    isReservedAllowed,
    isJson: json !== undefined,
    examples: [...readExamples(builder, place), ...(json === undefined ? [] : readExamples(builder, json))],
    evidence,
    hasOwnEvidence,
  };
}

/** The style that stands on a parameter or an encoding. */
export function readStyle(value: unknown): ParameterStyle | undefined {
  return styles.find((candidate) => candidate === textMember(value, "style"));
}

/** The values of `example` and `examples`, the latter by reference or in place. */
export function readExamples(builder: SchemaBuilder, place: Place): readonly Json[] {
  const named = childrenOfPlace(child(place, "examples")).map((entry) => member(follow(builder.context, entry).value, "value"));
  return [...named, member(place.value, "example")].filter(isJson);
}
