import { expect, test } from "vitest";
import { ConfigError, type Operation, type Parameter, writeStyled } from "../src/index.js";
import { createAcme, send } from "./support/acme.js";
import { failureAs } from "./support/failure.js";
import { serve } from "./support/server.js";

/** Only scalars can do without a writer. */
function styled({ shape }: Partial<Parameter>): Partial<Parameter> {
  return shape === undefined ? {} : { write: writeStyled };
}

function toOperation(parameter: Omit<Parameter, "name">): Operation {
  return {
    name: "probe",
    method: "GET",
    path: "/probe",
    parameters: [{ name: "p q", ...styled(parameter), ...parameter }],
    responses: { "200": "none" },
  };
}

test.each<{ title: string; parameter?: Omit<Parameter, "in" | "name">; value: unknown; url: string }>([
  { title: "text", value: "a b&c=d", url: "?p%20q=a%20b%26c%3Dd" },
  { title: "empty text", value: "", url: "?p%20q=" },
  { title: "a number", value: -0.5, url: "?p%20q=-0.5" },
  { title: "false", value: false, url: "?p%20q=false" },
  { title: "a bigint", value: 9_007_199_254_740_993n, url: "?p%20q=9007199254740993" },
  { title: "a Date", value: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), url: "?p%20q=2026-01-02T03%3A04%3A05.000Z" },
  { title: "undefined", value: undefined, url: "" },
  { title: "null", value: null, url: "" },
  { title: "a constant, never asked for", parameter: { constant: "listUsers" }, value: undefined, url: "?p%20q=listUsers" },
  { title: "a constant, whatever is given", parameter: { constant: "listUsers" }, value: "dropAll", url: "?p%20q=listUsers" },
  { title: "an array, exploded by default", parameter: { shape: "array" }, value: ["a", "b,c"], url: "?p%20q=a&p%20q=b%2Cc" },
  { title: "an array, joined", parameter: { shape: "array", explode: false }, value: ["a", "b,c"], url: "?p%20q=a,b%2Cc" },
  { title: "an array with gaps", parameter: { shape: "array" }, value: [undefined, "a", null], url: "?p%20q=a" },
  { title: "an empty array", parameter: { shape: "array" }, value: [], url: "" },
  { title: "an array of nothing", parameter: { shape: "array" }, value: [null], url: "" },
  { title: "a single value where an array may stand", parameter: { shape: "array" }, value: "a", url: "?p%20q=a" },
  {
    title: "spaceDelimited",
    parameter: { shape: "array", style: "spaceDelimited", explode: false },
    value: ["a", "b"],
    url: "?p%20q=a%20b",
  },
  {
    title: "spaceDelimited, joined by default",
    parameter: { shape: "array", style: "spaceDelimited" },
    value: ["a", "b"],
    url: "?p%20q=a%20b",
  },
  { title: "pipeDelimited", parameter: { shape: "array", style: "pipeDelimited", explode: false }, value: ["a", "b"], url: "?p%20q=a%7Cb" },
  { title: "an object, exploded by default", parameter: { shape: "object" }, value: { x: 1, "y z": "&" }, url: "?x=1&y%20z=%26" },
  { title: "an object, joined", parameter: { shape: "object", explode: false }, value: { x: 1, y: 2 }, url: "?p%20q=x,1,y,2" },
  { title: "a deepObject", parameter: { shape: "object", style: "deepObject" }, value: { x: 1, y: null }, url: "?p%20q%5Bx%5D=1" },
  { title: "an empty object", parameter: { shape: "object" }, value: {}, url: "" },
  { title: "an object of nothing", parameter: { shape: "object" }, value: { x: undefined }, url: "" },
])("a query parameter is written as the document says: $title", async ({ parameter, value, url }) => {
  const server = await serve({});

  await send(toOperation({ in: "query", ...parameter }), { baseUrl: server.url }, { query: { "p q": value } });

  expect(server.requests[0]?.url).toBe(`/probe${url}`);
});

