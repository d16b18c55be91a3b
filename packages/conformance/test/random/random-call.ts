// Random operations, each with arguments: what is given has to be what an independent reader finds on the wire.
import fc from "fast-check";
import { distinct, hostileText } from "./hostile-text.js";
import type { Json, JsonObject } from "./random-schema.js";
import { toObject } from "./random-schema.js";

export type Location = "path" | "query" | "header" | "cookie";
export type Style = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
export type ScalarType = "string" | "integer" | "boolean";
export type Scalar = string | number | boolean;

/** A parameter, with the value that it is given. */
export interface RandomParameter {
  readonly in: Location;
  readonly name: string;
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly shape: "scalar" | "array" | "object" | "json";
  readonly type: ScalarType;
  readonly value: Json;
}

/** A body, with the value that it is given. */
export interface RandomBody {
  readonly contentType:
    | "application/json"
    | "application/x-www-form-urlencoded"
    | "multipart/form-data"
    | "text/plain"
    | "application/octet-stream";
  readonly value: Json;
}

export interface RandomCall {
  readonly parameters: readonly RandomParameter[];
  readonly body: RandomBody | undefined;
}

interface Writing {
  readonly in: Location;
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly shape: RandomParameter["shape"];
}

// OpenAPI 3.1, "Style Values": which styles go where, and which shapes they take.
const styles: Readonly<Record<Location, readonly Style[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

const writing: fc.Arbitrary<Writing> = fc
  .record({
    in: fc.constantFrom<Location>("path", "query", "header", "cookie"),
    style: fc.nat(),
    explode: fc.boolean(),
    allowReserved: fc.boolean(),
    shape: fc.constantFrom<RandomParameter["shape"]>("scalar", "array", "object", "json"),
  })
  .map(({ style, allowReserved, ...rest }) => {
    const possible = styles[rest.in];
    return {
      ...rest,
      style: possible[style % possible.length] ?? "form",
      allowReserved: allowReserved && rest.in === "query" && rest.shape !== "json",
    };
  })
  .filter(({ in: location, style, shape, explode }) => {
    if (style === "deepObject") return shape === "object" && explode;
    if (style === "spaceDelimited" || style === "pipeDelimited") return shape === "array" && !explode;
    // Pairs of a cookie have no name of their own when an object is exploded, as those of a query.
    return !(location === "cookie" && shape === "object" && explode);
  });

/** Text that a parameter can carry so that it is still told apart from the marks around it. */
function toText({ in: location, style, shape, allowReserved, explode }: Writing): fc.Arbitrary<string> {
  const isPart = shape === "array" || shape === "object";
  if (location === "header") return fc.stringMatching(isPart ? /^[!-+.-<>-~]{1,8}$/ : /^[!-~]([ -~]{0,6}[!-~])?$/);
  if (location === "path") {
    const base = hostileText.filter((text) => !/[\\/%]|^\.+$|\0/.test(text));
    return style === "label" ? base.filter((text) => !text.includes(".")) : base;
  }
  if (style === "spaceDelimited") return hostileText.filter((text) => !text.includes(" "));
  if (style === "pipeDelimited") return hostileText.filter((text) => !text.includes("|"));
  // What is reserved stays as it is, so it must not be a mark of the list, nor an escape already.
  return allowReserved ? hostileText.filter((text) => !/%/.test(text) && !(isPart && !explode && text.includes(","))) : hostileText;
}

function toScalar(way: Writing, type: ScalarType): fc.Arbitrary<Scalar> {
  if (type === "integer") return fc.integer();
  return type === "boolean" ? fc.boolean() : toText(way);
}

function toValue(way: Writing, type: ScalarType, prefix: string): fc.Arbitrary<Json> {
  const one = toScalar(way, type);
  if (way.shape === "scalar") return one;
  if (way.shape === "array") return fc.array(one, { minLength: 1, maxLength: 3 });
  if (way.shape === "json") return jsonValue(way.in);
  const member = toText(way).filter((text) => !text.includes("]"));
  return distinct(fc.tuple(member, one), ([name]) => name, 3)
    .filter((members) => members.length > 0)
    .map((members) => toObject(members.map(([name, value]) => [`${prefix}${name}`, value])));
}

/** JSON in a path goes through the guard of every path value, which takes no backslash. */
function jsonValue(location: Location): fc.Arbitrary<Json> {
  const text = location === "path" ? fc.constantFrom("a", "ä b") : hostileText;
  return distinct(
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.oneof(text, fc.integer(), fc.array(fc.boolean(), { maxLength: 2 }))),
    ([name]) => name,
    3,
  ).map(toObject);
}

