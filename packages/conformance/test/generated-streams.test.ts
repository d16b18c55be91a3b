// A package made of a document with streams, against literal bytes on a socket: what `for await` gives, and what closes the connection.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { generate } from "@rosterkit/codegen";
import { ConnectionError, DecodeError, HttpError, type ItemStream } from "@rosterkit/runtime";
import { expect, onTestFinished, test } from "vitest";

const text = `
openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
servers: [{ url: https://api.acme.example }]
paths:
  /changes:
    get:
      operationId: watch
      parameters: [{ name: kind, in: query, schema: { type: string } }]
      responses:
        "200": { description: Changes., content: { text/event-stream: { schema: { $ref: "#/components/schemas/Change" } } } }
        4XX: { description: A failure., content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } } }
  /words:
    get:
      operationId: ask
      responses:
        "200":
          description: Events with names.
          content:
            text/event-stream:
              schema:
                oneOf:
                  - { type: object, required: [event, data], properties: { event: { const: word }, data: { type: object, properties: { text: { type: string } } } } }
                  - { type: object, required: [event, data], properties: { event: { const: end }, data: { type: object, properties: { count: { type: integer } } } } }
  /log:
    get:
      operationId: tail
      responses: { "200": { description: Text., content: { text/event-stream: {} } } }
  /export:
    get:
      operationId: all
      responses:
        "200": { description: Lines., content: { application/x-ndjson: { schema: { type: array, items: { $ref: "#/components/schemas/Change" } } } } }
  /numbers:
    get:
      operationId: count
      responses: { "200": { description: A sequence., content: { application/json-seq: { schema: { type: number } } } } }
components:
  schemas:
    Change: { type: object, required: [thing], properties: { thing: { type: string }, count: { type: integer, format: int64 } } }
`;

interface Stream extends PromiseLike<ItemStream<unknown>>, AsyncIterable<unknown> {
  result(): PromiseLike<unknown>;
}
type Call = (input?: object) => Stream;
interface AcmeModule {
  readonly createAcmeClient: (options: object) => Readonly<Record<string, Readonly<Record<string, Call>>>>;
}

const folder = fileURLToPath(new URL("../.results/streams", import.meta.url));
await rm(folder, { recursive: true, force: true });
const report = await generate({ document: { text, at: "streams.yaml" }, out: folder, name: "@acme/client", client: "Acme" });
expect(report.problems).toEqual([]);
const { createAcmeClient }: AcmeModule = await import(`${folder}/src/generated/client.ts`);

interface Served {
  readonly call: (resource: string, method: string) => Call;
  /** The head of each request, from its first byte to the empty line. */
  readonly heads: readonly string[];
  /** Resolves when the client has closed the connection. */
  readonly closed: Promise<unknown>;
}

