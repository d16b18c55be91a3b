import { expect, test, vi } from "vitest";
import { AbortedError, type AttemptRequest, type CallOutcome, ConfigError, type Hooks, HttpError } from "../src/index.js";
import { adminKey, createAcme } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { failureAs, failureOf } from "./support/failure.js";
import { serveSocket } from "./support/faulty-server.js";
import { serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };

test("hooks stand around the call and around each attempt, the client's outside the call's", async () => {
  const server = await serve({ status: 503 }, { json: { id: "u_1" }, headers: { "x-request-id": "req_9" } });
  const log: unknown[] = [];
  const record = (name: string): Hooks => ({
    call: async ({ operation }, next) => {
      log.push(`${name} call ${operation.name}`);
      const outcome = await next();
      log.push(`${name} ended`, outcome);
      return outcome;
    },
    attempt: async (request, next) => {
      log.push(`${name} attempt ${request.attempt} ${request.operation.name}`);
      const response = await next(request);
      log.push(`${name} answered ${response.status}`);
      return response;
    },
  });

  await createAcme({ baseUrl: server.url, hooks: record("client") }, impatient).groups.users.get({ path }, { hooks: record("own") });

  const outcome: CallOutcome = { status: 200, requestId: "req_9", attempts: 2 };
  expect(log).toEqual([
    "client call groups.users.get",
    "own call groups.users.get",
    "client attempt 1 groups.users.get",
    "own attempt 1 groups.users.get",
    "own answered 503",
    "client answered 503",
    "client attempt 2 groups.users.get",
    "own attempt 2 groups.users.get",
    "own answered 200",
    "client answered 200",
    "own ended",
    outcome,
    "client ended",
    outcome,
  ]);
});

test("an attempt hook sees the request as it is sent, and may change it", async () => {
  const server = await serve({ json: { id: "u_1" } });
  let seen: AttemptRequest | undefined;
  const attempt: Hooks["attempt"] = (request, next) => {
    seen = request;
    return next({ ...request, url: `${request.url}?traced=1`, headers: { ...request.headers, traceparent: "00-1" } });
  };

  await createAcme({ baseUrl: server.url, hooks: { attempt } }).groups.users.get({ path });

  expect(seen).toMatchObject({
    url: `${server.url}/groups/g_1/users/u_1`,
    headers: { authorization: `Bearer ${adminKey}` },
    body: undefined,
  });
  expect(server.requests[0]?.url).toBe("/groups/g_1/users/u_1?traced=1");
  expect(server.requests[0]?.headers.traceparent).toBe("00-1");
});

test("a header that an attempt hook sets replaces the one of that name in another case", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const attempt: Hooks["attempt"] = (request, next) => next({ ...request, headers: { ...request.headers, "X-Team": "b" } });

  await createAcme({ baseUrl: server.url, headers: { "x-team": "a" }, hooks: { attempt } }).groups.users.get({ path });

  expect(server.requests[0]?.headers["x-team"]).toBe("b");
});

