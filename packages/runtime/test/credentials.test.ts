import { getEventListeners } from "node:events";
import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import {
  AbortedError,
  type ClientDefinition,
  ConfigError,
  type Credential,
  createCore,
  DeadlineError,
  defineOperation,
  HttpError,
  type Operation,
  placeInCookie,
  placeInQuery,
  TimeoutError,
  writeBasic,
} from "../src/index.js";
import { createAcme, createAcmeCore, definition } from "./support/acme.js";
import { impatient, TestClock } from "./support/clock.js";
import { failureAs } from "./support/failure.js";
import { serve } from "./support/server.js";

afterEach(() => vi.unstubAllEnvs());

const path = { group_id: "g_1", user_id: "u_1" };
const never = (): Promise<string> => new Promise(() => {});

test.each<{ title: string; adminKey: Credential }>([
  { title: "a string", adminKey: "sk-1" },
  { title: "a string with white space around it, as files have it", adminKey: "  sk-1\r\n" },
  { title: "a function", adminKey: () => "sk-1" },
  { title: "an asynchronous function", adminKey: async () => "sk-1" },
])("a key comes from the option: $title", async ({ adminKey }) => {
  const server = await serve({ json: { id: "u_1" } });

  await createAcme({ baseUrl: server.url, adminKey }).groups.users.get({ path });

  expect(server.requests[0]?.headers.authorization).toBe("Bearer sk-1");
});

test("a key comes from the environment at the time of the call, and the option wins over it", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url, adminKey: undefined });
  vi.stubEnv("ACME_ADMIN_KEY", " sk-env\n");

  await client.groups.users.get({ path });
  await client.withOptions({ adminKey: "sk-option" }).groups.users.get({ path });

  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer sk-env", "Bearer sk-option"]);
});

test.each(["", "  "])("a missing key names the option and the variable, and nothing is sent (variable set to '%s')", async (value) => {
  vi.stubEnv("ACME_ADMIN_KEY", value);
  const server = await serve({ json: { id: "u_1" } });

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url, adminKey: undefined }).groups.users.get({ path }));

  expect(error.message).toBe(
    "acme: groups.users.get: adminKey is missing: give the option adminKey or the environment variable ACME_ADMIN_KEY. Nothing was sent.",
  );
  expect(error.parameter).toBe("adminKey");
  expect(server.requests).toEqual([]);
});

test.each([
  ["an empty string", "", "must resolve to a non-empty string"],
  ["a function that gives nothing", () => undefined, "must resolve to a non-empty string"],
  ["a function that gives an object", async () => ({ token: "sk-live-secret" }), "must resolve to a non-empty string"],
  ["null", null, "must be a string or a function"],
  ["a number", 7, "must be a string or a function"],
  ["a line break inside", "sk-live-secret\r\nx-evil: 1", "holds a line break"],
  ["NUL inside", "sk-live-secret\0a", "holds a line break, a control character"],
  ["a character outside latin-1", "sk-live-secret\u2026", "holds a line break, a control character or a character outside latin-1"],
  ["the whole header", "Bearer sk-live-secret", "holds a blank: give the bare key"],
  ["a missing value turned to text", `${undefined}`, "is the text of a missing value, not a key"],
  ["null turned to text", " null ", "is the text of a missing value, not a key"],
  ["an object turned to text", "[object Object]", "is the text of a missing value, not a key"],
  ["a function that gives a promise turned to text", () => "[object Promise]", "is the text of a missing value, not a key"],
  ["a URL", "https://sk-live-secret@vault.example/keys", "is a URL, not a key"],
  ["a JSON object", '{ "key": "sk-live-secret" }', "is a JSON object, not a key"],
  ["a PEM block", "-----BEGIN PRIVATE KEY-----\nsk-live-secret\n-----END PRIVATE KEY-----", "is a PEM block, not a key"],
])("a key that cannot be sent is refused without being shown: %s", async (_, adminKey, problem) => {
  vi.stubEnv("ACME_ADMIN_KEY", "sk-env");
  const server = await serve({ json: { id: "u_1" } });

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url, adminKey: adminKey as never }).groups.users.get({ path })); // plain JavaScript could

  expect(error.message).toContain(`acme: groups.users.get: adminKey ${problem}`);
  expect(error.parameter).toBe("adminKey");
  expect(inspect(error)).not.toContain("secret");
  expect(server.requests).toEqual([]);
});

