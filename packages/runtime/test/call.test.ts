import { expect, test } from "vitest";
import { AbortedError, ApiCall, ConfigError, HttpError, type Operation } from "../src/index.js";
import { adminKey, createAcme, send } from "./support/acme.js";
import { failureAs, failureOf } from "./support/failure.js";
import { serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };

test("a call starts when it is made, whether or not anybody awaits it", async () => {
  let arrive = (_url: string): void => {};
  const arrived = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const server = await serve((response, request) => {
    arrive(request.url);
    response.end('{"id":"u_1"}');
  });

  const call = createAcme({ baseUrl: server.url }).groups.users.get({ path });

  expect(await arrived).toBe("/groups/g_1/users/u_1");
  expect(await call).toEqual({ id: "u_1" });
});

test("awaiting a call gives the body of the success", async () => {
  const server = await serve({ json: { id: "u_1" } });

  expect(await createAcme({ baseUrl: server.url }).groups.users.get({ path })).toEqual({ id: "u_1" });
});

test("awaiting a call throws what the server refuses, with everything the caller needs to act on it", async () => {
  const server = await serve({ status: 404, json: { error: { code: "user_not_found" } }, headers: { "x-request-id": "req_9" } });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 answered 404 (user_not_found), request id req_9.");
  expect(error).toMatchObject({
    vendor: "acme",
    operation: "groups.users.get",
    kind: "http",
    status: 404,
    case: "4XX",
    requestId: "req_9",
  });
  expect(error.attempts).toEqual([{ status: 404 }]);
  expect(error.body).toEqual({ error: { code: "user_not_found" } });
  expect(error.headers.get("x-request-id")).toBe("req_9");
});

test("then, catch and finally give plain promises", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const call = createAcme({ baseUrl: server.url }).groups.users.get({ path });

  expect(call).toBeInstanceOf(ApiCall);
  expect(call).toBeInstanceOf(Promise);
  expect(call.then((user) => user.id)).not.toBeInstanceOf(ApiCall);
  expect(await call.finally(() => {}).then((user) => user.id)).toBe("u_1");
});

test("one call asks the server once, however often its forms are used", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const call = createAcme({ baseUrl: server.url }).groups.users.get({ path });

  const forms = await Promise.all([call, call, call.result(), call.withResponse()]);

  expect(forms[0]).toBe(forms[1]);
  expect(server.requests).toHaveLength(1);
});

test.each([
  { status: 200, json: { id: "u_1" }, expected: { case: 200, ok: true, status: 200, body: { id: "u_1" } } },
  { status: 429, json: { retry_in: 5 }, expected: { case: 429, ok: false, status: 429, body: { retry_in: 5 } } },
  { status: 404, json: { error: { code: "x" } }, expected: { case: "4XX", ok: false, status: 404, body: { error: { code: "x" } } } },
  { status: 500, json: { oops: 1 }, expected: { case: "undocumented", ok: false, status: 500, body: { oops: 1 } } },
  { status: 203, json: { id: "u_2" }, expected: { case: "undocumented", ok: true, status: 203, body: { id: "u_2" } } },
])("result() resolves to the case of a $status, with the response beside it", async ({ status, json, expected }) => {
  const server = await serve({ status, json, headers: { "x-request-id": "req_9" } });

  const result = await createAcme({ baseUrl: server.url, retries: 0 }).groups.users.get({ path }).result();

  expect(result).toMatchObject({ ...expected, requestId: "req_9" });
  expect(result.response?.headers.get("content-type")).toBe("application/json");
  expect(result.error instanceof HttpError).toBe(!expected.ok);
});

test("result() resolves to a failure when there is no usable answer", async () => {
  const call = createAcme({ baseUrl: "http://127.0.0.1:9" }).groups.users.get({ path }, { signal: AbortSignal.abort() });

  const result = await call.result();

  expect(result).toMatchObject({ case: "failed", ok: false });
  expect(result.error).toBeInstanceOf(AbortedError);
});

test("result() of a misused call is a failure that names the parameter", async () => {
  const result = await createAcme({ baseUrl: "http://127.0.0.1:9" })
    .groups.users.get({ path: { group_id: "", user_id: "u_1" } })
    .result();

  expect(result.error).toBeInstanceOf(ConfigError);
});

test("withResponse() gives the body, the response and the request id", async () => {
  const server = await serve({ json: { id: "u_1" }, headers: { "x-request-id": "req_9", "x-extra": "yes" } });

  const { data, response, requestId } = await createAcme({ baseUrl: server.url }).groups.users.get({ path }).withResponse();

  expect(data).toEqual({ id: "u_1" });
  expect(response.headers.get("x-extra")).toBe("yes");
  expect(requestId).toBe("req_9");
});

