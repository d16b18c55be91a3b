import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { ApiError, ConfigError, DeadlineError, type Hooks, HttpError } from "../src/index.js";
import { adminKey, createAcme } from "./support/acme.js";
import { impatient, TestClock } from "./support/clock.js";
import { failureAs, failureOf } from "./support/failure.js";
import { findClosedPort, serveSocket } from "./support/faulty-server.js";
import { serve } from "./support/server.js";

const route = "/groups/{group_id}/users/{user_id}";
const path = { group_id: "g_1", user_id: "u/1" };

test("client.http sends under the client's credentials and headers, and reads as openapi-fetch does", async () => {
  const server = await serve({ json: { id: "u_1" }, headers: { "x-request-id": "req_9" } });
  const { http } = createAcme({ baseUrl: `${server.url}/v1`, headers: { "x-team": "a" } });

  const { data, error, response } = await http.PUT(route, { params: { path }, body: { role: "admin" } });

  expect(data).toEqual({ id: "u_1" });
  expect(error).toBeUndefined();
  expect(response.headers.get("x-request-id")).toBe("req_9");
  const [request] = server.requests;
  expect(request).toMatchObject({ method: "PUT", url: "/v1/groups/g_1/users/u%2F1", body: '{"role":"admin"}' });
  expect(request?.headers).toMatchObject({ authorization: `Bearer ${adminKey}`, "x-team": "a", "content-type": "application/json" });
});

test("client.http gives a refused request as openapi-fetch does, after the repeats of the client", async () => {
  const server = await serve({ status: 503 }, { status: 404, json: { error: { code: "x" } } });

  const { data, error, response } = await createAcme({ baseUrl: server.url }, impatient).http.GET(route, { params: { path } });

  expect(data).toBeUndefined();
  expect(error).toEqual({ error: { code: "x" } });
  expect(response.status).toBe(404);
  expect(server.requests).toHaveLength(2);
});

test("client.http repeats no write of unknown effect", async () => {
  const server = await serve({ status: 500 });

  await createAcme({ baseUrl: server.url }, impatient).http.PUT(route, { params: { path }, body: { role: "admin" } });

  expect(server.requests).toHaveLength(1);
});

test("client.http reads a compressed and an empty answer", async () => {
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const body = gzipSync('{"id":"u_1"}');
  const server = await serve({ headers: { ...headers, "content-length": `${body.length}` }, body }, { status: 204 });
  const { http } = createAcme({ baseUrl: server.url });

  const { data, response } = await http.GET(route, { params: { path } });
  expect(data).toEqual({ id: "u_1" });
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(response.headers.get("content-length")).toBeNull();
  expect((await http.GET(route, { params: { path } })).data).toBeUndefined();
});

test.each(["", ".", "..", "%2e", "%2E%2e", "a/../b", "a\\b", null, undefined, [], ["a", ".."], {}])(
  "client.http refuses the path value %j before anything is sent",
  async (value) => {
    const server = await serve({ json: {} });

    const call = createAcme({ baseUrl: server.url }).http.GET(route, { params: { path: { ...path, user_id: value as never } } }); // plain JavaScript could

    expect((await failureAs(ConfigError, call)).parameter).toBe("path.user_id");
    expect(server.requests).toEqual([]);
  },
);

test("client.http refuses a route with dot segments", async () => {
  const server = await serve({ json: {} });

  const call = createAcme({ baseUrl: server.url }).http.GET("/groups/../admin" as never, {} as never); // plain JavaScript could

  expect((await failureAs(ConfigError, call)).parameter).toBe("path");
  expect(server.requests).toEqual([]);
});

test("client.http carries no credential to another origin", async () => {
  const elsewhere = await serve({ json: {} });
  const { http } = createAcme({ baseUrl: "https://api.example.com" });

  const error = await failureAs(ConfigError, http.GET(route, { params: { path }, baseUrl: elsewhere.url }));

  expect(error.message).toContain("baseUrl leads to another origin than the client's");
  expect(elsewhere.requests).toEqual([]);
});

test("client.http follows no redirect", async () => {
  const elsewhere = await serve({ json: {} });
  const server = await serve({ status: 307, headers: { location: elsewhere.url } });

  const { response } = await createAcme({ baseUrl: server.url }).http.GET(route, { params: { path } });

  expect(response.status).toBe(307);
  expect(elsewhere.requests).toEqual([]);
});

test("client.http throws the errors of the family when there is no answer", async () => {
  const stalled = await serveSocket(() => {});
  const controller = new AbortController();
  const calls = {
    connection: createAcme({ baseUrl: await findClosedPort(), retries: 0 }).http.GET(route, { params: { path } }),
    timeout: createAcme({ baseUrl: stalled.url, timeout: 30, retries: 0 }).http.GET(route, { params: { path } }),
    deadline: createAcme({ baseUrl: stalled.url, deadline: 30 }).http.GET(route, { params: { path } }),
    aborted: createAcme({ baseUrl: stalled.url }).http.GET(route, { params: { path }, signal: controller.signal }),
  };
  setImmediate(() => controller.abort());

  const errors = await Promise.all(Object.values(calls).map(failureOf));

  expect(errors).toEqual(errors.filter((error) => error instanceof ApiError));
  expect(errors).toMatchObject(Object.keys(calls).map((kind) => ({ kind })));
});

