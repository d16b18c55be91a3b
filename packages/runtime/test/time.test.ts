import { getEventListeners } from "node:events";
import type { Socket } from "node:net";
import { inspect } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { AbortedError, ConfigError, DeadlineError, type Fetch, type Hooks, HttpError, TimeoutError } from "../src/index.js";
import { createAcme } from "./support/acme.js";
import { impatient, TestClock } from "./support/clock.js";
import { failureAs, failureOf } from "./support/failure.js";
import { serveSocket } from "./support/faulty-server.js";
import { type Answer, serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };
const ok = { json: { id: "u_1" } };

function drip(socket: Socket): void {
  socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n");
  const timer = setInterval(() => socket.write(" "), 5);
  socket.on("close", () => clearInterval(timer));
}

const stalls: readonly { title: string; answer: (socket: Socket) => void }[] = [
  { title: "never answers", answer: () => {} },
  { title: "stops within the head", answer: (socket) => void socket.write("HTTP/1.1 200 OK\r\ncontent-type: appl") },
  { title: "stops within the body", answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id":') },
  { title: "drips its body", answer: drip },
  {
    title: "stops within the body of an error",
    answer: (socket) => void socket.write("HTTP/1.1 404 Not Found\r\ncontent-length: 100\r\n\r\n{"),
  },
];

test.each(stalls)("the timeout ends an attempt whose server $title, and frees the socket", async ({ answer }) => {
  const server = await serveSocket(answer);
  const client = createAcme({ baseUrl: server.url, timeout: 80, retries: 0 });

  const error = await failureAs(TimeoutError, client.groups.users.get({ path }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 gave no complete answer within 80 ms (option timeout) after 1 attempt.");
  expect(error.attempts).toEqual([{ failure: "timeout" }]);
  await vi.waitFor(() => expect(server.busySockets()).toBe(0));
});

test.each(stalls)("the signal ends a call whose server $title, and frees the socket", async ({ answer }) => {
  const controller = new AbortController();
  const server = await serveSocket((socket) => {
    answer(socket);
    setImmediate(() => controller.abort());
  });
  const clock = new TestClock();
  const client = createAcme({ baseUrl: server.url }, clock);

  const error = await failureAs(AbortedError, client.groups.users.get({ path }, { signal: controller.signal }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 was aborted by its signal after 1 attempt.");
  expect(error.attempts).toEqual([{ failure: "aborted" }]);
  expect(clock.pending).toBe(0);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  expect(server.requests()).toBe(1);
  await vi.waitFor(() => expect(server.busySockets()).toBe(0));
});

test("the timeout lets go of a body whose fetch takes no notice of the signal", async () => {
  const cancel = vi.fn();
  const fetch: Fetch = async () => new Response(new ReadableStream({ cancel }));

  await failureAs(
    TimeoutError,
    createAcme({ baseUrl: "https://api.example.com", fetch, timeout: 20, retries: 0 }).groups.users.get({ path }),
  );

  expect(cancel).toHaveBeenCalledOnce();
});

test("a signal that is aborted before the call lets nothing be sent", async () => {
  const server = await serve(ok);
  const debug = vi.fn();

  const error = await failureAs(
    AbortedError,
    createAcme({ baseUrl: server.url, logger: { debug } }).groups.users.get({ path }, { signal: AbortSignal.abort() }),
  );

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 was aborted by its signal before anything was sent.");
  expect(error.attempts).toEqual([]);
  expect(server.requests).toEqual([]);
  expect(debug).not.toHaveBeenCalled();
});

test("the signal ends the wait before a repeat, and leaves no timer and no listener", async () => {
  const server = await serve({ status: 429, headers: { "retry-after": "20" } });
  const clock = new TestClock();
  const controller = new AbortController();
  let call: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    const client = createAcme({ baseUrl: server.url, logger: { info: () => setImmediate(resolve) } }, clock);
    call = client.groups.users.get({ path }, { signal: controller.signal });
  });

  controller.abort();

  const error = await failureAs(AbortedError, call);
  expect(error.attempts).toEqual([{ status: 429, delay: 21_000 }]);
  expect(clock.pending).toBe(0);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test.each([
  { title: "a success", script: [ok] },
  { title: "a failure", script: [{ status: 404 }] },
  { title: "a success after repeats", script: [{ status: 503 }, { status: 429 }, ok] },
  { title: "a body that is too large", script: [{ body: "x".repeat(2_000) }] },
  { title: "a body that cannot be read", script: [{ body: "<html>" }] },
])("no timer and no listener outlives $title", async ({ script }) => {
  const server = await serve(...script);
  const clock = new TestClock({ skip: 10_000 });
  const { signal } = new AbortController();

  await createAcme({ baseUrl: server.url, maxResponseBytes: 1_000 }, clock).groups.users.get({ path }, { signal }).result();

  expect(clock.pending).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test.each([new AbortController(), null, true])("a signal that is none is refused by name, and leaves no timer: %o", async (signal) => {
  const clock = new TestClock();
  const call = createAcme({ baseUrl: "http://127.0.0.1:9" }, clock).groups.users.get({ path }, { signal: signal as never }); // plain JavaScript could

  const error = await failureAs(ConfigError, call);

  expect(error.message).toBe("acme: groups.users.get: signal must be an AbortSignal. Nothing was sent.");
  expect(clock.pending).toBe(0);
});

test("a signal that is aborted after the call changes nothing", async () => {
  const server = await serve(ok);
  const controller = new AbortController();
  const call = createAcme({ baseUrl: server.url }).groups.users.get({ path }, { signal: controller.signal });
  await call;

  controller.abort();

  expect(await call).toEqual({ id: "u_1" });
});

const ignoring: readonly { title: string; fetch: Fetch }[] = [
  { title: "before it answers", fetch: () => new Promise(() => {}) },
  { title: "within the body", fetch: async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })) },
];

test.each(ignoring)("a custom fetch that ignores the signal $title holds nobody up", async ({ fetch }) => {
  const options = { baseUrl: "https://api.example.com", fetch, retries: 0 };
  const controller = new AbortController();
  const aborted = createAcme(options).groups.users.get({ path }, { signal: controller.signal });
  setImmediate(() => controller.abort());

  await failureAs(AbortedError, aborted);
  await failureAs(TimeoutError, createAcme(options).groups.users.get({ path }, { timeout: 20 }));
  await failureAs(DeadlineError, createAcme(options).groups.users.get({ path }, { deadline: 20 }));
});

test("a custom fetch that ends the call itself while it starts is left behind", async () => {
  const controller = new AbortController();
  const fetch: Fetch = () => {
    controller.abort();
    return new Promise(() => {});
  };

  await failureAs(
    AbortedError,
    createAcme({ baseUrl: "https://api.example.com", fetch }).groups.users.get({ path }, { signal: controller.signal }),
  );
});

test("the body of an answer that comes too late is given up", async () => {
  let answer = (_response: Response): void => {};
  const fetch: Fetch = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  let body: ReadableStream<Uint8Array> | undefined;
  const cancelled = new Promise<boolean>((resolve) => {
    body = new ReadableStream({ cancel: () => resolve(true) });
  });

  await failureAs(
    TimeoutError,
    createAcme({ baseUrl: "https://api.example.com", fetch, timeout: 20, retries: 0 }).groups.users.get({ path }),
  );
  answer(new Response(body));

  expect(await cancelled).toBe(true);
});

test("an attempt has thirty seconds unless told otherwise, and a call as long as it takes", async () => {
  const clock = new TestClock({ skip: 30_000 });
  const fetch: Fetch = () => new Promise(() => {});

  const error = await failureAs(
    TimeoutError,
    createAcme({ baseUrl: "https://api.example.com", fetch, retries: 0 }, clock).groups.users.get({ path }),
  );

  expect(error.message).toContain("within 30000 ms (option timeout)");
  expect(clock.waits).toEqual([30_000]);
});

test("each attempt has its own timeout", async () => {
  const server = await serve(() => {}, ok);
  const clock = new TestClock({ random: 0 });
  const call = createAcme({ baseUrl: server.url, timeout: 1_000 }, clock).groups.users.get({ path });
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));

  clock.advance(1_000);

  expect((await call.result()).ok).toBe(true);
  expect(server.requests).toHaveLength(2);
});

test("the deadline ends an attempt before its timeout, and is not repeated", async () => {
  const server = await serveSocket(() => {});
  const client = createAcme({ baseUrl: server.url, timeout: 10_000, deadline: 60 }, impatient);

  const error = await failureAs(DeadlineError, client.groups.users.get({ path }));

  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 was not done by its deadline of 60 ms (option deadline) after 1 attempt.");
  expect(server.requests()).toBe(1);
});

test("where timeout and deadline come together it is the deadline, and nothing is repeated", async () => {
  const server = await serveSocket(() => {});

  const call = createAcme({ baseUrl: server.url, timeout: 60, deadline: 60 }, new TestClock({ skip: 60 })).groups.users.get({ path });

  expect((await failureAs(DeadlineError, call)).attempts).toEqual([{ failure: "deadline" }]);
});

test("the deadline spans all attempts of a call", async () => {
  const server = await serveSocket(() => {});
  // Each attempt runs into its timeout of 100, until only 50 are left of the deadline.
  const clock = new TestClock({ skip: 100, random: 0 });
  const client = createAcme({ baseUrl: server.url, timeout: 100, deadline: 250, retries: 9 }, clock);

  const error = await failureAs(DeadlineError, client.groups.users.get({ path }));

  expect(error.attempts.map(({ failure }) => failure)).toEqual(["timeout", "timeout", "deadline"]);
  expect(clock.now() - 1_000_000).toBe(250);
});

test("a backoff that reaches beyond the deadline is not waited for: the failure itself is thrown", async () => {
  const server = await serve({ status: 500 });
  const clock = new TestClock({ skip: 1_000, random: 0.999_999 });

  const error = await failureAs(
    HttpError,
    createAcme({ baseUrl: server.url, deadline: 3_400, retries: 9 }, clock).groups.users.get({ path }),
  );

  // After half a second and one second 1.9 seconds are left, and the next wait would be 2.
  expect(error.attempts).toEqual([{ status: 500, delay: 500 }, { status: 500, delay: 1_000 }, { status: 500 }]);
  expect(clock.pending).toBe(0);
});

test.each([5_000, 9_000])("the deadline spans all pages of a list, counted from the call: after %i ms", async (milliseconds) => {
  const server = await serve({ json: { data: [{ id: "u_1" }], has_more: true, next: "c_2" } });
  const clock = new TestClock();
  const list = createAcme({ baseUrl: server.url, deadline: 5_000 }, clock).groups.users.list({ path: { group_id: "g_1" } });
  const items = list[Symbol.asyncIterator]();
  await items.next();

  clock.advance(milliseconds);

  const error = await failureAs(DeadlineError, items.next());
  expect(error.message).toBe(
    "acme: GET /groups/g_1/users was not done by its deadline of 5000 ms (option deadline) before anything was sent.",
  );
  expect(error.attempts).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

const firstPage: Answer = { json: { data: [{ id: "u_1" }], has_more: true, next: "c_2" } };

test("the deadline covers the body of the last page", async () => {
  const stalled: Answer = (response) => void response.writeHead(200, { "content-type": "application/json" }).write('{"data":[');
  const server = await serve(firstPage, stalled);
  const clock = new TestClock();
  const list = createAcme({ baseUrl: server.url, timeout: 60_000, deadline: 5_000 }, clock).groups.users.list({
    path: { group_id: "g_1" },
  });
  const items = list[Symbol.asyncIterator]();
  await items.next();
  clock.advance(4_000);

  const second = failureAs(DeadlineError, items.next());
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  clock.advance(999);
  expect(clock.pending).toBe(1);
  clock.advance(1);

  expect((await second).attempts).toEqual([{ failure: "deadline" }]);
  expect(clock.pending).toBe(0);
});

test("the deadline covers the wait before a repeat between two pages", async () => {
  const server = await serve(firstPage, { status: 503, headers: { "retry-after": "2" } });
  const clock = new TestClock();
  const list = createAcme({ baseUrl: server.url, deadline: 5_000 }, clock).groups.users.list({ path: { group_id: "g_1" } });
  const items = list[Symbol.asyncIterator]();
  await items.next();
  clock.advance(3_000);

  const error = await failureAs(HttpError, items.next());

  expect(error.attempts).toEqual([{ status: 503 }]);
  expect([server.requests.length, clock.pending]).toEqual([2, 0]);
});

test.each(["items", "pages"])("a list that is left within its %s leaves no timer and no listener", async (form) => {
  const server = await serve(firstPage);
  const clock = new TestClock();
  const { signal } = new AbortController();
  const client = createAcme({ baseUrl: server.url, deadline: 60_000 }, clock);
  const list = client.groups.users.list({ path: { group_id: "g_1" } }, { signal });

  for await (const _ of form === "items" ? list : list.pages()) break;

  expect([clock.pending, server.requests.length]).toEqual([0, 1]);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("calls that share a long-lived signal leave nothing on it, and make the platform warn of nothing", async () => {
  const server = await serve({ status: 503 });
  const { signal } = new AbortController();
  const warnings: unknown[] = [];
  const warn = (warning: unknown): unknown => warnings.push(warning);
  process.on("warning", warn);
  onTestFinished(() => void process.off("warning", warn));
  const client = createAcme({ baseUrl: server.url }, impatient);

  await Promise.all(Array.from({ length: 30 }, () => client.groups.users.get({ path }, { signal }).result()));
  await new Promise((resolve) => setImmediate(resolve));

  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(warnings).toEqual([]);
});

test("the signal ends a list at its next page", async () => {
  const server = await serve({ json: { data: [{ id: "u_1" }], has_more: true, next: "c_2" } });
  const controller = new AbortController();
  const list = createAcme({ baseUrl: server.url }).groups.users.list({ path: { group_id: "g_1" } }, { signal: controller.signal });
  const items = list[Symbol.asyncIterator]();
  await items.next();

  controller.abort();

  await failureAs(AbortedError, items.next());
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["timeout", 0],
  ["timeout", Number.NaN],
  ["timeout", 2_147_483_648],
  ["timeout", "30"],
  ["deadline", -1],
  ["deadline", 2_147_483_648],
  ["deadline", Number.POSITIVE_INFINITY],
  ["retries", -1],
  ["retries", 1.5],
  ["retries", 101],
  ["maxResponseBytes", 0],
  ["maxResponseBytes", 1.5],
])("the option %s refuses %s, for the client and for a call", async (option, value) => {
  const options = { baseUrl: "https://api.example.com", [option]: value };

  expect(() => createAcme(options)).toThrow(`acme: the option ${option} must be a `);
  const error = await failureAs(
    ConfigError,
    createAcme({ baseUrl: "https://api.example.com" }).groups.users.get({ path }, { [option]: value }),
  );
  expect(error.parameter).toBe(option);
  expect(await failureOf(Promise.reject(error))).toBe(error);
});

test.each([3_600_000, -3_600_000])("a wall clock that jumps by %i ms changes nothing about the deadline", async (jump) => {
  const clock = new TestClock({ skip: 500 });
  const fetch: Fetch = async () => {
    clock.jump(jump);
    return new Response(null, { status: 503 });
  };
  const client = createAcme({ baseUrl: "https://api.example.com", fetch, deadline: 1_000 }, clock);

  const error = await failureAs(HttpError, client.groups.users.get({ path }));

  expect(error.attempts).toEqual([{ status: 503, delay: 250 }, { status: 503, delay: 500 }, { status: 503 }]);
});

test("what the signal was aborted with is on the error, and in no log of it", async () => {
  const reason = { note: "ada@example.com" };

  const error = await failureAs(
    AbortedError,
    createAcme({ baseUrl: "https://api.example.com" }).groups.users.get({ path }, { signal: AbortSignal.abort(reason) }),
  );

  expect(error.reason).toBe(reason);
  expect(`${JSON.stringify(error)}${inspect(error)}`).not.toContain("ada");
});

const hanging: readonly { title: string; call: NonNullable<Hooks["call"]>; requests: number }[] = [
  { title: "before the call", call: () => new Promise(() => {}), requests: 0 },
  { title: "after the call", call: (_, next) => next().then(() => new Promise(() => {})), requests: 1 },
];

test.each(hanging)("the deadline ends a call whose hook hangs $title", async ({ call, requests }) => {
  const server = await serve(ok);
  const clock = new TestClock();

  const pending = createAcme({ baseUrl: server.url, deadline: 5_000, hooks: { call } }, clock).groups.users.get({ path });
  await vi.waitFor(() => expect([server.requests.length, clock.pending]).toEqual([requests, 1]));
  clock.advance(5_000);

  const error = await failureAs(DeadlineError, pending);
  expect(error.message).toMatch(/waiting for hooks\.call, (before anything was sent|after 1 attempt)\.$/);
  expect(clock.pending).toBe(0);
});

test.each(hanging)("the signal ends a call whose hook hangs $title", async ({ call, requests }) => {
  const server = await serve(ok);
  const controller = new AbortController();

  const pending = createAcme({ baseUrl: server.url, hooks: { call } }).groups.users.get({ path }, { signal: controller.signal });
  await vi.waitFor(() => expect(server.requests).toHaveLength(requests));
  setImmediate(() => controller.abort());

  await failureAs(AbortedError, pending);
});

test.each<{ title: string; attempt: NonNullable<Hooks["attempt"]>; requests: number }>([
  { title: "before the request", attempt: () => new Promise(() => {}), requests: 0 },
  { title: "after the head", attempt: (request, next) => next(request).then(() => new Promise(() => {})), requests: 1 },
])("the timeout ends an attempt whose hook hangs $title", async ({ attempt, requests }) => {
  const server = await serve(ok);
  const clock = new TestClock();
  const call = createAcme({ baseUrl: server.url, timeout: 1_000, retries: 0, hooks: { attempt } }, clock).groups.users.get({ path });
  await vi.waitFor(() => expect([server.requests.length, clock.pending]).toEqual([requests, 1]));

  clock.advance(1_000);

  await failureAs(TimeoutError, call);
  expect(clock.pending).toBe(0);
});

test("an attempt that the deadline ends under a call hook is on the error", async () => {
  const server = await serveSocket(() => {});
  const clock = new TestClock();
  const hooks: Hooks = { call: (_, next) => next() };

  const call = createAcme({ baseUrl: server.url, deadline: 60, hooks }, clock).groups.users.get({ path });
  await vi.waitFor(() => expect(server.requests()).toBe(1));
  clock.advance(60);

  const error = await failureAs(DeadlineError, call);
  expect(error.attempts).toEqual([{ failure: "deadline" }]);
});

test("a call that has timed out stays a timeout when its signal is aborted at once after", async () => {
  const clock = new TestClock();
  const controller = new AbortController();
  const fetch: Fetch = () => new Promise(() => {});
  const client = createAcme({ baseUrl: "https://api.example.com", fetch, timeout: 100, retries: 0 }, clock);
  const call = client.groups.users.get({ path }, { signal: controller.signal });
  await vi.waitFor(() => expect(clock.pending).toBe(1));

  clock.advance(100);
  controller.abort();

  await failureAs(TimeoutError, call);
});
