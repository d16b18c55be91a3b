import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import {
  type ApiCall,
  ApiError,
  type CallOptions,
  type ClientDefinition,
  type Core,
  type CredentialCarrier,
  createCore,
  DecodeError,
  defineOperation,
  type Hooks,
  type Operation,
  placeInCookie,
  placeInQuery,
  type UndocumentedResult,
  writeBasic,
} from "../src/index.js";
import { redact, toExcerpt, toSafeCause } from "../src/redact.js";
import { type AcmeOptions, adminKey, createAcme } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { failureAs, failureOf } from "./support/failure.js";
import { serveSocket } from "./support/faulty-server.js";
import { type Answer, serve } from "./support/server.js";

const email = "ann.lee+admin@example.com";
const bodyMarker = "ENGINEERING-LEADS";
// Whatever a text may show of the request and the answer must hold none of these.
const forbidden = [adminKey, encodeURIComponent(adminKey), adminKey.replaceAll("/", "\\/"), adminKey.toLowerCase(), "ann.lee", bodyMarker];

function expectClean(texts: Readonly<Record<string, string>>): void {
  for (const [form, text] of Object.entries(texts)) {
    for (const secret of forbidden) expect(text, `${form} shows ${secret}`).not.toContain(secret);
  }
}

/** Every way in which a program prints a value without meaning to show its parts. */
function print(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {
    string: `${value}`,
    json: JSON.stringify(value) ?? "",
    inspect: inspect(value, { depth: 20 }),
    formats: format("%s %d %j %o %O", value, value, value, value, value),
    nested: inspect(
      { list: [value], map: new Map([["key", value]]), cause: new Error("outer", { cause: value }) },
      { depth: null, showHidden: true },
    ),
    hidden: inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    spread: inspect({ ...(value as object) }, { depth: 20 }), // only objects are printed here
  };
  if (!(value instanceof Error)) return texts;
  const cause =
    value.cause === undefined ? {} : Object.fromEntries(Object.entries(print(value.cause)).map(([form, text]) => [`cause ${form}`, text]));
  return { ...texts, message: value.message, stack: value.stack ?? "", ...cause };
}

const echo: Answer = (response, request) => {
  // A server, or a proxy before it, that gives back all it was sent, wherever an answer has room.
  const key = request.headers.authorization?.replace("Bearer ", "") ?? "";
  response.writeHead(Number(request.headers["x-status"]), {
    "content-type": `${request.headers["x-type"]}`,
    "x-request-id": `req-${key}-${encodeURIComponent(key)}-${email}`,
    location: `https://${key.replace(/[^a-z0-9-]/gi, "").toLowerCase()}.example/${encodeURIComponent(email)}?key=${encodeURIComponent(key)}`,
    "retry-after": "0",
    "x-echo": key,
  });
  response.end(JSON.stringify({ error: { code: key, type: email, message: `${key} ${email} ${request.body}` } }));
};

const cases: readonly { title: string; answer?: Answer; client?: AcmeOptions; call?: CallOptions; user?: string }[] = [
  { title: "a refusal", call: { headers: { "x-status": "404", "x-type": "application/json" } } },
  { title: "a refusal as text", call: { headers: { "x-status": "403", "x-type": "text/plain" } } },
  { title: "a failure after repeats", call: { headers: { "x-status": "503", "x-type": "application/json" } } },
  { title: "a redirect", call: { headers: { "x-status": "307", "x-type": "text/html" } } },
  { title: "an answer that cannot be read", call: { headers: { "x-status": "200", "x-type": "text/html" } } },
  { title: "an answer that is too large", call: { headers: { "x-status": "200", "x-type": "application/json" }, maxResponseBytes: 10 } },
  { title: "an abort", call: { signal: AbortSignal.abort(`${adminKey} ${email}`) } },
  {
    title: "a custom fetch that prints the request",
    client: {
      fetch: async (url, init) => {
        const cause = Object.assign(new Error(`${url} ${JSON.stringify(init.headers)}`), { code: "ECONNRESET", config: init });
        throw Object.assign(new TypeError(`failed: ${url} ${JSON.stringify(init.headers)}`, { cause }), { request: init });
      },
    },
  },
  { title: "a custom fetch that throws a text", client: { fetch: () => Promise.reject(`no luck with ${adminKey} for ${email}`) } },
  { title: "an argument that cannot be sent", user: `${email}/..` },
];

