import { expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError, HttpError, type Method, type Operation, TimeoutError } from "../src/index.js";
import { decideRetry, type Failure, type RetrySituation, toRetryHint } from "../src/retry.js";
import { createAcme, send } from "./support/acme.js";
import { impatient, TestClock } from "./support/clock.js";
import { failureAs, failureOf } from "./support/failure.js";
import { findClosedPort, serveSocket } from "./support/faulty-server.js";
import { serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };

interface Verb {
  readonly method: Method;
  readonly isRepeatable?: boolean;
}

const safe: readonly Verb[] = [
  { method: "GET" },
  { method: "HEAD" },
  { method: "POST", isRepeatable: true },
  { method: "PUT", isRepeatable: true },
  { method: "PATCH", isRepeatable: true },
  { method: "DELETE", isRepeatable: true },
];
const unsafe: readonly Verb[] = [{ method: "POST" }, { method: "PUT" }, { method: "PATCH" }, { method: "DELETE" }];
const all = [...safe, ...unsafe];

function toOperation(verb: Verb): Operation {
  return { name: "probe", path: "/probe", responses: { "200": "any" }, ...verb };
}

const hinted = { "retry-after-ms": "1" };

test.each(
  [
    { title: "429", verbs: all, status: 429, headers: {}, requests: 3 },
    { title: "429 with a hint", verbs: all, status: 429, headers: hinted, requests: 3 },
    { title: "503 with a hint", verbs: all, status: 503, headers: hinted, requests: 3 },
    ...[408, 425, 500, 502, 503, 504, 507].map((status) => ({ title: `${status}`, verbs: safe, status, headers: {}, requests: 3 })),
    ...[408, 425, 500, 502, 503, 504, 507].map((status) => ({ title: `${status}`, verbs: unsafe, status, headers: {}, requests: 1 })),
    { title: "500 with a hint", verbs: unsafe, status: 500, headers: hinted, requests: 1 },
    { title: "503 with a hint that says nothing", verbs: unsafe, status: 503, headers: { "retry-after": "soon" }, requests: 1 },
    ...[301, 400, 401, 403, 404, 409, 410, 422, 451, 501, 505].map((status) => ({
      title: `${status}`,
      verbs: all,
      status,
      headers: hinted,
      requests: 1,
    })),
  ].flatMap(({ verbs, ...row }) => verbs.map((verb) => ({ verb, ...row }))),
)(
  "$verb.method (repeatable: $verb.isRepeatable) answered $title again and again is sent $requests times",
  async ({ verb, status, headers, requests }) => {
    const server = await serve({ status, headers });

    const error = await failureAs(HttpError, send(toOperation(verb), { baseUrl: server.url }, {}, {}, impatient));

    expect(server.requests).toHaveLength(requests);
    expect(error.attempts.map((attempt) => attempt.status)).toEqual(Array.from({ length: requests }, () => status));
  },
);

test.each([...safe.map((verb) => ({ verb, requests: 3 })), ...unsafe.map((verb) => ({ verb, requests: 1 }))])(
  "$verb.method (repeatable: $verb.isRepeatable) whose connection is reset after it was sent is sent $requests times",
  async ({ verb, requests }) => {
    const server = await serveSocket((socket) => socket.resetAndDestroy());

    const error = await failureAs(ConnectionError, send(toOperation(verb), { baseUrl: server.url }, {}, {}, impatient));

    expect(server.requests()).toBe(requests);
    expect(error.attempts).toHaveLength(requests);
  },
);

