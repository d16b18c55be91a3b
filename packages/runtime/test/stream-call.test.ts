import { getEventListeners, once } from "node:events";
import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  AbortedError,
  ConfigError,
  ConnectionError,
  createCore,
  DeadlineError,
  DecodeError,
  defineStreamOperation,
  type Environment,
  type ErrorResult,
  eventStream,
  type FailedResult,
  type Hooks,
  HttpError,
  type ItemStream,
  jsonLines,
  type Operation,
  placeInQuery,
  type ServerSentEvent,
  type StreamCall,
  type StreamRule,
  type SuccessResult,
  TimeoutError,
  type UndocumentedResult,
} from "../src/index.js";
import { type AcmeCore, type AcmeFault, type AcmeOptions, adminKey, createAcmeCore } from "./support/acme.js";
import { impatient, TestClock } from "./support/clock.js";
import { failureAs, failureOf } from "./support/failure.js";
import { serveSocket } from "./support/faulty-server.js";
import { type Answer, serve } from "./support/server.js";

interface Tick {
  n: number;
}

type WatchResult<Item> = SuccessResult<200, ItemStream<Item>> | ErrorResult<"4XX", AcmeFault> | UndocumentedResult | FailedResult;
type Watch<Item> = (
  core: AcmeCore,
  input?: object,
  options?: AcmeOptions & { signal?: AbortSignal },
) => StreamCall<ItemStream<Item>, Item, WatchResult<Item>>;

const operation = {
  name: "things.watch",
  method: "GET",
  path: "/things",
  accept: "text/event-stream",
  responses: { "200": "stream", "4XX": "json" },
} as const satisfies Operation;
const watch = defineStreamOperation<Watch<ServerSentEvent<Tick>>>({ ...operation, stream: { format: eventStream, data: "json" } });
const follow = defineStreamOperation<Watch<Tick>>({
  ...operation,
  accept: "application/x-ndjson",
  stream: { format: jsonLines, data: "json" },
});

const ticks = [1, 2, 3].map((n) => `data: {"n":${n}}\n\n`);

function core(baseUrl: string, options: AcmeOptions = {}, environment: Environment = impatient): AcmeCore {
  return createAcmeCore({ adminKey, baseUrl, ...options }, environment);
}

/** Writes pieces one after the other, and then whatever `end` does. */
function stream(
  type: string,
  pieces: readonly (string | Uint8Array)[],
  end: (response: ServerResponse) => void = (response) => response.end(),
): Answer {
  return async (response) => {
    response.writeHead(200, { "content-type": type, "x-request-id": "req_1" });
    for (const piece of pieces) {
      response.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    end(response);
  };
}

const stay = (): void => {};

/** A server that sends the ticks and keeps the connection, and tells when the other side has closed it. */
async function serveTicks(): Promise<{ readonly url: string; whenClosed(): Promise<unknown> }> {
  let closed = Promise.resolve<unknown>(undefined);
  const { url } = await serve((response) => {
    closed = once(response, "close");
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(ticks.join(""));
  });
  return { url, whenClosed: () => closed };
}

async function collect<Item>(items: AsyncIterable<Item>, into: Item[] = []): Promise<Item[]> {
  for await (const item of items) into.push(item);
  return into;
}

test("the items of an event stream arrive one by one", async () => {
  let goOn = stay;
  const { url, requests } = await serve(async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write('event: tick\nid: 7\ndata: {"n":\ndata: 1}\n\n');
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    response.end('data: {"n":2}\n\n');
  });

  const items: unknown[] = [];
  for await (const item of watch(core(url))) {
    items.push(item);
    goOn();
  }

  expect(items).toEqual([
    { event: "tick", id: "7", retry: undefined, data: { n: 1 } },
    { event: "message", id: "7", retry: undefined, data: { n: 2 } },
  ]);
  expect(requests.map(({ headers }) => [headers.accept, headers.authorization])).toEqual([["text/event-stream", `Bearer ${adminKey}`]]);
});