test.each<{ title: string; parameter?: Omit<Parameter, "in" | "name">; value: unknown; at?: string }>([
  { title: "an array where a scalar stands", value: ["a"] },
  { title: "an object where a scalar stands", value: { a: 1 } },
  { title: "an object where an array stands", parameter: { shape: "array" }, value: { a: 1 } },
  { title: "an array where an object stands", parameter: { shape: "object" }, value: ["a"] },
  { title: "an array within an array", parameter: { shape: "array" }, value: [["a"]] },
  { title: "an object within an object", parameter: { shape: "object", style: "deepObject" }, value: { a: { b: 1 } }, at: "query.p q.a" },
  { title: "NaN", value: Number.NaN },
  { title: "an invalid Date", value: new Date(Number.NaN) },
  { title: "a symbol", value: Symbol("s") },
  { title: "half of a surrogate pair", value: "\ud800" },
  { title: "half of a surrogate pair in a name", parameter: { shape: "object" }, value: { "\ud800": 1 } },
  { title: "nothing where something is required", parameter: { isRequired: true }, value: undefined },
  { title: "null where something is required", parameter: { isRequired: true }, value: null },
  { title: "an empty array where something is required", parameter: { isRequired: true, shape: "array" }, value: [] },
  { title: "an empty object where something is required", parameter: { isRequired: true, shape: "object" }, value: {} },
])("a query value that cannot be written is refused by name: $title", async ({ parameter, value, at }) => {
  const call = send(toOperation({ in: "query", ...parameter }), { baseUrl: "http://127.0.0.1:9" }, { query: { "p q": value } });

  expect((await failureAs(ConfigError, call)).parameter).toBe(at ?? "query.p q");
});

test.each<{ title: string; parameter?: Partial<Parameter>; value: unknown; sent: string | undefined }>([
  { title: "text", value: "a b", sent: "a b" },
  { title: "latin-1", value: "caf\u00e9", sent: "caf\u00e9" },
  { title: "a number", value: 7, sent: "7" },
  { title: "a Date", value: new Date(Date.UTC(2026, 0, 2)), sent: "2026-01-02T00:00:00.000Z" },
  { title: "an array", parameter: { shape: "array" }, value: ["a", null, "b"], sent: "a,b" },
  { title: "an empty array", parameter: { shape: "array" }, value: [], sent: undefined },
  { title: "a constant", parameter: { constant: "2024-01-01" }, value: undefined, sent: "2024-01-01" },
  { title: "nothing", value: undefined, sent: undefined },
])("a header parameter is written as text: $title", async ({ parameter, value, sent }) => {
  const server = await serve({});
  const operation = toOperation({ ...parameter, in: "header" });

  await send(
    { ...operation, parameters: [{ in: "header", name: "X-Probe", ...styled(parameter ?? {}), ...parameter }] },
    { baseUrl: server.url },
    { header: { "X-Probe": value } },
  );

  expect(server.requests[0]?.headers["x-probe"]).toBe(sent);
});

test("cookie parameters are encoded and joined, also with a cookie credential", async () => {
  const server = await serve({});
  const parameters: Parameter[] = [
    { in: "cookie", name: "a", shape: "array", explode: false, write: writeStyled },
    { in: "cookie", name: "b" },
    { in: "cookie", name: "c" },
  ];

  await send({ ...toOperation({ in: "cookie" }), parameters }, { baseUrl: server.url }, { cookie: { a: ["1", "2;x"], b: "y=z" } });

  expect(server.requests[0]?.headers.cookie).toBe("a=1,2%3Bx; b=y%3Dz");
});

const hostile: readonly (readonly [string, string])[] = [
  ["a line break", "secret\r\nx-evil: 1"],
  ["a line feed at the end", "secret\n"],
  ["NUL", "secret\0"],
  ["DEL", "secret\u007f"],
  ["a character outside latin-1", "secret\u2028"],
  ["half of a surrogate pair", "secret\ud800"],
];

test.each(hostile)("a header value is refused without being shown: %s", async (_, value) => {
  const server = await serve({});
  const operation: Operation = { ...toOperation({ in: "header" }), parameters: [{ in: "header", name: "X-Probe" }] };
  const calls = [
    ["header.X-Probe", send(operation, { baseUrl: server.url }, { header: { "X-Probe": value } })],
    ["headers.X-Probe", send(operation, { baseUrl: server.url }, {}, { headers: { "X-Probe": value } })],
    ["headers.X-Probe", send(operation, { baseUrl: server.url }, {}, { extra: { header: { "X-Probe": value } } })],
  ] as const;

  for (const [parameter, call] of calls) {
    const error = await failureAs(ConfigError, call);
    expect(error.parameter).toBe(parameter);
    expect(error.message).not.toContain("secret");
  }
  expect(() => createAcme({ baseUrl: server.url, headers: { "X-Probe": value } })).toThrow("the option headers.X-Probe holds a line break");
  expect(server.requests).toEqual([]);
});