test("an attempt hook that throws after the head of an answer frees its socket", async () => {
  const server = await serveSocket((socket) => void socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"));
  const attempt: Hooks["attempt"] = async (request, next) => {
    await next(request);
    throw mishap;
  };

  expect(await failureOf(createAcme({ baseUrl: server.url, hooks: { attempt } }).groups.users.get({ path }))).toBe(mishap);

  await vi.waitFor(() => expect(server.busySockets()).toBe(0));
});

const mishap = new RangeError("a bug in a hook");

test.each<{ title: string; hooks: Hooks; requests: number }>([
  { title: "before an attempt", hooks: { attempt: async () => Promise.reject(mishap) }, requests: 0 },
  {
    title: "before an attempt, at once",
    hooks: {
      attempt: () => {
        throw mishap;
      },
    },
    requests: 0,
  },
  {
    title: "after an attempt",
    hooks: {
      attempt: async (request, next) => {
        await next(request);
        throw mishap;
      },
    },
    requests: 1,
  },
  { title: "before the call", hooks: { call: async () => Promise.reject(mishap) }, requests: 0 },
  {
    title: "after the call",
    hooks: {
      call: async (_, next) => {
        await next();
        throw mishap;
      },
    },
    requests: 1,
  },
])("what a hook throws $title reaches the caller unchanged, and nothing is repeated", async ({ hooks, requests }) => {
  const server = await serve({ json: { id: "u_1" } });
  const call = createAcme({ baseUrl: server.url, hooks }, impatient).groups.users.get({ path });

  expect(await failureOf(call)).toBe(mishap);
  expect(await failureOf(call.result())).toBe(mishap);
  expect(server.requests).toHaveLength(requests);
});

test("a failure of the network that a hook passes on is repeated as ever", async () => {
  const attempts: number[] = [];
  const attempt: Hooks["attempt"] = async (request, next) => {
    attempts.push(request.attempt);
    return next(request);
  };

  const result = await createAcme({ baseUrl: "http://127.0.0.1:9", hooks: { attempt } }, impatient).groups.users.get({ path }).result();

  expect(attempts).toEqual([1, 2, 3]);
  expect(result.error?.kind).toBe("connection");
});

test("a call hook cannot turn a failure into a success", async () => {
  const server = await serve({ status: 404 }, { json: { id: "u_1" } });
  const swallow: Hooks["call"] = async (_, next) => next().catch(() => ({ status: 200, requestId: undefined, attempts: 1 }));
  const controller = new AbortController();
  controller.abort();

  const result = await createAcme({ baseUrl: server.url, hooks: { call: swallow } })
    .groups.users.get({ path }, { signal: controller.signal })
    .result();

  expect(result.error?.kind).toBe("aborted");
});

test("a call that is aborted behind a call hook tells of its attempt, not of the hook", async () => {
  const controller = new AbortController();
  const server = await serveSocket(() => controller.abort());
  const client = createAcme({ baseUrl: server.url, hooks: { call: (_, next) => next() } });

  const error = await failureAs(AbortedError, client.groups.users.get({ path }, { signal: controller.signal }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 was aborted by its signal after 1 attempt.");
  expect(error.attempts).toEqual([{ failure: "aborted" }]);
});

test.each<{ title: string; hooks: unknown; parameter: string }>([
  { title: "a call hook that does not call next", hooks: { call: async () => ({}) }, parameter: "hooks.call" },
  { title: "an attempt hook that returns nothing", hooks: { attempt: async () => undefined }, parameter: "hooks.attempt" },
  {
    title: "an attempt hook that sets a header that cannot be sent",
    hooks: {
      attempt: (request: AttemptRequest, next: (request: AttemptRequest) => unknown) =>
        next({ ...request, headers: { "x-a": "secret\r\n" } }),
    },
    parameter: "headers.x-a",
  },
])("$title is a config error", async ({ hooks, parameter }) => {
  const server = await serve({ json: { id: "u_1" } });

  const error = await failureAs(
    ConfigError,
    createAcme({ baseUrl: server.url, hooks: hooks as Hooks }, impatient).groups.users.get({ path }),
  ); // plain JavaScript could

  expect(error.parameter).toBe(parameter);
  expect(error.message).toMatch(/Nothing was sent\.$/);
  expect(error.message).not.toContain("secret");
  expect(server.requests).toEqual([]);
});

test("an attempt hook may read a clone of the answer, but not the answer itself", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const bodies: string[] = [];
  const attempt: Hooks["attempt"] = async (request, next) => {
    const response = await next(request);
    bodies.push(await response.clone().text());
    return response;
  };
  const greedy: Hooks["attempt"] = async (request, next) => {
    const response = await next(request);
    await response.text();
    return response;
  };
  const client = createAcme({ baseUrl: server.url }, impatient);

  expect(await client.groups.users.get({ path }, { hooks: { attempt } })).toEqual({ id: "u_1" });
  expect(bodies).toEqual(['{"id":"u_1"}']);
  const error = await failureAs(ConfigError, client.groups.users.get({ path }, { hooks: { attempt: greedy } }));
  expect(error.message).toContain("hooks.attempt read the body of the Response: read a clone().");
  expect(server.requests).toHaveLength(2);
});

test.each(["<html>", undefined, null, { status: 200 }, { headers: new Headers() }])(
  "a custom fetch that resolves to %j is a config error",
  async (answer) => {
    const fetch = async (): Promise<never> => answer as never; // plain JavaScript could

    const error = await failureAs(
      ConfigError,
      createAcme({ baseUrl: "https://api.example.com", fetch }, impatient).groups.users.get({ path }),
    );

    expect(error.message).toBe("acme: groups.users.get: fetch did not resolve to a Response. No further request was sent.");
  },
);

test("an attempt hook that loses the answer does not claim that nothing was sent", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const attempt = async (request: AttemptRequest, next: (request: AttemptRequest) => Promise<Response>): Promise<never> => {
    await next(request);
    return undefined as never; // plain JavaScript could
  };

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url, hooks: { attempt } }, impatient).groups.users.get({ path }));

  expect(error.message).toBe("acme: groups.users.get: hooks.attempt did not resolve to a Response. No further request was sent.");
  expect(error.attempts).toEqual([{ failure: "unknown" }]);
  expect(server.requests).toHaveLength(1);
});