test.each(cases)("no print of $title shows a body, a key or an address", async ({ client, call, user = email }) => {
  const server = await serve(echo);
  const acme = createAcme({ baseUrl: server.url, ...client }, impatient);

  const adding = acme.groups.users.add({ path: { group_id: user }, body: { user_id: bodyMarker } }, call);
  const getting = acme.groups.users.get({ path: { group_id: user, user_id: user } }, call);

  const errors = await Promise.all([failureAs(ApiError, adding), failureAs(ApiError, getting)]);

  for (const error of errors) {
    expectClean(print(error));
    expectClean({ enumerable: inspect(Object.fromEntries(Object.entries(error)), { depth: 20 }) });
  }
  for (const value of [adding, getting, acme, acme.groups, acme.http]) expectClean(print(value));
});

test("a name that the caller made up is masked where the error repeats it", async () => {
  const acme = createAcme({ baseUrl: "http://127.0.0.1:9" });

  const error = await failureAs(ApiError, acme.groups.users.list({ path: { group_id: "g_1" }, query: { [email]: 1 } as never })); // plain JavaScript could

  expectClean(print(error));
  expect(error).toMatchObject({ parameter: "[email]" });
});

test("no print of a call shows what it resolved to", async () => {
  const server = await serve({ json: { data: [{ id: bodyMarker, email }], has_more: false, next: null } });
  const acme = createAcme({ baseUrl: server.url });
  const list = acme.groups.users.list({ path: { group_id: "g_1" } });
  const get = acme.groups.users.get({ path: { group_id: "g_1", user_id: "u_1" } });
  await list;
  await get;

  expectClean(print(list));
  expectClean(print(get));
  expect(inspect(get)).toBe("ApiCall {}");
});

const byQuery: ClientDefinition = {
  vendor: "acme",
  servers: [],
  credentials: { Key: { kind: "query", name: "api_key", option: "apiKey", place: placeInQuery } },
  security: [["Key"]],
};

test.each([200, 404, 500])("a key that travels in the query shows in no print of what came back with %i", async (status) => {
  const server = await serve({ status, json: { id: "u_1" } });
  const seen: unknown[] = [];
  const options = { baseUrl: server.url, apiKey: adminKey, hooks: { call: observe(seen) } };
  const core = createCore(byQuery, options, impatient);
  const operation: Operation = { name: "probe", method: "GET", path: "/probe", responses: { "200": "json", "404": "json" } };
  const call = defineOperation<(core: Core) => ApiCall<unknown, UndocumentedResult>>(operation)(core);

  const result = await call.result();
  const parts = await call.withResponse().catch((error: unknown) => error);

  expect(server.requests[0]?.url).toBe(`/probe?api_key=${encodeURIComponent(adminKey)}`);
  expect(result.response.url).toBe(`${server.url}/probe`);
  for (const value of [result, parts, core, call, seen]) expectClean(print(value));
});

function observe(seen: unknown[]): NonNullable<Hooks["call"]> {
  return async (request, next) => {
    seen.push(request);
    const outcome = await next();
    seen.push(outcome);
    return outcome;
  };
}