test.each([
  { verb: { method: "GET" as const }, requests: 3 },
  { verb: { method: "POST" as const }, requests: 1 },
])("$verb.method whose answer breaks off in the body is sent $requests times", async ({ verb, requests }) => {
  const server = await serveSocket((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"));

  const error = await failureAs(ConnectionError, send(toOperation(verb), { baseUrl: server.url }, {}, {}, impatient));

  expect(error.message).toContain(`${verb.method} /probe lost its connection within the answer`);
  expect(server.requests()).toBe(requests);
});

test.each([
  { verb: { method: "GET" as const }, requests: 3 },
  { verb: { method: "POST" as const }, requests: 1 },
])("$verb.method that times out is sent $requests times", async ({ verb, requests }) => {
  const server = await serveSocket(() => {});

  const error = await failureAs(TimeoutError, send(toOperation(verb), { baseUrl: server.url, timeout: 60 }, {}, {}, impatient));

  expect(server.requests()).toBe(requests);
  expect(error.message).toContain(`after ${requests} attempt`);
});

test.each(all)("$method (repeatable: $isRepeatable) is repeated when the connection is refused, since nothing was sent", async (verb) => {
  const error = await failureAs(ConnectionError, send(toOperation(verb), { baseUrl: await findClosedPort() }, {}, {}, impatient));

  expect(error.code).toBe("ECONNREFUSED");
  expect(error.attempts).toEqual([
    { failure: "ECONNREFUSED", delay: 0 },
    { failure: "ECONNREFUSED", delay: 0 },
    { failure: "ECONNREFUSED" },
  ]);
});

test.each([
  ["ENOTFOUND", 3],
  ["EAI_AGAIN", 3],
  ["UND_ERR_CONNECT_TIMEOUT", 3],
  ["ECONNRESET", 1],
  ["EHOSTUNREACH", 1],
  ["UND_ERR_SOCKET", 1],
])("a POST that fails with %s is sent %i times", async (code, attempts) => {
  // As undici reports it: the code stands on the cause.
  const fetch = async (): Promise<Response> => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("low level"), { code }) });
  };

  const error = await failureAs(
    ConnectionError,
    send(toOperation({ method: "POST" }), { baseUrl: "https://api.example.com", fetch }, {}, {}, impatient),
  );

  expect(error.code).toBe(code);
  expect(error.attempts).toHaveLength(attempts);
});

test("a POST that was answered is not repeated, whatever code its body breaks off with", async () => {
  const code = "ECONNREFUSED";
  const fetch = vi.fn(async () => new Response(new ReadableStream({ pull: (body) => body.error(Object.assign(new Error(), { code })) })));

  const error = await failureAs(
    ConnectionError,
    send(toOperation({ method: "POST" }), { baseUrl: "https://api.example.com", fetch }, {}, {}, impatient),
  );

  expect(error.code).toBe(code);
  expect(fetch).toHaveBeenCalledOnce();
});

test("the code of a failure on several addresses at once is found", async () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const fetch = async (): Promise<Response> => {
    throw new TypeError("fetch failed", { cause: new AggregateError([refused, refused]) });
  };

  const error = await failureAs(
    ConnectionError,
    createAcme({ baseUrl: "https://api.example.com", fetch, retries: 0 }).groups.users.get({ path }),
  );

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 got no answer from api.example.com (ECONNREFUSED) after 1 attempt.");
});

test("a repeat is the same request, byte for byte", async () => {
  const server = await serve({ status: 429 }, { json: { id: "u_1" } });

  await createAcme({ baseUrl: server.url }, impatient).groups.users.add(
    { path: { group_id: "g_1" }, body: { user_id: "ü" } },
    { extra: { query: { a: 1 } } },
  );

  const [first, second] = server.requests;
  expect(second).toEqual(first);
  expect(first?.body).toBe('{"user_id":"ü"}');
});

test.each([
  { retries: 0, requests: 1 },
  { retries: 1, requests: 2 },
  { retries: undefined, requests: 3 },
  { retries: 4, requests: 5 },
])("retries: $retries allows $requests requests", async ({ retries, requests }) => {
  const server = await serve({ status: 500 });

  await failureOf(createAcme({ baseUrl: server.url, retries }, impatient).groups.users.get({ path }));

  expect(server.requests).toHaveLength(requests);
});

test("an option that a call is given as undefined leaves the client's", async () => {
  const server = await serve({ status: 500 });

  await failureOf(createAcme({ baseUrl: server.url, retries: 0 }, impatient).groups.users.get({ path }, { retries: undefined }));

  expect(server.requests).toHaveLength(1);
});