test.each([
  ["throws", () => raise(new Error("vault is sealed, ask ann@example.com"))],
  ["rejects", async () => raise(new Error("vault is sealed, ask ann@example.com"))],
])("a credential function that %s is a config error with a masked cause", async (_, adminKey) => {
  const server = await serve({ json: { id: "u_1" } });

  const error = await failureAs(ConfigError, createAcme({ baseUrl: server.url, adminKey }).groups.users.get({ path }));

  expect(error.message).toBe("acme: groups.users.get: adminKey is a function that failed. Nothing was sent.");
  expect(error.parameter).toBe("adminKey");
  expect((error.cause as Error).message).toBe("vault is sealed, ask [email]"); // toSafeCause makes nothing but errors
  expect(inspect(error)).not.toContain("ann@");
  expect(server.requests).toEqual([]);
});

test("a credential function that fails before a repeat says what had been sent", async () => {
  const server = await serve({ status: 503 });
  const keys = ["sk-1"];
  const client = createAcme({ baseUrl: server.url, adminKey: () => keys.pop() ?? raise(new Error("sealed")) }, impatient);

  const error = await failureAs(ConfigError, client.groups.users.get({ path }));

  expect(error.message).toMatch(/No further request was sent\.$/);
  expect(error.attempts).toEqual([{ status: 503, delay: 0 }]);
});

test("a credential function is asked before each attempt", async () => {
  const server = await serve({ status: 503 }, { status: 503 }, { json: { id: "u_1" } });
  let asked = 0;

  await createAcme({ baseUrl: server.url, adminKey: () => `sk-${++asked}` }, impatient).groups.users.get({ path });

  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer sk-1", "Bearer sk-2", "Bearer sk-3"]);
});