test("the items of JSON lines survive a border within a character", async () => {
  const bytes = Buffer.from('{"n":1,"name":"ä"}\n\n{"n":2}');
  const { url } = await serve(stream("application/x-ndjson", [bytes.subarray(0, 16), bytes.subarray(16)]));

  expect(await collect(follow(core(url)))).toEqual([{ n: 1, name: "ä" }, { n: 2 }]);
});

test("awaiting gives the stream once the head is there, and the result has it as its body", async () => {
  const { url } = await serve(stream("text/event-stream", ticks));

  const items = await watch(core(url));
  expect((await collect(items)).map(({ data }) => data.n)).toEqual([1, 2, 3]);

  const result = await watch(core(url)).result();
  expect([result.case, result.ok, result.requestId]).toEqual([200, true, "req_1"]);
  if (result.case === 200) expect(await collect(result.body)).toHaveLength(3);

  const { data, response } = await watch(core(url)).withResponse();
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(await collect(data)).toHaveLength(3);
});

test("a failure before the head is the usual one, after the usual retries", async () => {
  const { url, requests } = await serve(
    { status: 503 },
    { status: 404, json: { error: { code: "no_such_thing" } } },
    { status: 503 },
    stream("text/event-stream", ticks),
  );

  const error = await failureAs(HttpError, collect(watch(core(url))));
  expect(error.message).toBe("acme: GET /things answered 404 (no_such_thing).");
  expect(error.attempts).toEqual([{ status: 503, delay: 0 }, { status: 404 }]);
  expect(await collect(watch(core(url)))).toHaveLength(3);
  expect(requests).toHaveLength(4);
});

test("a connection that breaks within the stream is a failure, and nothing is asked for again", async () => {
  const { url, requests } = await serve(stream("text/event-stream", ticks.slice(0, 2), (response) => response.destroy()));
  const items: unknown[] = [];

  const error = await failureAs(ConnectionError, collect(watch(core(url)), items));

  expect(error.message).toMatch(/^acme: GET \/things lost its connection within the answer .*after 1 attempt\.$/);
  expect(items).toHaveLength(2);
  expect(requests).toHaveLength(1);
});