function toName(location: Location, index: number): fc.Arbitrary<string> {
  if (location === "path") return fc.constantFrom("id", "a-b", "a.b", "constructor", "__proto__").map((name) => `${name}${index}`);
  if (location === "header") return fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/).map((name) => `X-${name}-${index}`);
  return hostileText.map((name) => `${name}${index}`);
}

function toParameter(index: number): fc.Arbitrary<RandomParameter> {
  return fc
    .tuple(writing, fc.constantFrom<ScalarType>("string", "integer", "boolean"))
    .chain(([way, type]) =>
      fc.tuple(toName(way.in, index), toValue(way, type, `m${index}`)).map(([name, value]) => ({ ...way, type, name, value })),
    );
}

// Whoever reads a form may take a byte order mark away, and no name of a part holds a line break.
const formText = hostileText.filter((text) => !/[\r\n\0\ufeff]/.test(text));
const form = distinct(fc.tuple(formText, fc.oneof(formText, fc.integer(), fc.boolean())), ([name]) => name, 4)
  .filter((members) => members.length > 0)
  .map((members) => toObject<Json>(members));

const body: fc.Arbitrary<RandomBody> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value): RandomBody => ({ contentType: "application/json", value: toStable(value) })),
  form.map((value): RandomBody => ({ contentType: "application/x-www-form-urlencoded", value })),
  form.map((value): RandomBody => ({ contentType: "multipart/form-data", value })),
  hostileText.map((value): RandomBody => ({ contentType: "text/plain", value })),
  hostileText.map((value): RandomBody => ({ contentType: "application/octet-stream", value })),
);

/** As JSON itself would have it: minus zero is zero there. */
function toStable(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json; // what JSON text holds is JSON
}

/** An operation with up to five parameters, and perhaps a body. */
export const randomCall: fc.Arbitrary<RandomCall> = fc.record({
  parameters: fc.integer({ min: 0, max: 5 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => toParameter(index)))),
  body: fc.option(body, { nil: undefined }),
});

/** The document of the calls' operations: `call.c0`, `call.c1` and so on. */
export function toCallDocument(calls: readonly RandomCall[]): JsonObject {
  const paths = calls.map((call, index) => [toPath(call, index), { post: toOperation(call, index) }] as const);
  const info = { title: "Calls", version: "1.0.0" };
  return { openapi: "3.1.0", info, servers: [{ url: "https://api.acme.example" }], paths: toObject<Json>(paths) };
}

function toPath({ parameters }: RandomCall, index: number): string {
  const names = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => `/{${name}}`);
  return `/c${index}${names.join("")}`;
}

function toOperation({ parameters, body: sent }: RandomCall, index: number): JsonObject {
  return {
    "x-sdk-method": { name: `call.c${index}` },
    parameters: parameters.map(toDefinition),
    ...(sent === undefined ? {} : { requestBody: { required: true, content: { [sent.contentType]: { schema: toBodySchema(sent) } } } }),
    responses: { "204": { description: "Done." } },
  };
}

function toDefinition({ in: location, name, style, explode, allowReserved, shape, type }: RandomParameter): JsonObject {
  const shared = { in: location, name, required: location === "path" };
  if (shape === "json") return { ...shared, content: { "application/json": { schema: {} } } };
  const schemas = {
    scalar: { type },
    array: { type: "array", items: { type } },
    object: { type: "object", additionalProperties: { type } },
  };
  return { ...shared, style, explode, ...(allowReserved ? { allowReserved } : {}), schema: schemas[shape] };
}

function toBodySchema({ contentType }: RandomBody): JsonObject {
  if (contentType === "application/json") return {};
  if (contentType === "application/octet-stream") return { type: "string", format: "binary" };
  return contentType === "text/plain" ? { type: "string" } : { type: "object", additionalProperties: {} };
}