test("the wait for a credential ends with the signal, and leaves no timer and no listener", async () => {
  const clock = new TestClock();
  const { signal, abort } = toAbortable();
  const call = createAcme({ baseUrl: "http://127.0.0.1:9", adminKey: never }, clock).groups.users.get({ path }, { signal });

  abort();

  const error = await failureAs(AbortedError, call);
  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 was aborted by its signal, waiting for adminKey, before anything was sent.");
  expect(error.attempts).toEqual([]);
  expect(clock.pending).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("the wait for a credential ends with the timeout", async () => {
  const client = createAcme({ baseUrl: "http://127.0.0.1:9", adminKey: never, timeout: 1_000 }, new TestClock({ skip: 1_000 }));

  const error = await failureAs(TimeoutError, client.groups.users.get({ path }));

  expect(error.message).toContain("within 1000 ms (option timeout), waiting for adminKey, before anything was sent.");
});

test("the wait for a credential ends with the deadline", async () => {
  const client = createAcme({ baseUrl: "http://127.0.0.1:9", adminKey: never, deadline: 500 }, new TestClock({ skip: 500 }));

  const error = await failureAs(DeadlineError, client.groups.users.get({ path }));

  expect(error.message).toContain("by its deadline of 500 ms (option deadline), waiting for adminKey, before anything was sent.");
});

test("a credential that comes too late is not used", async () => {
  const server = await serve({ json: { id: "u_1" } });
  let give = (_key: string): void => {};
  const adminKey = (): Promise<string> =>
    new Promise((resolve) => {
      give = resolve;
    });
  const { signal, abort } = toAbortable();
  const call = createAcme({ baseUrl: server.url, adminKey }).groups.users.get({ path }, { signal });

  abort();
  await failureAs(AbortedError, call);
  give("sk-1");
  await new Promise((resolve) => setImmediate(resolve));

  expect(server.requests).toEqual([]);
});

test.each([
  { title: "a fresh value repeats the request once", keys: ["sk-old", "sk-new"], statuses: [401, 200], sent: ["sk-old", "sk-new"] },
  { title: "the same value does not", keys: ["sk-old", "sk-old"], statuses: [401, 401], sent: ["sk-old"] },
  { title: "a second 401 is final", keys: ["sk-old", "sk-new", "sk-newer"], statuses: [401, 401, 200], sent: ["sk-old", "sk-new"] },
])("after a 401 a credential function is asked once more: $title", async ({ keys, statuses, sent }) => {
  const server = await serve(...statuses.map((status) => ({ status, json: { id: "u_1" } })));
  let asked = 0;
  const client = createAcme({ baseUrl: server.url, adminKey: () => keys[asked++] ?? "sk-last", retries: 0 });

  const result = await client.groups.users.add({ path: { group_id: "g_1" }, body: { user_id: "u_1" } }).result();

  expect(server.requests.map(({ headers }) => headers.authorization?.replace("Bearer ", ""))).toEqual(sent);
  expect(new Set(server.requests.map(({ body }) => body))).toEqual(new Set(['{"user_id":"u_1"}']));
  expect(asked).toBe(2);
  expect(result.status).toBe(statuses[sent.length - 1]);
});

test("a fresh credential does not use up the retries", async () => {
  const server = await serve({ status: 401 }, { status: 503 }, { status: 503 }, { json: { id: "u_1" } });
  let asked = 0;

  await createAcme({ baseUrl: server.url, adminKey: () => `sk-${++asked}`, retries: 2 }, impatient).groups.users.get({ path });

  expect(server.requests).toHaveLength(4);
});

test("a 401 for a fixed key is final", async () => {
  const server = await serve({ status: 401, json: { error: { code: "invalid_api_key" } } });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.get({ path }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 answered 401 (invalid_api_key).");
  expect(server.requests).toHaveLength(1);
});

const manyWays: ClientDefinition = {
  ...definition,
  credentials: {
    Key: { kind: "header", name: "X-Api-Key", option: "apiKey" },
    User: { kind: "header", name: "X-User", option: "userId" },
    Query: { kind: "query", name: "api key", option: "queryKey", place: placeInQuery },
    Cookie: { kind: "cookie", name: "session", option: "session", place: placeInCookie },
    Bearer: { kind: "bearer", option: "token" },
    Basic: { kind: "header", name: "Authorization", option: "login", write: writeBasic },
  },
  security: [["Key"], ["Key", "User"], ["Bearer"]],
};

const ping: Operation = { name: "ping", method: "GET", path: "/ping", responses: { "200": "none" } };

async function sendPing(options: Readonly<Record<string, unknown>>, operation: Operation = ping, query?: unknown) {
  const server = await serve({});
  const call = defineOperation<(core: unknown, input?: unknown) => Promise<unknown>>(operation);
  await call(createCore(manyWays, { baseUrl: server.url, ...options }), query === undefined ? {} : { query });
  const [request] = server.requests;
  const { authorization, "x-api-key": key, "x-user": user, cookie } = request?.headers ?? {};
  return {
    url: request?.url,
    ...Object.fromEntries(Object.entries({ authorization, key, user, cookie }).filter(([, value]) => value !== undefined)),
  };
}

test.each([
  { title: "the only complete one", options: { apiKey: "k-1" }, sent: { key: "k-1" } },
  { title: "the most complete one", options: { apiKey: "k-1", userId: "u-1", token: "t-1" }, sent: { key: "k-1", user: "u-1" } },
  { title: "the first of equals", options: { apiKey: "k-1", token: "t-1" }, sent: { key: "k-1" } },
  { title: "the one whose parts are all there", options: { userId: "u-1", token: "t-1" }, sent: { authorization: "Bearer t-1" } },
])("of several security alternatives $title is sent", async ({ options, sent }) => {
  expect(await sendPing(options)).toEqual({ url: "/ping", ...sent });
});

test("a login without a colon is refused, and not shown", async () => {
  const operation: Operation = { ...ping, security: [["Basic"]] };

  const error = await failureAs(ConfigError, sendPing({ login: "secret" }, operation));

  expect(error.message).toContain("login has no colon");
  expect(error.message).not.toContain("secret");
});

test("no complete alternative is an error that names every way", async () => {
  const error = await failureAs(ConfigError, sendPing({ userId: "u-1" }));

  expect(error.message).toBe(
    "acme: ping: apiKey is missing: give the option apiKey, or the option apiKey and the option userId, or the option token. Nothing was sent.",
  );
});

test.each([
  { title: "in a header", security: [["Key"]], options: { apiKey: "a b" }, sent: { url: "/ping?x=1", key: "a b" } },
  { title: "in the query", security: [["Query"]], options: { queryKey: "a&b" }, sent: { url: "/ping?x=1&api%20key=a%26b" } },
  { title: "in a cookie", security: [["Cookie"]], options: { session: "a;b" }, sent: { url: "/ping?x=1", cookie: "session=a%3Bb" } },
  // RFC 7617, section 2, has this pair and its encoding.
  {
    title: "as basic authentication",
    security: [["Basic"]],
    options: { login: "Aladdin:open sesame" },
    sent: { url: "/ping?x=1", authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
  },
  { title: "not at all", security: [], options: { apiKey: "k-1" }, sent: { url: "/ping?x=1" } },
  { title: "not at all where it is optional and absent", security: [[], ["Key"]], options: {}, sent: { url: "/ping?x=1" } },
  { title: "where it is optional and given", security: [[], ["Key"]], options: { apiKey: "k-1" }, sent: { url: "/ping?x=1", key: "k-1" } },
])("an operation's own security decides: the credential travels $title", async ({ security, options, sent }) => {
  const operation: Operation = { ...ping, security, parameters: [{ in: "query", name: "x" }] };

  expect(await sendPing(options, operation, { x: 1 })).toEqual(sent);
});

test("a credential in a cookie joins the cookies that the call has", async () => {
  const operation: Operation = { ...ping, security: [["Cookie"]], parameters: [{ in: "cookie", name: "locale" }] };
  const server = await serve({});
  const call = defineOperation<(core: unknown, input: unknown) => Promise<unknown>>(operation);

  await call(createCore(manyWays, { baseUrl: server.url, session: "s_1" } as never), { cookie: { locale: "de" } }); // the generated options name it

  expect(server.requests[0]?.headers.cookie).toBe("locale=de; session=s_1");
});

test("a credential wins over a header of the same name that the caller gave", async () => {
  const server = await serve({ json: { id: "u_1" } });

  await createAcme({ baseUrl: server.url, headers: { Authorization: "Bearer other" }, adminKey: "sk-1" }).groups.users.get({ path });

  expect(server.requests[0]?.headers.authorization).toBe("Bearer sk-1");
});

test("a core prints no credential", () => {
  const core = createAcmeCore({ baseUrl: "https://api.example.com", adminKey: "sk-secret" });

  expect(inspect(core, { depth: null, showHidden: true })).not.toContain("sk-secret");
  expect(JSON.stringify(core)).toBe('{"vendor":"acme"}');
});

function raise(error: Error): never {
  throw error;
}

function toAbortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

test("a call whose signal is aborted before it asks nobody for a credential", async () => {
  const adminKey = vi.fn(never);

  const error = await failureAs(
    AbortedError,
    createAcme({ baseUrl: "https://api.example.com", adminKey }).groups.users.get({ path }, { signal: AbortSignal.abort() }),
  );

  expect(error.attempts).toEqual([]);
  expect(adminKey).not.toHaveBeenCalled();
});
