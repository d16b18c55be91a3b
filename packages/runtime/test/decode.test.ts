import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { ConnectionError, DecodeError, type Fetch, findUnsafeInteger, HttpError, judgeSuccess, type Operation } from "../src/index.js";
import { readPointer } from "../src/json-pointer.js";
import { createAcme, getUser, send } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { failureAs } from "./support/failure.js";
import { serveSocket } from "./support/faulty-server.js";
import { type Reply, serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };
const json = { "content-type": "application/json" };

test.each<{ title: string; reply: Reply; body: unknown }>([
  { title: "JSON", reply: { json: { id: "u_1" } }, body: { id: "u_1" } },
  {
    title: "JSON with parameters on its type",
    reply: { headers: { "content-type": 'Application/JSON; charset="utf-8"' }, body: "[1]" },
    body: [1],
  },
  { title: "a type of old", reply: { headers: { "content-type": "text/json" }, body: "[1]" }, body: [1] },
  { title: "a type with the suffix +json", reply: { headers: { "content-type": "application/vnd.acme+json" }, body: "1" }, body: 1 },
  { title: "JSON without a type", reply: { body: '{"id":"u_1"}' }, body: { id: "u_1" } },
  { title: "JSON behind a byte order mark", reply: { headers: json, body: "\ufeff[1]" }, body: [1] },
  { title: "JSON that is compressed", reply: { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync("[1]") }, body: [1] },
  { title: "null", reply: { headers: json, body: "null" }, body: null },
  { title: "false", reply: { headers: json, body: "false" }, body: false },
  { title: "0", reply: { headers: json, body: "0" }, body: 0 },
  { title: "an empty text", reply: { headers: json, body: '""' }, body: "" },
  { title: "half of a surrogate pair, escaped", reply: { headers: json, body: '"\\ud800"' }, body: "\ud800" },
])("a success is read: $title", async ({ reply, body }) => {
  const server = await serve(reply);

  const result = await createAcme({ baseUrl: server.url }).groups.users.get({ path }).result();

  expect(result).toMatchObject({ case: 200, ok: true });
  expect(result.body).toEqual(body);
});

