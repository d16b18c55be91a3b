import { expect, expectTypeOf, test } from "vitest";
import {
  type ApiCall,
  type Core,
  defineOperation,
  type ErrorResult,
  type FailedResult,
  type HeaderType,
  type Operation,
  readHeaders,
  type SuccessResult,
  type UndocumentedResult,
  type WithHeaders,
} from "../src/index.js";
import { adminKey, createAcmeCore } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { serve } from "./support/server.js";

type Result =
  | (SuccessResult<200, object> & WithHeaders<{ "x-left"?: number; etag?: string }>)
  | SuccessResult<204, undefined>
  | (ErrorResult<429, object> & WithHeaders<{ "x-left"?: number }>)
  | UndocumentedResult
  | FailedResult;

const operation: Operation = {
  name: "things.get",
  method: "GET",
  path: "/things",
  responses: { "200": "json", "204": "none", "429": "json" },
  headers: { fields: { "200": { "x-left": "integer", etag: "string" }, "429": { "x-left": "integer" } }, read: readHeaders },
};

function get(baseUrl: string): ApiCall<object | undefined, Result> {
  const call = defineOperation<(core: Core) => ApiCall<object | undefined, Result>>(operation);
  return call(createAcmeCore({ adminKey, baseUrl, retries: 0 }, impatient));
}

test.each<readonly [HeaderType, string, unknown]>([
  ["string", 'W/"a, b"', 'W/"a, b"'],
  ["integer", "42", 42],
  ["integer", "-7", -7],
  ["integer", "4.5", undefined],
  ["integer", "0x10", undefined],
  ["integer", "9007199254740993", undefined],
  ["integer", "", undefined],
  ["number", "1.5e3", 1500],
  ["number", ".5", 0.5],
  ["number", "Infinity", undefined],
  ["number", "1e999", undefined],
  ["boolean", "true", true],
  ["boolean", "False", false],
  ["boolean", "1", undefined],
  ["json", '{"a":1}', { a: 1 }],
  ["json", "{", undefined],
  ["string[]", "a, b,c", ["a", "b", "c"]],
  ["integer[]", "1,2", [1, 2]],
  ["integer[]", "1,x", undefined],
  ["boolean[]", "true,false", [true, false]],
  ["number[]", "", []],
])("as %s, %j is %j", (type, text, value) => {
  const headers = new Headers({ "X-Field": text });

  expect(readHeaders({ fields: { "200": { "x-field": type } }, read: readHeaders }, "200", headers)).toEqual(
    value === undefined ? {} : { "x-field": value },
  );
});

test("a field by the name of a prototype's member is a field like any other", () => {
  const fields = { "200": { constructor: "string", ["__proto__"]: "string" } } as const;

  const read = readHeaders({ fields, read: readHeaders }, "200", new Headers([["__proto__", "a"]]));

  expect(Object.entries(read ?? {})).toEqual([["__proto__", "a"]]);
  expect(readHeaders({ fields, read: readHeaders }, "toString", new Headers())).toBeUndefined();
});

test("the documented fields stand beside the response and in the result, and every other in the response", async () => {
  const { url } = await serve({ json: {}, headers: { "X-Left": "3", ETag: "v1", "X-Other": "1" } });

  const { headers, response } = await get(url).withResponse();
  const result = await get(url).result();

  expect(headers).toEqual({ "x-left": 3, etag: "v1" });
  expect(response.headers.get("x-other")).toBe("1");
  if (result.case !== 200) throw new Error("no success");
  expect(result.headers).toEqual({ "x-left": 3, etag: "v1" });
  expectTypeOf(headers).toEqualTypeOf<{ "x-left"?: number; etag?: string } | undefined>();
  expectTypeOf(result.headers["x-left"]).toEqualTypeOf<number | undefined>();
});

test("a value that is not what the document says is left out, and fails nothing", async () => {
  const { url } = await serve({ json: {}, headers: { "x-left": "many" } });

  const { headers, response } = await get(url).withResponse();

  expect(headers).toEqual({});
  expect(response.headers.get("x-left")).toBe("many");
});

test("a failure has its own fields, and an answer that documents none has none", async () => {
  const { url } = await serve(
    { status: 429, json: {}, headers: { "x-left": "0", etag: "v1" } },
    { status: 204, headers: { "x-left": "1" } },
  );

  const refused = await get(url).result();
  const empty = await get(url).result();

  if (refused.case !== 429) throw new Error("not refused");
  expect(refused.headers).toEqual({ "x-left": 0 });
  expect([empty.case, "headers" in empty]).toEqual([204, false]);
});

test("a success that nobody documented is read like the documented one", async () => {
  const { url } = await serve({ status: 201, json: {}, headers: { "x-left": "3" } });

  expect((await get(url).withResponse()).headers).toEqual({ "x-left": 3 });
});

test("an operation without documented fields has none beside its response", async () => {
  const { headers: _, ...rest } = operation;
  const plain = defineOperation<(core: Core) => ApiCall<object, SuccessResult<200, object> | UndocumentedResult | FailedResult>>(rest);
  const { url } = await serve({ json: {} });

  const answer = await plain(createAcmeCore({ adminKey, baseUrl: url })).withResponse();

  expect(Object.keys(answer)).toEqual(["data", "response", "requestId"]);
  // @ts-expect-error: there is no such member
  expect(answer.headers).toBeUndefined();
});
