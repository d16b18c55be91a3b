/** Builds one operation of the model: its request, its answers and what the vocabulary says about it. */

import { member, textItems, textMember } from "../json.js";
import type { Evidence, RateLimit } from "../vocabulary/index.js";
import { buildBody } from "./build-body.js";
import { buildCallbacks } from "./build-incoming.js";
import { buildParameters } from "./build-parameters.js";
import { buildResponses } from "./build-responses.js";
import type { SchemaBuilder } from "./build-schema.js";
import { readAlternatives } from "./build-security.js";
import { buildOwnServers } from "./build-servers.js";
import { checkPagination, checkSuccess } from "./check-rules.js";
import { child, evidenceAt, type Place } from "./context.js";
import { isSuccess, type Method, type Operation, type Response } from "./model.js";
import { nameOperation } from "./name-operation.js";

/** Where an operation stands, and what it takes over from what it stands in. */
export interface OperationPlace {
  readonly operation: Place;
  readonly pathItem: Place;
  readonly path: string;
  readonly method: Method;
  readonly evidence: Evidence | undefined;
  readonly rateLimit: RateLimit | undefined;
}

/** The operation at a place. */
export function buildOperation(builder: SchemaBuilder, place: OperationPlace): Operation {
  const { context } = builder;
  const { operation, path, method } = place;
  const { evidence } = evidenceAt(context, operation, place.evidence);
  const read = readVocabulary(builder, operation);
  const security = child(operation, "security");
  const built: Operation = {
    pointer: operation.pointer,
    method,
    path,
    operationId: textMember(operation.value, "operationId"),
    ...nameOperation({ operation, path, method, given: read.sdkMethod?.name }),
    formerNames: (read.sdkMethod?.formerly ?? []).map((former) => former.split(".")),
    summary: textMember(operation.value, "summary"),
    description: textMember(operation.value, "description"),
    tags: textItems(operation.value, "tags"),
    isDeprecated: member(operation.value, "deprecated") === true,
    parameters: buildParameters(builder, place, evidence),
    body: buildBody(builder, child(operation, "requestBody"), evidence),
    responses: addSuccess(builder, child(operation, "responses"), evidence),
    callbacks: buildCallbacks(builder, operation, evidence),
    security: security.value === undefined ? undefined : readAlternatives(security.value),
    pagination: read.pagination,
    retry: read.retry,
    success: read.success,
    rateLimit: read.rateLimit ?? place.rateLimit,
    evidence,
    servers: buildOwnServers(context, child(operation, "servers"), child(place.pathItem, "servers")),
  };
  checkPagination(builder, built);
  checkSuccess(builder, built);
  return built;
}

/** Where no success is documented, `default` is what a success looks like, too: the document says nothing else. */
function addSuccess(builder: SchemaBuilder, place: Place, inherited: Evidence | undefined): readonly Response[] {
  const responses = buildResponses(builder, place, inherited);
  if (responses.some(({ status }) => isSuccess(status))) return responses;
  builder.context.report("no-success-response", place.pointer, "No answer with a 2xx status is documented.");
  const fallback = responses.find(({ status }) => status === "default");
  return fallback === undefined ? responses : [{ ...fallback, status: "2XX" }, ...responses];
}

function readVocabulary({ context }: SchemaBuilder, { value, pointer }: Place) {
  return {
    sdkMethod: context.read(value, "x-sdk-method", pointer),
    pagination: context.read(value, "x-pagination", pointer),
    retry: context.read(value, "x-retry", pointer),
    success: context.read(value, "x-success", pointer),
    rateLimit: context.read(value, "x-rate-limit", pointer),
  };
}