test("leaving the loop closes the connection, and leaves no timer and no listener", async () => {
  const clock = new TestClock();
  const { signal } = new AbortController();
  const { url, whenClosed } = await serveTicks();

  for await (const { data } of watch(core(url, { deadline: 60_000 }, clock), {}, { signal })) if (data.n === 2) break;

  await whenClosed();
  expect(clock.pending).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("an item that is no JSON is named by its number, and its text is masked in the excerpt", async () => {
  const { url } = await serve(stream("text/event-stream", [`${ticks[0]}data: {"key":"${adminKey}"\n\n`]));
  const items: unknown[] = [];

  const error = await failureAs(DecodeError, collect(watch(core(url)), items));

  expect(error.message).toBe("acme: GET /things answered 200, but item 2 of its stream is not valid JSON, request id req_1.");
  expect(error.excerpt).not.toContain(adminKey);
  expect(error.excerpt).toContain('{"key":');
  expect(items).toHaveLength(1);
});

test("damaged UTF-8 in JSON lines is a failure", async () => {
  const { url } = await serve(stream("application/x-ndjson", [Uint8Array.of(0x22, 0xff, 0x22, 0x0a)]));

  expect((await failureAs(DecodeError, collect(follow(core(url))))).message).toContain("its stream is not valid UTF-8");
});

test("an integer of 64 bits that a number cannot hold is a failure", async () => {
  const int64 = { pointers: ["/n"], find: (_: unknown, body: unknown) => ((body as Tick).n > 2 ** 53 ? "its /n is too large" : undefined) };
  const big = defineStreamOperation<Watch<Tick>>({ ...operation, int64, stream: { format: jsonLines, data: "json" } });
  const { url } = await serve(stream("application/x-ndjson", ['{"n":1}\n{"n":9007199254740993000}\n']));

  expect((await failureAs(DecodeError, collect(big(core(url))))).message).toContain("in item 2 of its stream its /n is too large");
});

test.each([
  ["an item that does not end", stream("text/event-stream", ["data: ", "x".repeat(200)], stay)],
  ["a complete item", stream("text/event-stream", [`data: "${"x".repeat(200)}"\n\n`], stay)],
])("maxResponseBytes limits %s, not the stream", async (_, answer) => {
  const { url } = await serve(
    stream(
      "text/event-stream",
      Array.from({ length: 50 }, () => 'data: {"n":1}\n\n'),
    ),
    answer,
  );

  expect(await collect(watch(core(url, { maxResponseBytes: 100 })))).toHaveLength(50);
  expect((await failureAs(DecodeError, collect(watch(core(url, { maxResponseBytes: 100 }))))).message).toContain(
    "an item of its stream is larger than 100 bytes (option maxResponseBytes)",
  );
});

test("another content type is a failure, and its connection is closed", async () => {
  let closed = Promise.resolve<unknown>(undefined);
  const { url } = await serve((response) => {
    closed = once(response, "close");
    response.writeHead(200, { "content-type": "text/html" });
    response.write("<p>");
  });

  const error = await failureAs(DecodeError, collect(watch(core(url))));

  expect(error.message).toBe("acme: GET /things answered 200, but its body is text/html where the document promises a stream.");
  await closed;
});

test("an attempt's timeout covers the head and then each gap, not the stream as a whole", async () => {
  const clock = new TestClock();
  let next: (text: string) => void = stay;
  const { url } = await serve((response) => {
    next = (text) => void response.write(text);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
  });
  const items = (await watch(core(url, { timeout: 1000 }, clock)))[Symbol.asyncIterator]();

  for (const tick of ticks) {
    const item = items.next();
    clock.advance(900);
    next(tick);
    expect((await item).done).toBe(false);
  }
  const late = failureAs(TimeoutError, items.next());
  clock.advance(1001);

  expect((await late).message).toBe(
    "acme: GET /things gave no complete answer within 1000 ms (option timeout), waiting for the next item of its stream, after 1 attempt.",
  );
  expect(clock.pending).toBe(0);
});

test("the deadline covers the whole stream", async () => {
  const clock = new TestClock();
  const { url } = await serve(stream("text/event-stream", ticks, stay));
  const items = (await watch(core(url, { timeout: 1000, deadline: 1500 }, clock)))[Symbol.asyncIterator]();

  for (const _ of ticks) {
    await items.next();
    clock.advance(400);
  }
  const late = failureOf(items.next());
  clock.advance(300);

  expect(await late).toBeInstanceOf(DeadlineError);
});

test("the signal ends a stream, also between two items", async () => {
  const { url, whenClosed } = await serveTicks();
  const controller = new AbortController();
  const items = (await watch(core(url), {}, { signal: controller.signal }))[Symbol.asyncIterator]();
  await items.next();

  controller.abort("enough");
  await whenClosed();
  let error: unknown;
  try {
    while (!(await items.next()).done);
  } catch (failure) {
    error = failure;
  }

  expect(error).toBeInstanceOf(AbortedError);
  expect(error).toMatchObject({ reason: "enough" });
});

test("a signal that is aborted as the head arrives closes the stream, iterated or not", async () => {
  const { url, whenClosed } = await serveTicks();
  const controller = new AbortController();
  const logger = { debug: () => controller.abort() };

  const items = await watch(core(url, { logger }, new TestClock()), {}, { signal: controller.signal });

  await whenClosed();
  await failureAs(AbortedError, collect(items));
});

test("a stream that nobody iterates is closed after the timeout", async () => {
  const clock = new TestClock();
  const { url, whenClosed } = await serveTicks();
  const items = await watch(core(url, { timeout: 1000 }, clock));

  clock.advance(1000);
  await whenClosed();

  expect((await failureAs(TimeoutError, collect(items))).message).toContain("waiting for the loop over its stream");
  expect(clock.pending).toBe(0);
});

test("a stream that nobody iterates is closed at the deadline, where that comes first", async () => {
  const clock = new TestClock();
  const { url } = await serve(stream("text/event-stream", ticks, stay));
  const items = await watch(core(url, { timeout: 1000, deadline: 500 }, clock));

  clock.advance(500);

  expect((await failureAs(DeadlineError, collect(items))).message).toContain("waiting for the loop over its stream");
  expect(clock.waits).toEqual([500]);
});

test("a stream gives its items once, and none after it was cancelled", async () => {
  const { url } = await serve(stream("text/event-stream", ticks));
  const read = await watch(core(url));
  await collect(read);
  const clock = new TestClock();
  const { signal } = new AbortController();
  const cancelled = await watch(core(url, {}, clock), {}, { signal });
  cancelled.cancel();
  expect(clock.pending).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);

  expect((await failureAs(ConfigError, collect(read))).message).toBe(
    "acme: things.watch: stream has been iterated before, and its items come only once. No further request was sent.",
  );
  expect((await failureAs(ConfigError, collect(cancelled))).message).toContain("stream was cancelled");
});

test("an answer of another documented kind is no stream, and can be awaited", async () => {
  const responses = { "200": "stream", "202": "json" } as const;
  const both = defineStreamOperation<Watch<Tick>>({ ...operation, responses, stream: { format: jsonLines, data: "json" } });
  const { url } = await serve({ status: 202, json: { job: "j_1" } });

  expect(await both(core(url))).toEqual({ job: "j_1" });
  expect((await failureAs(DecodeError, collect(both(core(url))))).message).toContain("answered 202, but this answer is no stream");
});

test("text stays text where the document describes no JSON", async () => {
  const rule: StreamRule = { format: eventStream, data: "text" };
  const lines = defineStreamOperation<Watch<ServerSentEvent<string>>>({ ...operation, stream: rule });
  const { url } = await serve(stream("text/event-stream", ["data: {not json\n\n"]));

  expect((await collect(lines(core(url)))).map(({ data }) => data)).toEqual(["{not json"]);
});

test("hooks stand around a stream's attempts and its head, the call's own among them", async () => {
  const { url } = await serve(stream("text/event-stream", ticks));
  const seen: string[] = [];
  const hooks = (name: string): Hooks => ({
    attempt: async (request, next) => {
      seen.push(`${name} before`);
      const response = await next(request);
      seen.push(`${name} ${response.status}`);
      return response;
    },
  });

  const items = await watch(core(url, { hooks: hooks("client") }), {}, { hooks: hooks("call") });

  expect(seen).toEqual(["client before", "call before", "call 200", "client 200"]);
  expect(await collect(items)).toHaveLength(3);
});

test("nothing of a stream shows when it is printed", async () => {
  const { url } = await serve(stream("text/event-stream", ticks));
  const call = watch(core(url));
  const items = await call;

  expect([inspect(items), inspect(call), JSON.stringify(items)]).toEqual(["ItemStream {}", "ApiCall {}", "{}"]);
  items.cancel();
});

test("a key that travels in the query is not in the response beside a stream", async () => {
  const { url, requests } = await serve(stream("text/event-stream", ticks));
  const credentials = { Key: { kind: "query", name: "api_key", option: "apiKey", place: placeInQuery } } as const;
  const options = { baseUrl: url, apiKey: adminKey };
  const byQuery = createCore({ vendor: "acme", servers: [], credentials, security: [["Key"]] }, options, impatient);

  const { data, response } = await watch(byQuery).withResponse();

  expect(requests[0]?.url).toBe(`/things?api_key=${encodeURIComponent(adminKey)}`);
  expect(inspect(response)).not.toContain("api_key");
  expect(await collect(data)).toHaveLength(3);
});

test("a stream cut by a server that ends the connection early is no short stream", async () => {
  const server = await serveSocket((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{"n":1}\n\r\n');
    setImmediate(() => socket.end());
  });

  expect(await failureOf(collect(follow(core(server.url, { retries: 0 }))))).toBeInstanceOf(ConnectionError);
});
