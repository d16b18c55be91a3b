/** Decides what the runtime is told about an operation: only what differs from OpenAPI's defaults. */

import type { Operation, Parameter, RequestBody } from "../model/model.js";
import { childrenOf, type Scalar, type Schema } from "../model/schema.js";
import { type FindComponent, resolveReference } from "../model/schema-at.js";
import type { BodyPlan, DescriptorPlan, EncodingPlan, MethodPlan, ParameterPlan, StreamPlan } from "./plan.js";
import { planInt64, type WideSchemas } from "./plan-int64.js";

/** The part of the runtime's operation that takes a decision. */
export function planDescriptor(operation: Operation, schemas: WideSchemas): DescriptorPlan {
  const { find } = schemas;
  const { parameters, body, security } = operation;
  return {
    parameters: parameters.map((parameter) => planParameter(parameter, find)).filter((parameter) => !isPlainInPath(parameter)),
    body: body === undefined ? undefined : planBody(body),
    accept: planAccept(operation),
    security,
    headers: planHeaders(operation),
    stream: planStream(operation),
    int64: planInt64(operation, schemas),
  };
}

function planHeaders({ responses }: Operation): DescriptorPlan["headers"] {
  const described = responses.filter(({ headers }) => headers.length > 0);
  return described.map(({ status, headers }) => [status, headers.map(({ name, type }) => [name, type])]);
}

function planStream({ responses }: Operation): StreamPlan | undefined {
  const stream = responses.find(({ format }) => format === "stream")?.stream;
  return stream === undefined ? undefined : { format: stream.format, data: stream.isJson ? "json" : "text" };
}

/** The runtime's function that makes a call of a descriptor. */
export function definerOf({ isList, isStream }: Pick<MethodPlan, "isList" | "isStream">): string {
  if (isList) return "defineListOperation";
  return isStream ? "defineStreamOperation" : "defineOperation";
}

/** The runtime's functions that read how a list continues. */
export const pageReaders = { cursor: "readByCursor", page: "readByNumber" } as const;

/** The functions of the runtime that a descriptor names; a package imports only those. */
export function functionsOf({
  operation,
  descriptor,
}: {
  readonly operation: Operation;
  readonly descriptor: DescriptorPlan;
}): readonly string[] {
  const writers = [...descriptor.parameters.map(({ write }) => write), descriptor.body?.write].filter((write) => write !== undefined);
  const judges = [
    ...(operation.pagination === undefined ? [] : [pageReaders[operation.pagination.style]]),
    ...(operation.success === undefined ? [] : ["judgeSuccess"]),
    ...(descriptor.int64.length === 0 ? [] : ["findUnsafeInteger"]),
    ...(descriptor.headers.length === 0 ? [] : ["readHeaders"]),
    ...(descriptor.stream === undefined ? [] : [descriptor.stream.format]),
  ];
  return [...writers, ...judges];
}

/** The one value of a required query or header parameter: the client sends it, and nobody is asked for it. */
export function constantOf({ in: location, isRequired, isJson, schema }: Parameter): Scalar | undefined {
  const canBeConstant = isRequired && !isJson && (location === "query" || location === "header");
  return canBeConstant && schema.kind === "const" && !schema.isNullable ? schema.value : undefined;
}

function planParameter(parameter: Parameter, find: FindComponent): ParameterPlan {
  const { in: location, name, isRequired, isJson, isReservedAllowed, style, explode } = parameter;
  const shared = { in: location, name, ...(isRequired ? { isRequired } : {}) };
  if (isJson) return { ...shared, write: "writeJson" };
  const shapes = [...new Set(shapesOf(parameter.schema, find, 0))];
  const [shape] = shapes;
  const constant = constantOf(parameter);
  const defaultStyle = location === "query" || location === "cookie" ? "form" : "simple";
  const usedStyle = style ?? defaultStyle;
  const isPlainList = shape === "array" && shapes.length === 1 && location === "query" && usedStyle === "form" && explode !== false;
  if (isPlainList && !isReservedAllowed) return { ...shared, write: "writeRepeated" };
  const isStyled = shape !== undefined || usedStyle !== defaultStyle || isReservedAllowed;
  return {
    ...shared,
    ...(isStyled ? { write: "writeStyled" } : {}),
    ...(shape === undefined || shapes.length > 1 ? {} : { shape }),
    ...(usedStyle === defaultStyle ? {} : { style: usedStyle }),
    // OpenAPI 3.1.0, "Parameter Object": explode is true for form and false for every other style; of a deepObject it decides nothing.
    ...(explode === undefined || explode === (usedStyle === "form") || usedStyle === "deepObject" ? {} : { explode }),
    ...(isReservedAllowed ? { allowReserved: true } : {}),
    ...(constant === undefined ? {} : { constant }),
  };
}

/** The path names what it holds, and holds scalars unless it is told otherwise. */
function isPlainInPath({ in: location, write }: ParameterPlan): boolean {
  return location === "path" && write === undefined;
}

/** What the values may be beside scalars. */
function shapesOf(schema: Schema, find: FindComponent, depth: number): readonly ("array" | "object")[] {
  const resolved = resolveReference(schema, find);
  if (resolved === undefined || depth > 10) return [];
  if (resolved.kind === "array" || resolved.kind === "tuple") return ["array"];
  if (resolved.kind === "object" || resolved.kind === "record") return ["object"];
  if (resolved.kind === "unknown") return ["array", "object"];
  if (resolved.kind !== "union" && resolved.kind !== "intersection") return [];
  return childrenOf(resolved).flatMap((part) => shapesOf(part, find, depth + 1));
}

const writers = { json: undefined, form: "writeForm", multipart: "writeMultipart", text: "writeTextBody", bytes: "writeBytes" } as const;

function planBody({ contentType, isRequired, format, encodings }: RequestBody): BodyPlan {
  const write = writers[format];
  const encoding = encodings.map(({ name, style, explode, isReservedAllowed, contentType: type }): readonly [string, EncodingPlan] => [
    name,
    {
      ...(type === undefined ? {} : { contentType: type }),
      ...(style === undefined ? {} : { style }),
      ...(explode === undefined ? {} : { explode }),
      ...(isReservedAllowed ? { allowReserved: true } : {}),
    },
  ]);
  return {
    contentType,
    ...(isRequired ? { isRequired } : {}),
    ...(write === undefined ? {} : { write }),
    ...(encoding.length === 0 ? {} : { encoding: Object.fromEntries(encoding) }),
  };
}

/** The media types of the answers, where the client has to ask for more than JSON. */
function planAccept({ responses }: Operation): string | undefined {
  const types = [...new Set(responses.flatMap(({ contentType }) => contentType ?? []))];
  return types.every((type) => type === "application/json") ? undefined : types.join(", ");
}
