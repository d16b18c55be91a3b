/** Builds the requests that the vendor sends: webhooks of the document, and callbacks of its operations. Nothing runs; they become types. */

import { member, textMember } from "../json.js";
import { fixes } from "../problem-codes.js";
import type { Evidence } from "../vocabulary/index.js";
import { buildParameters } from "./build-parameters.js";
import { buildResponses } from "./build-responses.js";
import { buildSchema, type SchemaBuilder } from "./build-schema.js";
import { child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import { isFormType, isJsonType, isMultipartType, isTextType } from "./media-type.js";
import { type IncomingBody, type IncomingRequest, type Method, methods } from "./model.js";

/** The webhooks of the document (OpenAPI 3.1). */
export function buildWebhooks(builder: SchemaBuilder, root: Place, evidence: Evidence | undefined): readonly IncomingRequest[] {
  return childrenOfPlace(child(root, "webhooks")).flatMap((entry) => {
    return buildItem(builder, entry, { name: entry.name, expression: undefined, evidence });
  });
}

/** The callbacks of an operation. */
export function buildCallbacks(builder: SchemaBuilder, operation: Place, evidence: Evidence | undefined): readonly IncomingRequest[] {
  return childrenOfPlace(child(operation, "callbacks")).flatMap(({ name, ...callback }) =>
    childrenOfPlace(follow(builder.context, callback))
      .filter((item) => !item.name.startsWith("x-"))
      .flatMap((item) => buildItem(builder, item, { name, expression: item.name, evidence })),
  );
}

type Occasion = Pick<IncomingRequest, "name" | "expression" | "evidence">;

function buildItem(builder: SchemaBuilder, entry: Place, occasion: Occasion): readonly IncomingRequest[] {
  const pathItem = follow(builder.context, entry);
  return childrenOfPlace(pathItem).flatMap((operation) => {
    const method = methods.find((candidate) => candidate.toLowerCase() === operation.name);
    return method === undefined ? [] : (buildUnlessUnsupported(builder, { operation, pathItem, method, occasion }) ?? []);
  });
}

interface IncomingPlace {
  readonly operation: Place;
  readonly pathItem: Place;
  readonly method: Method;
  readonly occasion: Occasion;
}

/** What no type can be made of is left out: a client is no worse without it, so it is no reason to refuse the document. */
function buildUnlessUnsupported(builder: SchemaBuilder, place: IncomingPlace): IncomingRequest | undefined {
  const { context } = builder;
  const found: Parameters<typeof context.report>[] = [];
  const report: typeof context.report = (...finding) => void found.push(finding);
  const request = buildRequest({ ...builder, context: { ...context, report } }, place);
  const error = found.find(([code]) => fixes[code].severity === "error");
  if (error === undefined) {
    for (const finding of found) context.report(...finding);
    return request;
  }
  context.report("ignored-webhook", error[1], `${JSON.stringify(place.occasion.name)} has no types: ${error[2]}`);
  return undefined;
}

function buildRequest(builder: SchemaBuilder, { operation, pathItem, method, occasion }: IncomingPlace): IncomingRequest {
  const { evidence } = evidenceAt(builder.context, operation, occasion.evidence);
  return {
    ...occasion,
    method,
    summary: textMember(operation.value, "summary"),
    description: textMember(operation.value, "description"),
    isDeprecated: member(operation.value, "deprecated") === true,
    parameters: buildParameters(builder, { operation, pathItem }, evidence),
    body: buildIncomingBody(builder, child(operation, "requestBody"), evidence),
    responses: buildResponses(builder, child(operation, "responses"), evidence),
    evidence,
  };
}

function buildIncomingBody(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): IncomingBody | undefined {
  const body = follow(builder.context, place);
  const media = childrenOfPlace(child(body, "content"));
  const kinds = [isJsonType, isFormType, isMultipartType, isTextType];
  const chosen = kinds.flatMap((is) => media.find(({ name }) => is(name)) ?? [])[0] ?? media[0];
  if (chosen === undefined) return undefined;
  if (media.length > 1) {
    const names = media.map(({ name }) => name).join(", ");
    builder.context.report("ignored-media-type", body.pointer, `Of ${names}, only ${chosen.name} has a type.`);
  }
  const { evidence } = evidenceAt(builder.context, body, inherited);
  const schema = child(chosen, "schema");
  const hasMembers = [isJsonType, isFormType, isMultipartType].some((is) => is(chosen.name));
  return {
    contentType: chosen.name,
    format: hasMembers ? "json" : isTextType(chosen.name) ? "text" : "bytes",
    description: textMember(body.value, "description"),
    isRequired: member(body.value, "required") === true,
    schema: schema.value === undefined ? undefined : buildSchema(builder, schema, evidence),
  };
}