test("the backoff doubles up to its longest step, and the dice choose within each", async () => {
  const server = await serve({ status: 500 });
  const clock = new TestClock({ skip: 10_000, random: 0.5 });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url, retries: 6 }, clock).groups.users.get({ path }));

  expect(clock.waits).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  expect(error.attempts.map(({ delay }) => delay)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000, undefined]);
  expect(clock.pending).toBe(0);
});

const date = "Sun, 06 Nov 1994 08:49:30 GMT";

test.each([
  { title: "seconds", headers: { "retry-after": "7" }, wait: 7_000 },
  { title: "milliseconds", headers: { "retry-after-ms": "1500" }, wait: 1_500 },
  { title: "milliseconds beside seconds", headers: { "retry-after-ms": "1500", "retry-after": "9" }, wait: 1_500 },
  { title: "unreadable milliseconds beside seconds", headers: { "retry-after-ms": "-1", "retry-after": "9" }, wait: 9_000 },
  { title: "zero", headers: { "retry-after": "0" }, wait: 0 },
  { title: "a date", headers: { date, "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }, wait: 7_000 },
  { title: "a date that has passed", headers: { date, "retry-after": "Sun, 06 Nov 1994 08:49:00 GMT" }, wait: 0 },
  { title: "something unreadable, so that the own backoff holds", headers: { "retry-after": "soon" }, wait: 0 },
])("the wait that the server asks for is kept: $title", async ({ headers, wait }) => {
  const server = await serve({ status: 429, headers }, { json: { id: "u_1" } });
  const clock = new TestClock({ skip: 29_000, random: 0, now: Date.parse("1994-11-06T08:49:30Z") });

  await createAcme({ baseUrl: server.url }, clock).groups.users.get({ path });

  expect(clock.waits).toEqual([wait]);
});

test("the wait is never shorter than asked for, whatever the dice say, and at most a tenth longer", () => {
  const failure: Failure = { status: 429, hint: 1_001, wasSent: true };
  const delays = [0, 0.001, 0.5, 0.999_999].map((random) => decideRetry({ ...situation, failure, random }));

  expect(delays).toEqual([1_001, 1_002, 1_052, 1_102]);
});

test.each([
  { title: "more than a minute", header: "61", retryAfter: 61_000 },
  { title: "absurdly long", header: "999999", retryAfter: 999_999_000 },
  { title: "longer than a timer can run", header: "2147484", retryAfter: 2_147_484_000 },
  { title: "longer than a date can say", header: "9".repeat(400), retryAfter: 3_155_760_000_000 },
])("a wait of $title fails at once, and the error says when to come back", async ({ header, retryAfter }) => {
  const server = await serve({ status: 429, headers: { "retry-after": header } });
  const clock = new TestClock({ now: 1_000 });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }, clock).groups.users.get({ path }));

  expect(server.requests).toHaveLength(1);
  expect(error.retryAfter).toBe(retryAfter);
  expect(error.retryAt?.getTime()).toBe(1_000 + retryAfter);
  expect(error.message).toContain(`it may be repeated in ${retryAfter / 1_000} s.`);
  expect(clock.pending).toBe(0);
});

test("a wait that reaches beyond the deadline fails at once, and the error says when to come back", async () => {
  const server = await serve({ status: 429, headers: { "retry-after": "40" } });
  const clock = new TestClock({ now: 1_000 });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url, deadline: 40_000 }, clock).groups.users.get({ path }));

  expect(server.requests).toHaveLength(1);
  expect(error.retryAfter).toBe(40_000);
  expect(error.retryAt?.getTime()).toBe(41_000);
  expect(clock.waits).toEqual([]);
});

test("a DELETE answered 404 after an attempt of unknown effect stays a 404, and the attempts tell what came before", async () => {
  let requests = 0;
  const server = await serveSocket((socket) => {
    requests += 1;
    if (requests === 1) socket.resetAndDestroy();
    else socket.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
  });

  const operation = toOperation({ method: "DELETE", isRepeatable: true });
  const error = await failureAs(HttpError, send(operation, { baseUrl: server.url }, {}, {}, impatient));

  expect(error.status).toBe(404);
  expect(error.attempts).toEqual([{ failure: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/), delay: 0 }, { status: 404 }]);
  expect(error.message).toBe("acme: DELETE /probe answered 404.");
});