test("withResponse() throws what awaiting throws", async () => {
  const server = await serve({ status: 404, json: {} });
  const call = createAcme({ baseUrl: server.url }).groups.users.get({ path });

  const error = await failureOf(call.withResponse());

  expect(error).toBe(await failureOf(call));
  expect(error).toBeInstanceOf(HttpError);
});

test.each([
  ["a string for an input", "g_1", "input"],
  ["null for an input", null, "input"],
  ["an unknown group", { params: {} }, "params"],
  ["an unknown path parameter", { path: { ...path, role: "x" } }, "path.role"],
  ["an unknown query parameter", { path, query: { limit: 1 } }, "query.limit"],
  ["an unknown header parameter", { path, header: { "x-a": "1" } }, "header.x-a"],
  ["an unknown cookie parameter", { path, cookie: { a: "1" } }, "cookie.a"],
  ["a body that the operation does not take", { path, body: {} }, "body"],
])("%s is refused by name, and nothing is sent", async (_, input, parameter) => {
  const server = await serve({ json: {} });

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url }).groups.users.get(input as never)); // plain JavaScript could

  expect(error.parameter).toBe(parameter);
  expect(error.message).toContain(`acme: groups.users.get: ${parameter} `);
  expect(error.message).toMatch(/Nothing was sent\.$/);
  expect(error.attempts).toEqual([]);
  expect(server.requests).toEqual([]);
});

test("a body that the document does not know is refused also where HTTP would allow one, unless it is extra", async () => {
  const server = await serve({ status: 204 });
  const remove: Operation = { name: "probe", method: "DELETE", path: "/probe", responses: { "204": "none" } };

  const error = await failureAs(ConfigError, send(remove, { baseUrl: server.url }, { body: { user_id: "u_1" } }));
  await send(remove, { baseUrl: server.url }, {}, { extra: { body: { user_id: "u_1" } } });

  expect(error.message).toMatch(/^acme: probe: body is not .*Nothing was sent\.$/);
  expect(server.requests.map(({ body }) => body)).toEqual(['{"user_id":"u_1"}']);
});

test("per-call options win over the client's, and withOptions leaves the client as it was", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url, headers: { "x-team": "a", "x-keep": "1" } });
  const other = client.withOptions({ headers: { "x-team": "b" } });

  await client.groups.users.get({ path }, { headers: { "X-Team": "c", "x-keep": null } });
  await other.groups.users.get({ path });
  await client.groups.users.get({ path });

  expect(server.requests.map(({ headers }) => [headers["x-team"], headers["x-keep"]])).toEqual([
    ["c", undefined],
    ["b", undefined],
    ["a", "1"],
  ]);
});

test("an option that withOptions is given as undefined stays as it was", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url, headers: { "x-team": "a" } });

  await client.withOptions({ baseUrl: undefined, headers: undefined }).groups.users.get({ path });

  expect(server.requests[0]?.headers["x-team"]).toBe("a");
});

test("extra adds query parameters, headers and body members that the document does not know", async () => {
  const server = await serve({ json: { id: "u_1" } });

  await createAcme({ baseUrl: server.url }).groups.users.add(
    { path: { group_id: "g_1" }, body: { user_id: "u_1" } },
    { extra: { query: { dry_run: true, tag: ["a", "b"] }, header: { "x-beta": "2" }, body: { note: "n" } } },
  );

  const [request] = server.requests;
  expect(request?.url).toBe("/groups/g_1/users?dry_run=true&tag=a&tag=b");
  expect(request?.headers["x-beta"]).toBe("2");
  expect(JSON.parse(request?.body ?? "")).toEqual({ user_id: "u_1", note: "n" });
});

test("extra wins over the headers and the body beside it, and loses to the credential", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url, headers: { "x-team": "client", "x-call": "client" } });

  await client.groups.users.add(
    { path: { group_id: "g_1" }, body: { user_id: "u_1" } },
    {
      headers: { "x-team": "call", "x-call": "call" },
      extra: { header: { "X-Team": "extra", authorization: "Bearer extra" }, body: { user_id: "u_2" } },
    },
  );

  const [request] = server.requests;
  expect(request?.headers).toMatchObject({ "x-team": "extra", "x-call": "call", authorization: `Bearer ${adminKey}` });
  expect(JSON.parse(request?.body ?? "")).toEqual({ user_id: "u_2" });
});

test("extra members cannot be added to a body that is no object", async () => {
  const call = createAcme({ baseUrl: "http://127.0.0.1:9" }).groups.users.add(
    { path: { group_id: "g_1" }, body: ["u_1"] as never }, // plain JavaScript could
    { extra: { body: { note: "n" } } },
  );

  expect((await failureAs(ConfigError, call)).parameter).toBe("extra.body");
});