test.each<{ title: string; reply: Reply; problem: string; excerpt: string }>([
  {
    title: "HTML",
    reply: { headers: { "content-type": "text/html" }, body: "<html>\n  Sign in" },
    problem: "its body is text/html where the document promises JSON",
    excerpt: "<html> Sign in",
  },
  {
    title: "HTML that calls itself JSON",
    reply: { headers: json, body: "<html>" },
    problem: "its body of 6 bytes is not valid JSON",
    excerpt: "<html>",
  },
  {
    title: "JSON that is cut short",
    reply: { headers: json, body: '{"id":"u' },
    problem: "its body of 8 bytes is not valid JSON",
    excerpt: '{"id":"u',
  },
  { title: "two JSON texts", reply: { headers: json, body: "{}{}" }, problem: "its body of 4 bytes is not valid JSON", excerpt: "{}{}" },
  {
    title: "an empty body",
    reply: { headers: json, body: "" },
    problem: "its body is empty where the document promises JSON",
    excerpt: "",
  },
  { title: "an empty body without a type", reply: {}, problem: "its body is empty where the document promises JSON", excerpt: "" },
  { title: "blanks", reply: { headers: json, body: " \r\n" }, problem: "its body is empty where the document promises JSON", excerpt: " " },
  { title: "no content", reply: { status: 204 }, problem: "its body is empty where the document promises JSON", excerpt: "" },
  {
    title: "invalid UTF-8",
    reply: { headers: json, body: new Uint8Array([0x22, 0xff, 0x22]) },
    problem: "its body of 3 bytes is not valid JSON",
    excerpt: '"\ufffd"',
  },
])("a success that is not what the document promises is a decode error: $title", async ({ reply, problem, excerpt }) => {
  const status = reply.status ?? 200;
  const server = await serve({ ...reply, headers: { "x-request-id": "req_9", ...reply.headers } });

  const error = await failureAs(DecodeError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toBe(`acme: GET /groups/g_1/users/u_1 answered ${status}, but ${problem}, request id req_9.`);
  expect(error).toMatchObject({ status, requestId: "req_9", attempts: [{ status }] });
  expect(error.excerpt).toBe(excerpt);
  expect(Object.keys(error)).not.toContain("excerpt");
  expect(server.requests).toHaveLength(1);
});

test.each(["x-request-id", "request-id", "x-correlation-id"])(
  "the request id comes from %s, of a success and of a failure",
  async (field) => {
    const headers = { [field]: "req_9" };
    const server = await serve({ json: { id: "u_1" }, headers }, { status: 404, headers });
    const get = () => createAcme({ baseUrl: server.url }).groups.users.get({ path });

    expect((await get().withResponse()).requestId).toBe("req_9");
    expect((await failureAs(HttpError, get())).requestId).toBe("req_9");
  },
);

test.each([
  ["of length zero", "content-length: 0\r\n\r\n"],
  ["in no chunks", "transfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
  ["that the end of the connection ends", "connection: close\r\n\r\n"],
])("an empty body means the same in every framing: %s", async (_, rest) => {
  const server = await serveSocket((socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${rest}`));

  const error = await failureAs(DecodeError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toContain("its body is empty");
});

test.each<{ title: string; reply: Reply; body: unknown }>([
  {
    title: "an HTML page of a proxy",
    reply: { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad</h1>" },
    body: "<h1>Bad</h1>",
  },
  { title: "nothing", reply: { status: 500 }, body: undefined },
  { title: "nothing that calls itself JSON", reply: { status: 500, headers: json }, body: undefined },
  { title: "broken JSON", reply: { status: 500, headers: json, body: '{"error":' }, body: '{"error":' },
  { title: "JSON without a type", reply: { status: 404, body: '{"a":1}' }, body: { a: 1 } },
  {
    title: "problem+json",
    reply: { status: 404, headers: { "content-type": "application/problem+json" }, body: '{"title":"x"}' },
    body: { title: "x" },
  },
  { title: "null", reply: { status: 404, json: null }, body: null },
  { title: "a bare text", reply: { status: 404, json: "gone" }, body: "gone" },
  { title: "an array", reply: { status: 404, json: [{ code: "x" }] }, body: [{ code: "x" }] },
  { title: "a status that lies", reply: { status: 404, json: { status: 200 } }, body: { status: 200 } },
  { title: "an error that is no object", reply: { status: 404, json: { error: "x" } }, body: { error: "x" } },
])("a failure is an http error whatever its body is: $title", async ({ reply, body }) => {
  const server = await serve(reply);

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url, retries: 0 }).groups.users.get({ path }));

  expect(error.status).toBe(reply.status);
  expect(error.body).toEqual(body);
});

test.each([
  [{ error: { code: "group_not_found", type: "invalid" } }, " (group_not_found)"],
  [{ error: { type: "invalid_request" } }, " (invalid_request)"],
  [{ code: "E42" }, " (E42)"],
  [{ error: { code: "Ann Lee is not allowed" } }, ""],
  [{ error: { code: "ann@example.com" } }, ""],
  [{ error: { code: 7 } }, ""],
  [{ error: { message: "no code" } }, ""],
  [null, ""],
])("of the error body %j the message says only a code: '%s'", async (body, code) => {
  const server = await serve({ status: 404, json: body });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toBe(`acme: GET /groups/g_1/users/u_1 answered 404${code}.`);
});

test.each([
  ["its title", { type: "https://acme.example/no-group", title: "No such group", detail: "Ann Lee left", status: 200 }, " (No such group)"],
  ["its code before its title", { code: "E42", title: "No such group" }, " (E42)"],
  ["no title with an address in it", { title: "No ann@example.com" }, " (No [email])"],
  ["no title of two lines", { title: "No such\ngroup" }, ""],
  ["no title that is long", { title: "x".repeat(101) }, ""],
  ["no title that is no text", { title: ["No such group"] }, ""],
])("of a problem (RFC 9457) the message says %s", async (_, body, title) => {
  const server = await serve({ status: 404, headers: { "content-type": "application/problem+json" }, body: JSON.stringify(body) });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toBe(`acme: GET /groups/g_1/users/u_1 answered 404${title}.`);
  expect(error.status).toBe(404);
  expect(error.body).toEqual(body);
});

test("a title of anything but a problem may be about somebody, and stays in the body", async () => {
  const server = await serve({ status: 404, json: { title: "No such group" } });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 answered 404.");
});

const limit = 100_000;

test.each<{ title: string; reply: Reply }>([
  { title: "a plain body", reply: { headers: json, body: `"${"x".repeat(limit)}"` } },
  {
    title: "a bomb of a thousand times its size",
    reply: { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(64 * 1024 * 1024)) },
  },
  { title: "the body of an error", reply: { status: 404, headers: json, body: `"${"x".repeat(limit)}"` } },
])("a body beyond maxResponseBytes is refused, counted after decompression: $title", async ({ reply }) => {
  const status = reply.status ?? 200;
  const server = await serve({ ...reply, headers: { ...reply.headers, "x-request-id": "req_9" } });

  const error = await failureAs(DecodeError, createAcme({ baseUrl: server.url, maxResponseBytes: limit }).groups.users.get({ path }));

  expect(error.message).toBe(
    `acme: GET /groups/g_1/users/u_1 answered ${status}, but its body is larger than 100000 bytes (option maxResponseBytes), request id req_9.`,
  );
  expect(error.attempts).toEqual([{ status }]);
  expect(server.requests).toHaveLength(1);
});

test("a body that never ends is given up at the limit, and its socket is freed", async () => {
  const server = await serveSocket((socket) => {
    socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
    const chunk = `4000\r\n${" ".repeat(0x4000)}\r\n`;
    const fill = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on("drain", fill);
    fill();
  });

  await failureAs(DecodeError, createAcme({ baseUrl: server.url, maxResponseBytes: limit }).groups.users.get({ path }));

  await vi.waitFor(() => expect(server.busySockets()).toBe(0));
});

test.each([
  [10_485_760, 10_485_760],
  [10_485_761, "DecodeError"],
])("of a body of %i bytes, without an option, comes %s", async (length, outcome) => {
  const fetch: Fetch = async () => new Response(new Uint8Array(length));
  const call = send({ ...probe, responses: { "200": "bytes" } }, { baseUrl: "https://api.example.com", fetch });

  expect(await call.then(toLength, (error: Error) => error.name)).toBe(outcome);
});

function toLength(body: unknown): unknown {
  return body instanceof Uint8Array && body.length;
}

test("a body of exactly the limit is read", async () => {
  const server = await serve({ headers: json, body: `"${"x".repeat(98)}"` });

  expect(await createAcme({ baseUrl: server.url, maxResponseBytes: 100 }).groups.users.get({ path })).toHaveLength(98);
});

test.each([
  ["a head that is no HTTP", "SPAM\r\n\r\n"],
  ["a body shorter than its length", 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{"a":1}'],
  [
    "a body without its last chunk",
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n',
  ],
  ["a body that calls itself gzip", "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}"],
])("an answer that breaks the protocol is a connection error: %s", async (_, answer) => {
  const server = await serveSocket((socket) => socket.end(answer));

  const error = await failureAs(ConnectionError, createAcme({ baseUrl: server.url, retries: 1 }, impatient).groups.users.get({ path }));

  expect(error.code).toMatch(/^[A-Z][A-Z0-9_]+$/);
  expect(error.attempts).toHaveLength(2);
});

const probe: Operation = { name: "probe", method: "GET", path: "/probe", responses: {} };

test.each<{ title: string; operation: Partial<Operation>; reply: Reply; body: unknown }>([
  {
    title: "text",
    operation: { responses: { "200": "text" } },
    reply: { headers: { "content-type": "text/csv" }, body: "a,b" },
    body: "a,b",
  },
  { title: "text that looks like JSON", operation: { responses: { "200": "text" } }, reply: { headers: json, body: "[1]" }, body: "[1]" },
  { title: "no text", operation: { responses: { "200": "text" } }, reply: {}, body: "" },
  { title: "nothing, whatever came", operation: { responses: { "200": "none" } }, reply: { json: { a: 1 } }, body: undefined },
  { title: "anything: JSON", operation: { responses: { "200": "any" } }, reply: { json: { a: 1 } }, body: { a: 1 } },
  {
    title: "anything: text",
    operation: { responses: { "200": "any" } },
    reply: { headers: { "content-type": "text/html" }, body: "<p>" },
    body: "<p>",
  },
  { title: "anything: nothing", operation: { responses: { "200": "any" } }, reply: { status: 204 }, body: undefined },
  { title: "the head alone", operation: { method: "HEAD", responses: { "200": "json" } }, reply: { headers: json }, body: undefined },
])("the document decides how a success is read: $title", async ({ operation, reply, body }) => {
  const server = await serve(reply);

  expect(await send({ ...probe, ...operation }, { baseUrl: server.url })).toEqual(body);
});

test.each<[string, Operation["responses"], number, number | string]>([
  ["itself before its range", { "404": "json", "4XX": "json", default: "json" }, 404, 404],
  ["its range before default", { "4XX": "json", default: "json" }, 404, "4XX"],
  ["default before undocumented", { "200": "json", default: "json" }, 404, "default"],
  ["undocumented", { "200": "json" }, 404, "undocumented"],
  ["a range of successes", { "2XX": "json" }, 201, "2XX"],
  ["undocumented for a success, which default does not name", { "200": "json", default: "json" }, 201, "undocumented"],
])("the case of a status is %s", async (_, responses, status, expected) => {
  const server = await serve({ status, json: {} });

  expect((await send({ ...probe, responses }, { baseUrl: server.url }).result()).case).toBe(expected);
});

const strict: Operation = { ...getUser, success: { pointer: "/meta/status", range: [200, 299], judge: judgeSuccess } };

test.each<{ title: string; json: unknown; ok: boolean }>([
  { title: "a status within the range", json: { meta: { status: 200 } }, ok: true },
  { title: "the last status of the range", json: { meta: { status: 299 } }, ok: true },
  { title: "no status, so that HTTP decides", json: { meta: {} }, ok: true },
  { title: "a status beyond the range", json: { meta: { status: 300 } }, ok: false },
  { title: "a status of a failure", json: { meta: { status: 404, message: "no such user" } }, ok: false },
])("an answer of HTTP 200 is judged by its body: $title", async ({ json: body, ok }) => {
  const server = await serve({ json: body });
  const call = send(strict, { baseUrl: server.url }, { path });

  const result = await call.result();

  expect(result).toMatchObject({ case: ok ? 200 : "unsuccessful", ok, status: 200, body });
  if (ok) expect(await call).toEqual(body);
  else {
    const error = await failureAs(HttpError, call);
    expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 answered 200, and its body reports a failure.");
    expect(error.body).toEqual(body);
  }
});

test("bytes are given as they came, whatever the answer calls them", async () => {
  const bytes = Buffer.from([0, 255, 13, 10, 239, 187, 191]);
  const server = await serve({ headers: { "content-type": "text/html" }, body: bytes });

  const body = await send({ ...probe, responses: { "200": "bytes" } }, { baseUrl: server.url });

  expect(body).toEqual(new Uint8Array(bytes));
});

test("the media types asked for are the document's", async () => {
  const server = await serve({ body: "a,b" });

  await send({ ...probe, accept: "text/csv", responses: { "200": "text" } }, { baseUrl: server.url });

  expect(server.requests[0]?.headers.accept).toBe("text/csv");
});

const counted: Operation = {
  ...probe,
  responses: { "200": "json", "4XX": "json" },
  int64: { pointers: ["/id", "/data/*/size", "/tree/**/bytes", "/a~1b.c"], find: findUnsafeInteger },
};

test.each([
  ["/id", '{"id":9007199254740993}'],
  ["/id", '{"id":-9007199254740992}'],
  ["/data/1/size", '{"data":[{"size":9007199254740991},{"size":9223372036854775807}]}'],
  ["/tree/bytes", '{"tree":{"bytes":1e19}}'],
  ["/tree/children/0/bytes", '{"tree":{"children":[{"bytes":9007199254740992}]}}'],
  ["/a~1b.c", '{"a/b.c":9007199254740992}'],
])("an integer of 64 bits that a number cannot hold is a decode error naming %s", async (pointer, body) => {
  const server = await serve({ headers: json, body });

  const error = await failureAs(DecodeError, send(counted, { baseUrl: server.url }));

  expect(error.message).toBe(`acme: GET /probe answered 200, but its ${pointer} is an integer that a number cannot hold exactly.`);
});

test.each([
  ["the largest safe one", '{"id":9007199254740991}'],
  ["a large number that is none", '{"mass":1e300,"data":[{"mass":9007199254740993}]}'],
  ["text", '{"id":"9007199254740993"}'],
  ["nesting deeper than the stack", `{"id":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
])("an integer of 64 bits is read: %s", async (_, body) => {
  const server = await serve({ headers: json, body });

  expect(await send(counted, { baseUrl: server.url }).result()).toMatchObject({ case: 200, ok: true });
});

test("an answer of HTTP 200 whose own status is no number is a decode error", async () => {
  const server = await serve({ json: { meta: { status: "200" } } });

  const error = await failureAs(DecodeError, send(strict, { baseUrl: server.url }, { path }));

  expect(error.message).toContain("its /meta/status is string where the document promises a number");
});

test.each([
  [{ a: { b: 1 } }, "/a/b", 1],
  [{ "a/b": { "m~n": 1 } }, "/a~1b/m~0n", 1],
  [[{ id: 1 }, { id: 2 }], "/-/id", 2],
  [[1, 2], "/0", 1],
  [{ a: 1 }, "", { a: 1 }],
  [{ a: 1 }, "/b", undefined],
  [{ a: 1 }, "/toString", undefined],
  [[1], "/length/x", undefined],
  [null, "/a", undefined],
  [[], "/-", undefined],
])("in %j the pointer '%s' finds %j", (document, pointer, expected) => {
  expect(readPointer(document, pointer)).toEqual(expected);
});

test("__proto__ in an answer pollutes nothing", async () => {
  const server = await serve({ headers: json, body: '{"__proto__":{"polluted":true},"id":"u_1"}' });

  const body = await createAcme({ baseUrl: server.url }).groups.users.get({ path });

  expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});
