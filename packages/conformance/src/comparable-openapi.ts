// An OpenAPI document in a form that two documents of one API can be compared in: operations and schemas without prose, and each
// thing said in one of the ways in which it can be said.
import { isRecord } from "./json-difference.js";

export interface ComparableOpenApi {
  /** By method and path: `PUT /api/v1/organizations`. */
  readonly operations: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, unknown>>;
}

const methods = ["get", "put", "post", "delete", "patch", "head", "options"];
/** Words, and marks of either side's own. */
const prose = /^(title|summary|description|tags|example|examples|x-.*)$/;

export function toComparable(document: unknown, isWanted: (path: string) => boolean): ComparableOpenApi {
  const root = record(document);
  const paths = Object.entries(record(root.paths)).filter(([path]) => isWanted(path));
  const operations = paths.flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = record(item)[method];
      if (operation === undefined) return [];
      return [[`${method.toUpperCase()} ${path}`, toOperation(root, record(item), record(operation))] as const];
    }),
  );
  const used = operations.map(([, operation]) => operation);
  return { operations: Object.fromEntries(operations), schemas: toSchemas(root, used) };
}

type Json = Readonly<Record<string, unknown>>;

function toOperation(root: Json, item: Json, operation: Json): Json {
  const parameters = [...list(item.parameters), ...list(operation.parameters)].map((entry) => follow(root, entry));
  const responses = Object.entries(record(operation.responses)).map(([status, entry]) => [status, toBody(follow(root, entry))] as const);
  const body = operation.requestBody === undefined ? undefined : follow(root, operation.requestBody);
  return {
    operationId: operation.operationId,
    deprecated: operation.deprecated === true,
    // Saying the same alternative twice is saying it once.
    security: [...new Set(list(operation.security ?? root.security).map((each) => JSON.stringify(each)))].toSorted(),
    parameters: Object.fromEntries(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, toParameter(parameter)])),
    ...(body !== undefined && { requestBody: { required: body.required === true, ...toBody(body) } }),
    responses: Object.fromEntries(responses),
  };
}

function toParameter(parameter: Json): Json {
  const { required, schema, style, explode } = parameter;
  return {
    required: required === true,
    schema: toSchema(schema),
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
  };
}

function toBody(body: Json): Json {
  const content = Object.entries(record(body.content)).map(([type, media]) => [type, toSchema(record(media).schema)] as const);
  const headers = Object.keys(record(body.headers));
  return { content: Object.fromEntries(content), ...(headers.length > 0 && { headers }) };
}

/** The component schemas that the operations reach. */
function toSchemas(root: Json, operations: readonly unknown[]): Json {
  const known = record(record(root.components).schemas);
  const schemas: Record<string, unknown> = {};
  const visit = (value: unknown): void => {
    for (const name of referencesIn(value)) {
      if (Object.hasOwn(schemas, name)) continue;
      schemas[name] = toSchema(known[name]);
      visit(schemas[name]);
    }
  };
  visit(operations);
  return schemas;
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isRecord(value)) return [];
  const own = typeof value.$ref === "string" ? [value.$ref.slice("#/components/schemas/".length)] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

/** Without prose; `required` in one order; alternatives that are types alone as a list of types. */
export function toSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toSchema);
  if (!isRecord(schema)) return schema;
  const plain: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "properties") plain.properties = toProperties(value);
    else if (keyword === "required") plain.required = list(value).toSorted();
    else if (!prose.test(keyword)) plain[keyword] = toSchema(value);
  }
  return withTypeList(plain);
}

/** Names of properties are not keywords, even when they are called `title`. */
function toProperties(value: unknown): Json {
  return Object.fromEntries(Object.entries(record(value)).map(([name, schema]) => [name, toSchema(schema)]));
}

/** `anyOf: [A, { type: "null" }]` says what `type: [A's, "null"]` says, and so do two plain types. */
function withTypeList(schema: Record<string, unknown>): unknown {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const typed = anyOf.filter((each): each is Json => isRecord(each) && typeof each.type === "string");
  const detailed = typed.filter((each) => Object.keys(each).length > 1);
  if (typed.length < anyOf.length || detailed.length > 1) return schema;
  return { ...rest, ...detailed[0], type: typed.map(({ type }) => type) };
}

function follow(root: Json, entry: unknown): Json {
  const reference = record(entry).$ref;
  if (typeof reference !== "string") return record(entry);
  const steps = reference.split("/").slice(1);
  return record(steps.reduce<unknown>((value, name) => record(value)[name], root));
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