const now = Date.parse("1994-11-06T08:49:30Z");

test.each([
  ["1", 1_000],
  ["0", 0],
  ["0.5", 500],
  [" 12 ", 12_000],
  ["Sun, 06 Nov 1994 08:49:37 GMT", 7_000],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 7_000],
  ["Sun Nov  6 08:49:37 1994", 7_000],
  ["Sun, 06 Nov 1994 08:49:37 +0000", 7_000],
  ["Sun, 06 Nov 1994 08:00:00 GMT", 0],
  ["", undefined],
  ["-5", undefined],
  ["+5", undefined],
  ["NaN", undefined],
  ["Infinity", undefined],
  ["1e3", undefined],
  ["0x10", undefined],
  ["soon", undefined],
  ["Later, 5", undefined],
  ["5 seconds", undefined],
  ["1, 2", undefined],
  ["Sun, 06 Nov 1994", undefined],
  ["Sun, 99 Nov 1994 08:49:37 GMT", undefined],
  ["2026-01-01T00:00:00Z", undefined],
])("Retry-After '%s' means %s", (header, expected) => {
  expect(toRetryHint(new Headers({ "retry-after": header }), now)).toBe(expected);
});

test.each([
  ["is late", "Sun, 06 Nov 1994 08:49:20 GMT", 17_000],
  ["is early", "Sun, 06 Nov 1994 08:49:35 GMT", 2_000],
  ["is not told", undefined, 7_000],
  ["is not readable", "now", 7_000],
])("a date is meant by the server's clock, which against this one %s", (_, told, expected) => {
  const headers = new Headers({ "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT", ...(told === undefined ? {} : { date: told }) });

  expect(toRetryHint(headers, now)).toBe(expected);
});

test("a date without a zone is in GMT, wherever the program runs", () => {
  vi.stubEnv("TZ", "America/New_York");
  onTestFinished(() => void vi.unstubAllEnvs());

  expect(toRetryHint(new Headers({ "retry-after": "Sun Nov  6 08:49:37 1994" }), now)).toBe(7_000);
});

const situation: RetrySituation = {
  operation: { method: "GET" },
  failure: { status: undefined, wasSent: true },
  attempt: 1,
  retries: 2,
  budget: 100,
  remaining: undefined,
  random: 0.5,
};

test.each<[string, Partial<RetrySituation>, ReturnType<typeof decideRetry>]>([
  ["the first backoff is at most half a second", { random: 0.999_999 }, 500],
  ["the first backoff may be nothing", { random: 0 }, 0],
  ["the longest backoff is eight seconds", { attempt: 60, retries: 99, random: 0.999_999 }, 8_000],
  ["the last attempt is the last", { attempt: 3 }, undefined],
  ["no retries means none", { retries: 0 }, undefined],
  ["the last of the client's budget is spent", { budget: 1 }, 250],
  ["without a budget nothing is repeated", { budget: 0 }, undefined],
  ["a backoff within what is left is waited for", { remaining: 251 }, 250],
  ["a backoff that takes all that is left is not", { remaining: 250 }, undefined],
  ["a minute is waited for", { failure: { status: 503, hint: 60_000, wasSent: true }, random: 0 }, 60_000],
  ["more than a minute is not", { failure: { status: 503, hint: 60_001, wasSent: true } }, undefined],
])("%s", (_, part, decision) => {
  expect(decideRetry({ ...situation, ...part })).toEqual(decision);
});

test("the backoff lies between nothing and its ceiling for any throw of the dice", () => {
  for (let round = 0; round < 10_000; round += 1) {
    const attempt = 1 + (round % 12);
    const delay = decideRetry({ ...situation, attempt, retries: 99, random: Math.random() });
    expect(delay).toBeGreaterThanOrEqual(0);
    expect(delay).toBeLessThanOrEqual(Math.min(8_000, 250 * 2 ** attempt));
  }
});
