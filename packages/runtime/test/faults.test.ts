import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { ErrorKind } from "../src/index.js";
import { createAcme } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { findClosedPort, serveSocket } from "./support/faulty-server.js";

interface Promised {
  readonly kind: ErrorKind | "success";
  /** What the one error or success shows of it. */
  readonly matching?: object;
  /** How many requests of a GET and of a POST arrive, with one retry allowed. */
  readonly requests: readonly [get: number, post: number];
}

interface Fault extends Promised {
  readonly fault: string;
  readonly answer: (socket: Socket) => void;
}

function head(status: string, ...fields: readonly string[]): string {
  return ["HTTP/1.1", status].join(" ").concat("\r\n", fields.map((field) => `${field}\r\n`).join(""), "connection: close\r\n\r\n");
}

const type = "content-type: application/json";
const page = "content-type: text/html";
const own = '{"id":"u_1"}';
const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));

function say(...parts: readonly (string | Uint8Array)[]): Fault["answer"] {
  return (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };
}

/** Says something, and then nothing more. */
function stall(text: string): Fault["answer"] {
  return (socket) => void socket.write(text);
}

function drip(socket: Socket): void {
  socket.write(head("200 OK", type, "content-length: 1000"));
  const timer = setInterval(() => socket.write(" "), 5);
  socket.on("close", () => clearInterval(timer));
}

function flood(socket: Socket): void {
  socket.write(head("200 OK", type));
  const chunk = Buffer.alloc(65_536, 32);
  const pour = (): void => void (socket.destroyed || socket.write(chunk, () => setImmediate(pour)));
  pour();
}

const connection: Promised = { kind: "connection", requests: [2, 1] };
const timeout: Promised = { kind: "timeout", requests: [2, 1] };
const decode: Promised = { kind: "decode", matching: { status: 200 }, requests: [1, 1] };

const faults: readonly Fault[] = [
  { fault: "a reset before the head", answer: (socket) => socket.resetAndDestroy(), ...connection },
  { fault: "an end before the head", answer: (socket) => socket.end(), ...connection },
  { fault: "an end within the head", answer: say("HTTP/1.1 200 OK\r\ncontent-ty"), ...connection },
  { fault: "a head that is not HTTP", answer: say("SSH-2.0-OpenSSH_9.6\r\n\r\n"), ...connection },
  {
    fault: "a reset after the head",
    answer: (socket) => socket.write(head("200 OK", type, "content-length: 12"), () => socket.resetAndDestroy()),
    ...connection,
  },
  { fault: "a body shorter than its length", answer: say(head("200 OK", type, "content-length: 100"), own), ...connection },
  {
    fault: "chunks without the last",
    answer: say(`HTTP/1.1 200 OK\r\n${type}\r\ntransfer-encoding: chunked\r\n\r\n`, `c\r\n${own}\r\n`),
    ...connection,
  },
  // The platform takes the end of a connection that was to be closed for the end of the body; what is missing shows in the JSON.
  {
    fault: "chunks that end with the connection",
    answer: say(head("200 OK", type, "transfer-encoding: chunked"), '5\r\n{"id"\r\n'),
    ...decode,
  },
  {
    fault: "a chunk size that is no number",
    answer: say(head("200 OK", type, "transfer-encoding: chunked"), `zz\r\n${own}\r\n0\r\n\r\n`),
    ...connection,
  },
  { fault: "gzip that is not", answer: say(head("200 OK", type, "content-encoding: gzip", "content-length: 12"), own), ...connection },
  { fault: "no head", answer: stall(""), ...timeout },
  { fault: "a head that stops", answer: stall("HTTP/1.1 200 OK\r\n"), ...timeout },
  { fault: "a body that stops", answer: stall(`${head("200 OK", type, "content-length: 12")}{`), ...timeout },
  { fault: "a body that drips", answer: drip, ...timeout },
  { fault: "a body of an error that stops", answer: stall(head("404 Not Found", type, "content-length: 12")), ...timeout },
  { fault: "a bomb", answer: say(head("200 OK", type, "content-encoding: gzip", `content-length: ${bomb.length}`), bomb), ...decode },
  { fault: "a body without end", answer: flood, ...decode },
  { fault: "invalid JSON", answer: say(head("200 OK", type, "content-length: 5"), '{"id"'), ...decode },
  { fault: "invalid UTF-8", answer: say(head("200 OK", type, "content-length: 4"), new Uint8Array([0x22, 0xc3, 0x28, 0x22])), ...decode },
  { fault: "a page under 200", answer: say(head("200 OK", page, "content-length: 6"), "<html>"), ...decode },
  { fault: "a page that says it is JSON", answer: say(head("200 OK", type, "content-length: 6"), "<html>"), ...decode },
  { fault: "JSON that says it is a page", answer: say(head("200 OK", page, "content-length: 12"), own), ...decode },
  { fault: "no body by its length", answer: say(head("200 OK", type, "content-length: 0")), ...decode },
  { fault: "no body in chunks", answer: say(head("200 OK", type, "transfer-encoding: chunked"), "0\r\n\r\n"), ...decode },
  { fault: "no body by the end of the connection", answer: say(head("200 OK", type)), ...decode },
  {
    fault: "a page under 502",
    answer: say(head("502 Bad Gateway", page, "content-length: 6"), "<html>"),
    kind: "http",
    matching: { status: 502, body: "<html>" },
    requests: [2, 1],
  },
  {
    fault: "an empty 500",
    answer: say(head("500 Oops", "content-length: 0")),
    kind: "http",
    matching: { status: 500, body: undefined },
    requests: [2, 1],
  },
  { fault: "an error without end", answer: (socket) => flood(socket), kind: "decode", requests: [1, 1] },
  {
    fault: "a redirect to another origin",
    answer: say(head("307 Temporary Redirect", "location: http://127.0.0.2:9/", "content-length: 0")),
    kind: "http",
    matching: { status: 307 },
    requests: [1, 1],
  },
  {
    fault: "a redirect to itself",
    answer: say(head("302 Found", "location: ?again", "content-length: 0")),
    kind: "http",
    matching: { status: 302 },
    requests: [1, 1],
  },
  {
    fault: "a redirect to a file",
    answer: say(head("301 Moved", "location: file:///etc/passwd", "content-length: 0")),
    kind: "http",
    matching: { status: 301 },
    requests: [1, 1],
  },
  {
    fault: "a body longer than its length",
    answer: say(head("200 OK", type, "content-length: 12"), own, "and more"),
    kind: "success",
    matching: { id: "u_1" },
    requests: [1, 1],
  },
];