test.each([new Headers({ "x-a": "1" }), new Map([["x-a", "1"]]), [["x-a", "1"]], "x-a: 1"])(
  "headers in another form than a plain object are refused, not dropped: %o",
  async (headers) => {
    const error = await failureAs(
      ConfigError,
      send(toOperation({ in: "query" }), { baseUrl: "http://127.0.0.1:9" }, {}, { headers: headers as never }),
    ); // plain JavaScript could

    expect(error.message).toBe("acme: probe: headers must be an object of names and values. Nothing was sent.");
  },
);

test.each([7, 0, true, ["1"], { toString: () => "1" }])("a header value that is no text is refused: %j", (value) => {
  expect(() => createAcme({ baseUrl: "https://api.example.com", headers: { "x-a": value as never } })).toThrow(
    "acme: the option headers.x-a must be a string.",
  );
});

test.each(["", "a b", "a:b", "a\r\nb", "ü"])("'%s' is refused as the name of a header", (name) => {
  expect(() => createAcme({ baseUrl: "https://api.example.com", headers: { [name]: "x" } })).toThrow(
    "acme: the option headers holds a name that no HTTP field has",
  );
});

test("names of Object.prototype are headers and parameters like any other, and pollute nothing", async () => {
  const server = await serve({});
  const operation = toOperation({ in: "query" });
  const parameters: Parameter[] = ["__proto__", "constructor", "toString"].map((name) => ({ in: "query", name }));
  const query = JSON.parse('{"__proto__":"a","constructor":"b"}');

  await send({ ...operation, parameters }, { baseUrl: server.url }, { query }, { headers: { constructor: "c" } as never }); // typed as a function

  expect(server.requests[0]?.url).toBe("/probe?__proto__=a&constructor=b");
  expect(server.requests[0]?.headers.constructor).toBe("c");
  expect({}.constructor).toBe(Object);
});

const path = { group_id: "g_1" };

test.each<{ title: string; body: unknown; sent: string }>([
  { title: "members that are undefined are left out, null stays", body: { a: undefined, b: null }, sent: '{"b":null}' },
  { title: "a Date is ISO 8601", body: { at: new Date(0) }, sent: '{"at":"1970-01-01T00:00:00.000Z"}' },
  { title: "half of a surrogate pair is escaped, not replaced", body: { name: "a\ud800" }, sent: '{"name":"a\\ud800"}' },
  { title: "text beyond ASCII is UTF-8", body: { name: "ü😀\u2028" }, sent: '{"name":"ü😀\u2028"}' },
  { title: "null is a body", body: null, sent: "null" },
  { title: "__proto__ is a member", body: JSON.parse('{"__proto__":{"a":1}}'), sent: '{"__proto__":{"a":1}}' },
])("a JSON body: $title", async ({ body, sent }) => {
  const server = await serve({ json: { id: "u_1" } });

  await createAcme({ baseUrl: server.url }).groups.users.add({ path, body: body as never }); // the type knows user_id only

  expect(server.requests[0]?.body).toBe(sent);
  expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
  expect(server.requests[0]?.headers.accept).toBe("application/json");
});

const cycle: { self?: unknown } = {};
cycle.self = cycle;

test.each<{ title: string; body: unknown; problem: string }>([
  { title: "nothing", body: undefined, problem: "body is required" },
  { title: "a bigint", body: { id: 1n }, problem: "body cannot be written as JSON" },
  { title: "a cycle", body: cycle, problem: "body cannot be written as JSON" },
  { title: "NaN", body: { seats: Number.NaN }, problem: "body cannot be written as JSON: it holds NaN or Infinity" },
  { title: "Infinity", body: [Number.POSITIVE_INFINITY], problem: "body cannot be written as JSON: it holds NaN or Infinity" },
  { title: "a function", body: { id: () => "u_1" }, problem: "body cannot be written as JSON: it holds a function" },
  {
    title: "what writes itself as nothing",
    body: { toJSON: () => undefined },
    problem: "body cannot be written as JSON: an object stands",
  },
  { title: "a symbol", body: Symbol("s"), problem: "body cannot be written as JSON: it holds a symbol" },
])("a body that JSON cannot hold is refused: $title", async ({ body, problem }) => {
  const server = await serve({ json: { id: "u_1" } });

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url }).groups.users.add({ path, body: body as never })); // plain JavaScript could

  expect(error.message).toContain(`acme: groups.users.add: ${problem}`);
  expect(server.requests).toEqual([]);
});

test("a request without a body has no content type", async () => {
  const server = await serve({});

  await send({ ...toOperation({ in: "query" }), method: "POST" }, { baseUrl: server.url });

  expect(server.requests[0]?.headers["content-type"]).toBeUndefined();
  expect(server.requests[0]?.body).toBe("");
});
