import { expect, test } from "vitest";
import { ConfigError, ConnectionError, HttpError, type Operation, TimeoutError, writeBytes, writeTextBody } from "../src/index.js";
import { adminKey, send } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { failureAs } from "./support/failure.js";
import { serveSocket } from "./support/faulty-server.js";
import { serve } from "./support/server.js";

const store: Operation = {
  name: "files.store",
  method: "PUT",
  path: "/file",
  body: { contentType: "application/octet-stream", isRequired: true, write: writeBytes },
  responses: { "204": "none" },
  isRepeatable: true,
};

function streamOf(...pieces: readonly string[]): ReadableStream<Uint8Array> {
  return new Blob([...pieces]).stream();
}

test("a stream is sent as it comes, with its content type and without a length", async () => {
  const { url, requests } = await serve({ status: 204 });
  const note: Operation = { ...store, body: { contentType: "text/plain", write: writeTextBody } };

  await send(store, { baseUrl: url }, { body: streamOf("one ", "two") });
  await send(note, { baseUrl: url }, { body: streamOf("ä", "€") });

  expect(requests.map(({ body, headers }) => [body, headers["content-type"], headers["transfer-encoding"]])).toEqual([
    ["one two", "application/octet-stream", "chunked"],
    ["ä€", "text/plain", "chunked"],
  ]);
});

test.each([
  ["a 503 with Retry-After", { status: 503, headers: { "retry-after": "0" } }],
  ["a 429", { status: 429, headers: { "retry-after": "0" } }],
  ["a 500 of a repeatable operation", { status: 500 }],
])("%s repeats bytes, and not a stream", async (_, refusal) => {
  const { url, requests } = await serve(refusal, { status: 204 }, refusal, { status: 204 });

  await send(store, { baseUrl: url }, { body: new TextEncoder().encode("bytes") }, {}, impatient);
  const error = await failureAs(HttpError, send(store, { baseUrl: url }, { body: streamOf("stream") }, {}, impatient));

  expect(error.attempts).toEqual([{ status: refusal.status }]);
  expect(requests.map(({ body }) => body)).toEqual(["bytes", "bytes", "stream"]);
});

test("a 401 asks for a fresh credential with bytes, and ends the call with a stream", async () => {
  const { url, requests } = await serve({ status: 401 }, { status: 204 }, { status: 401 }, { status: 204 });
  let asked = 0;
  const fresh = () => {
    asked += 1;
    return `${adminKey}${asked}`;
  };

  await send(store, { baseUrl: url, adminKey: fresh }, { body: new Blob(["bytes"]) });
  const error = await failureAs(HttpError, send(store, { baseUrl: url, adminKey: fresh }, { body: streamOf("stream") }));

  expect(error.status).toBe(401);
  expect(requests.map(({ body }) => body)).toEqual(["bytes", "bytes", "stream"]);
});

test("a redirect of a stream is not followed", async () => {
  const { url, requests } = await serve({ status: 307, headers: { location: "/elsewhere" } });

  const error = await failureAs(HttpError, send(store, { baseUrl: url }, { body: streamOf("stream") }));

  expect(error.message).toContain("answered 307, a redirect to");
  expect(requests).toHaveLength(1);
});

test("a connection that breaks within a stream is not tried again", async () => {
  const server = await serveSocket((socket) => socket.resetAndDestroy());

  await failureAs(ConnectionError, send(store, { baseUrl: server.url }, { body: streamOf("stream") }, {}, impatient));

  expect(server.requests()).toBe(1);
});

test("a stream whose source fails fails the call, and its words are masked", async () => {
  const { url } = await serve({ status: 204 });
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error(`lost ${adminKey}`)),
  });

  const error = await failureAs(ConnectionError, send(store, { baseUrl: url }, { body }, {}, impatient));

  expect(error.attempts).toHaveLength(1);
  expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain(adminKey);
});

test("an attempt's timeout covers the sending of a stream", async () => {
  const { url } = await serve({ status: 204 });
  const endless = new ReadableStream<Uint8Array>();

  const error = await failureAs(TimeoutError, send(store, { baseUrl: url, timeout: 50 }, { body: endless }, {}, impatient));

  expect(error.attempts).toEqual([{ failure: "timeout" }]);
});

test("a stream that is being read or was sent is refused before anything is sent", async () => {
  const { url, requests } = await serve({ status: 204 });
  const locked = streamOf("stream");
  locked.getReader();
  const used = streamOf("stream");
  await send(store, { baseUrl: url }, { body: used });

  for (const body of [locked, used]) {
    const error = await failureAs(ConfigError, send(store, { baseUrl: url }, { body }));
    expect(error.message).toBe("acme: files.store: body is a stream that is being read or was sent before. Nothing was sent.");
  }
  expect(requests).toHaveLength(1);
});