test("hooks stand around client.http and client.request, and know what is sent", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const log: string[] = [];
  const hooks: Hooks = {
    call: ({ operation: { name, method } }, next) => {
      log.push(`call ${name} ${method}`);
      return next();
    },
    attempt: (request, next) => {
      log.push(`attempt ${request.operation.name} ${request.operation.path}`);
      return next(request);
    },
  };
  const client = createAcme({ baseUrl: server.url, hooks });

  await client.http.GET(route, { params: { path: { group_id: "g_1", user_id: "u_1" } } });
  await client.request("POST", "/x");

  expect(log).toEqual(["call http GET", "attempt http /groups/g_1/users/u_1", "call request POST", "attempt request /x"]);
});

test("client.http waits for the cool-down that a call of the client was told", async () => {
  const clock = new TestClock({ random: 0 });
  const server = await serve({ status: 429, headers: { "retry-after": "20" } }, { json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url, retries: 0 }, clock);
  await failureAs(HttpError, client.groups.users.get({ path }));

  const waiting = client.http.GET(route, { params: { path } });
  await vi.waitFor(() => expect(clock.pending).toBe(1));
  expect(server.requests).toHaveLength(1);
  clock.advance(20_000);

  expect((await waiting).data).toEqual({ id: "u_1" });
});

test("client.http is the same object each time", () => {
  const client = createAcme({ baseUrl: "https://api.example.com" });

  expect(client.http).toBe(client.http);
  expect(client.withOptions({}).http).not.toBe(client.http);
});

test("client.request sends to a path that the document does not know, and gives what comes", async () => {
  const server = await serve({ json: { id: "u_1" }, headers: { "x-request-id": "req_9" } });
  const client = createAcme({ baseUrl: `${server.url}/v1` });

  const result = await client
    .request("POST", "/new thing/ü", { query: { a: [1, 2], b: "&" }, body: { x: 1 } }, { headers: { "x-team": "a" } })
    .result();

  expect(result).toMatchObject({ case: "undocumented", ok: true, status: 200, body: { id: "u_1" }, requestId: "req_9" });
  const [request] = server.requests;
  expect(request).toMatchObject({ method: "POST", url: "/v1/new%20thing/%C3%BC?a=1&a=2&b=%26", body: '{"x":1}' });
  expect(request?.headers).toMatchObject({ authorization: `Bearer ${adminKey}`, "x-team": "a", "content-type": "application/json" });
});

test("client.request takes the options of any call: its deadline, and extra fields beside its own", async () => {
  const server = await serve({ json: {} }, () => {});
  const client = createAcme({ baseUrl: server.url });

  await client.request("POST", "/x", { query: { a: 1 }, body: { b: 1 } }, { extra: { query: { c: 2 }, body: { d: 2 } } });
  const late = await failureAs(DeadlineError, client.request("GET", "/x", {}, { deadline: 30 }));

  expect(server.requests[0]).toMatchObject({ url: "/x?a=1&c=2", body: '{"b":1,"d":2}' });
  expect(late.message).toContain("by its deadline of 30 ms");
});

test("client.request is repeated by the same rules, and throws the same errors", async () => {
  const server = await serve({ status: 500 });
  const client = createAcme({ baseUrl: server.url }, impatient);

  await failureAs(HttpError, client.request("GET", "/x"));
  expect(server.requests).toHaveLength(3);
  await failureAs(HttpError, client.request("POST", "/x"));
  expect(server.requests).toHaveLength(4);
});

test.each([
  "",
  "x",
  "//evil.example/x",
  "https://evil.example/x",
  "/a?x=1",
  "/a#x",
  "/a/{b}",
  "/a/../b",
  "/a/%2e%2e/b",
  "/a\\b",
  "/..",
  "/\ud800",
  7,
])("client.request refuses the path %j", async (path) => {
  const server = await serve({ json: {} });

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url }).request("GET", path as never)); // plain JavaScript could

  expect(error.parameter).toBe("path");
  expect(error.message).toMatch(/^acme: request: the path must begin with one slash .* Nothing was sent\.$/);
  expect(server.requests).toEqual([]);
});

test.each(["GET", "HEAD"] as const)("a body with %s is refused rather than tried", async (method) => {
  const error = await failureAs(ConfigError, createAcme({ baseUrl: "http://127.0.0.1:9" }).request(method, "/x", { body: {} }));

  expect(error.message).toBe(`acme: request: body cannot be sent with ${method}: fetch refuses it. Nothing was sent.`);
});