test.each(
  faults.flatMap((row) => [
    { method: "GET" as const, ...row },
    { method: "POST" as const, ...row },
  ]),
)("$method met with $fault ends in $kind", async ({ method, answer, kind, matching = {}, requests }) => {
  const server = await serveSocket(answer);
  // Only what stalls is to run into the timeout, also where the machine is busy.
  const timeout = kind === "timeout" ? 150 : 10_000;
  const users = createAcme({ baseUrl: server.url, retries: 1, timeout, maxResponseBytes: 100_000 }, impatient).groups.users;
  const call =
    method === "GET"
      ? users.get({ path: { group_id: "g_1", user_id: "u_1" } })
      : users.add({ path: { group_id: "g_1" }, body: { user_id: "u_1" } });

  const outcome: unknown = await call.then(
    (body) => ({ ...body, kind: "success" }),
    (error: unknown) => error,
  );

  expect(outcome).toMatchObject({ kind, ...matching });
  expect(server.requests()).toBe(requests[method === "GET" ? 0 : 1]);
  await vi.waitFor(() => expect(server.busySockets()).toBe(0));
});

test("a pooled connection that the server has closed costs a GET one repeat, and fails a POST that may have arrived", async () => {
  const used = new WeakSet<Socket>();
  const server = await serveSocket((socket) => {
    if (used.has(socket)) return void socket.resetAndDestroy();
    used.add(socket);
    socket.write(`HTTP/1.1 200 OK\r\n${type}\r\ncontent-length: 12\r\n\r\n${own}`);
  });
  const client = createAcme({ baseUrl: server.url }, impatient);
  const get = () => client.groups.users.get({ path: { group_id: "g_1", user_id: "u_1" } });
  await get();

  const repeated = await get().withResponse();
  const post = await client.groups.users.add({ path: { group_id: "g_1" }, body: { user_id: "u_1" } }).result();

  expect(repeated.data).toEqual({ id: "u_1" });
  expect(post.error?.kind).toBe("connection");
});

test("a connection that is refused is repeated, since nothing was sent, and then a connection error", async () => {
  const outcome = await createAcme({ baseUrl: await findClosedPort(), retries: 1 }, impatient)
    .groups.users.add({ path: { group_id: "g_1" }, body: { user_id: "u_1" } })
    .result();

  expect(outcome.error).toMatchObject({ kind: "connection", code: "ECONNREFUSED", attempts: [{}, {}] });
});