test("every key that a call has sent is masked, also one that a fresh one took the place of", async () => {
  const server = await serve({ status: 401 }, { status: 403, headers: { "x-request-id": "key-of-old then key-of-new" } });
  const keys = ["key-of-old", "key-of-new"];
  const client = createAcme({ baseUrl: server.url, adminKey: () => keys.shift() ?? "key-of-last" });

  const error = await failureAs(ApiError, client.groups.users.get({ path: { group_id: "g_1", user_id: "u_1" } }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 answered 403, request id [secret] then [secret].");
});

test.each<[string, CredentialCarrier, string]>([
  ["a bearer token", { kind: "bearer" }, "correct-horse"],
  ["a key in a header", { kind: "header", name: "X-Auth-Key" }, "correct/horse+battery="],
  ["a login, also as it was sent", { kind: "header", name: "Authorization", write: writeBasic }, "admin:correct-horse"],
  ["a key in the query", { kind: "query", name: "api_key", place: placeInQuery }, "correct/horse+battery="],
  ["a key in a cookie", { kind: "cookie", name: "session", place: placeInCookie }, "correct/horse+battery="],
])("whatever the document's security schemes carry is masked: %s", async (_, carrier, apiKey) => {
  const server = await serve((response, { url, headers }) => {
    const { authorization, cookie } = headers;
    response.writeHead(404, { "x-request-id": JSON.stringify([apiKey, url, authorization, cookie, headers["x-auth-key"]]) }).end();
  });
  const credentials = { Key: { ...carrier, option: "apiKey" } };
  const options = { baseUrl: server.url, apiKey };
  const operation: Operation = { name: "probe", method: "GET", path: "/probe", responses: {} };
  const call = defineOperation<(core: Core) => Promise<unknown>>(operation);

  const error = await failureAs(ApiError, call(createCore({ ...byQuery, credentials }, options)));

  expect(error.message).toContain('request id ["[secret]",');
  for (const sent of [apiKey, encodeURIComponent(apiKey), btoa(apiKey)]) {
    for (const text of Object.values(print(error))) expect(text).not.toContain(sent);
  }
});

test("what the caller reads on purpose is all there", async () => {
  const server = await serve({ status: 404, json: { error: { message: email } }, headers: { "x-echo": adminKey } });

  const error = await failureOf(createAcme({ baseUrl: server.url }).groups.users.get({ path: { group_id: "g_1", user_id: "u_1" } }));

  expect(error).toMatchObject({ body: { error: { message: email } } });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "HttpError",
    case: "4XX",
    kind: "http",
    message: "acme: GET /groups/g_1/users/u_1 answered 404.",
    vendor: "acme",
    operation: "groups.users.get",
    attempts: [{ status: 404 }],
    status: 404,
  });
});

test("an error names itself in its stack", async () => {
  const error = await failureAs(ApiError, createAcme({ baseUrl: "http://127.0.0.1:9" }).groups.users.get({} as never)); // plain JavaScript could

  expect(error.stack).toMatch(/^ConfigError: acme: groups\.users\.get: path\.group_id is required\. Nothing was sent\.\n/);
});

test("the excerpt of an unreadable answer is short and masked", async () => {
  const server = await serve({ headers: { "content-type": "text/html" }, body: `<p>\n${adminKey} ${email} ${"x".repeat(10_000)}` });

  const error = await failureAs(
    DecodeError,
    createAcme({ baseUrl: server.url }).groups.users.get({ path: { group_id: "g", user_id: "u" } }),
  );

  expect(error.excerpt).toHaveLength(200);
  expect(error.excerpt).toMatch(/^<p> \[secret\] \[email\] x+$/);
});

test.each([
  ["a key", `{"key":"${adminKey.slice(0, 9)}`, '{"key":"…'],
  ["a key, percent-encoded", `{"next":"/x?key=${encodeURIComponent(adminKey).slice(0, 14)}`, '{"next":"…'],
  ["a key in another case", `{"key":"${adminKey.slice(0, 9).toUpperCase()}`, '{"key":"…'],
  ["an address", '{"email":"ann.lee@exa', '{"email":"…'],
  ["an encoded address", '{"next":"/users/ann.lee%40exa', '{"next":"…'],
  ["an address behind whole ones", `{"${adminKey}":"bo@example.com","b":"ann.lee@`, '{"[secret]":"[email]","b":"…'],
  ["nothing of the kind", '{"group":"engineer', '{"group":"engineer'],
])("the excerpt of a body that is cut within %s shows no half of it", async (_, body, excerpt) => {
  const server = await serve({ headers: { "content-type": "application/json" }, body });

  const error = await failureAs(
    DecodeError,
    createAcme({ baseUrl: server.url }).groups.users.get({ path: { group_id: "g", user_id: "u" } }),
  );

  expect(error.excerpt).toBe(excerpt);
});

test("the message of an error is bounded, whatever a server sends", async () => {
  const server = await serveSocket((socket) =>
    socket.end(`HTTP/1.1 404 Not Found\r\nx-request-id: ${"r".repeat(9_000)}\r\ncontent-length: 0\r\n\r\n`),
  );

  const error = await failureAs(ApiError, createAcme({ baseUrl: server.url }).groups.users.get({ path: { group_id: "g", user_id: "u" } }));

  expect(error.message.length).toBeLessThan(5_000);
  expect(error.message).toMatch(/^acme: GET \/groups\/g\/users\/u answered 404, request id r+…$/);
});