/** A client of a socket that answers every request by what is written to it. */
async function serve(answer: (socket: Socket) => void): Promise<Served> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  let onClosed = (_: unknown): void => {};
  const closed = new Promise((resolve) => {
    onClosed = resolve;
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = "";
    socket.on("error", () => {});
    socket.on("close", onClosed);
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (!received.includes("\r\n\r\n")) return;
      heads.push(received.slice(0, received.indexOf("\r\n\r\n")));
      received = "";
      answer(socket);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  const client = createAcmeClient({ baseUrl: `http://127.0.0.1:${port}`, retries: 0 });
  const call = (resource: string, method: string): Call => {
    const found = client[resource]?.[method];
    if (found === undefined) throw new Error(`The client has no ${resource}.${method}.`);
    return found;
  };
  return { call, heads, closed };
}

/** A head that leaves the end of the body to the end of the connection. */
const head = (type: string, status = "200 OK"): string => `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nConnection: close\r\n\r\n`;
const chunk = (piece: string): string => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`;

async function collect(items: AsyncIterable<unknown>, into: unknown[] = []): Promise<unknown[]> {
  for await (const item of items) into.push(item);
  return into;
}

test.each([
  [
    "events whose data is JSON",
    ["changes", "watch"],
    "text/event-stream; charset=utf-8",
    ': ping\n\nid: 1\ndata: {"thing":"ä",\ndata: "count":1}\n\nevent: change\r\ndata: {"thing":"b"}\r\n\r\n',
    [
      { event: "message", id: "1", retry: undefined, data: { thing: "ä", count: 1 } },
      { event: "change", id: "1", retry: undefined, data: { thing: "b" } },
    ],
  ],
  [
    "events that the document names",
    ["words", "ask"],
    "text/event-stream",
    'event: word\ndata: {"text":"a"}\n\nevent: end\ndata: {"count":1}\n\n',
    [
      { event: "word", id: "", retry: undefined, data: { text: "a" } },
      { event: "end", id: "", retry: undefined, data: { count: 1 } },
    ],
  ],
  ["events of text", ["log", "tail"], "text/event-stream", "data: [1\n\n", [{ event: "message", id: "", retry: undefined, data: "[1" }]],
  [
    "JSON lines",
    ["export", "all"],
    "application/x-ndjson",
    '{"thing":"a"}\n\n{"thing":"b","count":2}',
    [{ thing: "a" }, { thing: "b", count: 2 }],
  ],
  ["a JSON sequence", ["numbers", "count"], "application/json-seq", "\u001e1\n\u001e2.5\n\u001e[\n3]\n", [1, 2.5, [3]]],
] as const)("%s: the loop is given each as the document describes it", async (_, [resource, method], type, body, items) => {
  const { call } = await serve((socket) => socket.end(`${head(type)}${body}`));

  expect(await collect(call(resource, method)())).toEqual(items);
});

test("each item is given as it arrives, and the request says what it takes", async () => {
  let goOn = (): void => {};
  const { call, heads } = await serve((socket) => {
    socket.write(
      `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n${chunk('data: {"thing":"a"}\n\nda')}`,
    );
    goOn = () => socket.write(`${chunk('ta: {"thing":"b"}\n\n')}0\r\n\r\n`);
  });

  const things: unknown[] = [];
  for await (const item of call("changes", "watch")({ query: { kind: "x" } })) {
    things.push(item);
    goOn();
  }

  expect(things).toMatchObject([{ data: { thing: "a" } }, { data: { thing: "b" } }]);
  expect(heads).toHaveLength(1);
  expect(heads[0]).toMatch(/^GET \/changes\?kind=x HTTP\/1\.1\r\n/);
  expect(heads[0]).toMatch(/\r\naccept: text\/event-stream, application\/json(\r\n|$)/i);
});

test("leaving the loop closes the connection", async () => {
  const { call, closed } = await serve((socket) => socket.write(`${head("application/x-ndjson")}{"thing":"a"}\n{"thing":"b"}\n`));

  const things: unknown[] = [];
  for await (const item of call("export", "all")()) {
    things.push(item);
    break;
  }

  await closed;
  expect(things).toEqual([{ thing: "a" }]);
});

test("a failure is no stream: the loop throws the error of its status, and the result has its body", async () => {
  const body = '{"code":"no_such_kind"}';
  const answer = `${head("application/json", "404 Not Found")}${body}`;
  const { call } = await serve((socket) => socket.end(answer));
  const watch = call("changes", "watch");

  const error: unknown = await collect(watch()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ status: 404, body: { code: "no_such_kind" } });
  expect(await watch().result()).toMatchObject({ case: "4XX", ok: false, status: 404, body: { code: "no_such_kind" } });
});

test.each([
  [
    "an event that is not JSON",
    ["changes", "watch"],
    "text/event-stream",
    'data: {"thing":"a"}\n\ndata: {"thi\n\n',
    "item 2 of its stream is not valid JSON",
  ],
  [
    "a line that is not JSON",
    ["export", "all"],
    "application/x-ndjson",
    '{"thing":"a"}\n<html>\n',
    "item 2 of its stream is not valid JSON",
  ],
  [
    "a line with an integer that no number holds",
    ["export", "all"],
    "application/x-ndjson",
    '{"thing":"a"}\n{"count":9007199254740993}\n',
    "/count",
  ],
  [
    "a value of a sequence that may be cut short",
    ["numbers", "count"],
    "application/json-seq",
    "\u001e1\n\u001e2",
    "item 2 of its stream may be cut short",
  ],
  [
    "another type than the document promises",
    ["export", "all"],
    "text/html",
    "<html>",
    "its body is text/html where the document promises a stream",
  ],
] as const)("%s is a decode error, after the items before it", async (_, [resource, method], type, body, message) => {
  const { call } = await serve((socket) => socket.end(`${head(type)}${body}`));

  const items: unknown[] = [];
  const error: unknown = await collect(call(resource, method)(), items).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(DecodeError);
  expect(error).toMatchObject({ message: expect.stringContaining(message) });
  expect(items).toHaveLength(type === "text/html" ? 0 : 1);
});

test("a connection that breaks within the stream is a connection error, after the items before it", async () => {
  const { call } = await serve((socket) => {
    socket.write(
      `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n${chunk('data: {"thing":"a"}\n\n')}`,
      () => {
        setImmediate(() => socket.resetAndDestroy());
      },
    );
  });

  const items: unknown[] = [];
  const error: unknown = await collect(call("changes", "watch")(), items).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(ConnectionError);
  expect(items).toMatchObject([{ data: { thing: "a" } }]);
});