test("a custom fetch gets a URL and an init, never a Request", async () => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json({ id: "u_1" }));

  await createAcme({ baseUrl: "https://api.example.com", fetch }).groups.users.add({ path: { group_id: "g_1" }, body: { user_id: "u_1" } });

  expect(fetch).toHaveBeenCalledExactlyOnceWith("https://api.example.com/groups/g_1/users", {
    method: "POST",
    headers: { accept: "application/json", authorization: `Bearer ${adminKey}`, "content-type": "application/json" },
    redirect: "manual",
    signal: expect.any(AbortSignal),
    body: '{"user_id":"u_1"}',
  });
});

test("the platform's fetch is looked up at each call, so that a later patch counts", async () => {
  const client = createAcme({ baseUrl: "https://api.example.com" });
  const fetch = vi.spyOn(globalThis, "fetch").mockResolvedValueOnce(Response.json({ id: "patched" }));

  expect(await client.groups.users.get({ path })).toEqual({ id: "patched" });
  fetch.mockRestore();
});

test("the logger hears of each attempt and each wait, and of nothing personal or secret", async () => {
  const server = await serve(
    { status: 429, headers: { "retry-after-ms": "1" }, json: { error: { code: adminKey } } },
    { json: { id: "u_1" } },
  );
  const lines: unknown[] = [];
  const logger = {
    debug: (...line: unknown[]) => lines.push(["debug", ...line]),
    info: (...line: unknown[]) => lines.push(["info", ...line]),
  };

  await createAcme({ baseUrl: server.url, logger }, impatient).groups.users.get({ path: { group_id: "g_1", user_id: "ann@example.com" } });

  const fields = { operation: "groups.users.get", origin: server.url };
  expect(lines).toEqual([
    ["debug", "acme: GET /groups/{group_id}/users/{user_id} answered 429", { ...fields, attempt: 1 }],
    ["info", "acme: groups.users.get is repeated in 1 ms", { attempt: 1 }],
    ["debug", "acme: GET /groups/{group_id}/users/{user_id} answered 200", { ...fields, attempt: 2 }],
  ]);
});

test("the logger hears of undocumented paths without the addresses in them", async () => {
  const server = await serve({ status: 404 });
  const debug = vi.fn();
  const client = createAcme({ baseUrl: server.url, logger: { debug } });

  await failureAs(HttpError, client.request("GET", "/users/ann@example.com"));
  await client.http.GET("/groups/{group_id}/users/{user_id}", { params: { path: { group_id: "g_1", user_id: "ann@example.com" } } });

  expect(debug.mock.calls.map(([line]) => line)).toEqual([
    "acme: GET /users/[email] answered 404",
    "acme: GET /groups/g_1/users/[email] answered 404",
  ]);
});

test("what a hook writes into the headers that it is given does not reach the next attempt", async () => {
  const server = await serve({ status: 503 }, { json: { id: "u_1" } });
  const hooks: Hooks = {
    attempt: (request, next) => {
      Object.assign(request.headers, { "x-seen": `${request.headers["x-seen"] ?? ""}+` });
      return next(request);
    },
  };

  await createAcme({ baseUrl: server.url, hooks }, impatient).groups.users.get({ path });

  expect(server.requests.map(({ headers }) => headers["x-seen"])).toEqual(["+", "+"]);
});