test.each([
  ["a secret", "key sk-1234 sent", ["sk-1234"], "key [secret] sent"],
  ["each of several", "sk-1234 tok-99", ["tok-99", "sk-1234"], "[secret] [secret]"],
  ["in another case", "https://SK-1234.example", ["sk-1234"], "https://[secret].example"],
  ["percent-encoded", "?key=a%2Fb%3D1", ["a/b=1"], "?key=[secret]"],
  ["percent-encoded in lower case", "?key=a%2fb%3d1", ["a/b=1"], "?key=[secret]"],
  ["as JSON writes it", '"a\\/b=1"', ["a/b=1"], '"[secret]"'],
  ["with characters that patterns use", "is a.b*c(d)[e]$^|\\ here", ["a.b*c(d)[e]$^|\\"], "is [secret] here"],
  ["not what only resembles it", "axbyc", ["a.b.c"], "axbyc"],
  ["not a secret of three characters", "abc", ["abc"], "abc"],
  ["an address", "to ann@example.com, now", [], "to [email], now"],
  ["an encoded address", "/users/ann%2Blee%40example.com/x", [], "/users/[email]/x"],
  ["addresses in JSON", '{"email":"ann@example.com","b":"bo@x.co.uk"}', [], '{"email":"[email]","b":"[email]"}'],
  ["an address between brackets", "Ann <ann@example.com>", [], "Ann <[email]>"],
  ["an address beyond ASCII", "jürgen@exämple.de", [], "[email]"],
  ["an address with a full stop behind it", "Ask ann@example.com.", [], "Ask [email]"],
  ["an address behind an at sign", "@ann@example.com", [], "[email]"],
  ["not a name and a host without a dot", "root@localhost", [], "root@localhost"],
  ["not a lone at sign", "a @ b @c d@", [], "a @ b @c d@"],
])("masking: %s", (_, text, secrets, masked) => {
  expect(redact(text, secrets)).toBe(masked);
});

test.each([
  ["a secret", "sk-abcdefghijklmnop", (length: number) => `${"x".repeat(length)}sk-abcdefghijklmnop`],
  ["an address", "ann.lee", (length: number) => `${"x ".repeat(length / 2)}ann.lee@example.com`],
  ["a secret behind blanks", "sk-abcdefghijklmnop", (length: number) => `${" ".repeat(length)}sk-abcdefghijklmnop`],
])("cutting a long text leaves no half of %s", (_, secret, make) => {
  for (let length = 4_060; length < 4_110; length += 1) {
    const text = `${make(length)}${"y".repeat(200)}`;
    for (const shown of [redact(text, [secret]), toExcerpt(text, [secret])]) {
      expect(shown).not.toContain(secret.slice(0, 4));
      expect(shown.length).toBeLessThan(4_100);
    }
  }
});

test.each(["a", "a@", "a%40", "a@a."])("a long text of %s is cut before it is searched", (unit) => {
  expect(redact(unit.repeat(1_000_000), ["sk-1234"]).length).toBeLessThan(4_100);
});

test("a cause keeps name, code and masked message of its chain, and nothing else", () => {
  const root = Object.assign(new Error("connect sk-1234"), { code: "ECONNREFUSED", address: "sk-1234" });
  const error = Object.assign(new TypeError("fetch failed for ann@example.com", { cause: root }), { request: { key: "sk-1234" } });
  root.name = "Error of sk-1234";

  const safe = toSafeCause(error, ["sk-1234"]);

  expect(safe).toMatchObject({ name: "TypeError", message: "fetch failed for [email]", code: "ECONNREFUSED" });
  expect(safe?.stack).toBe("TypeError: fetch failed for [email]");
  expect(safe?.cause).toMatchObject({ name: "Error of [secret]", message: "connect [secret]", code: "ECONNREFUSED" });
  expect(inspect(safe, { depth: 20, showHidden: true })).not.toContain("sk-1234");
});

test("a chain of causes that bites its own tail ends", () => {
  const error = new Error("loop");
  error.cause = error;

  expect(inspect(toSafeCause(error, []), { depth: 20 }).match(/loop/g)?.length).toBeLessThan(20);
});
