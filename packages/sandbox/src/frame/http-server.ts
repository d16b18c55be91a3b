// A running vendor on a real socket, bound to 127.0.0.1 unless told otherwise.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Delivery, firstHalf, type IncomingCall } from "./delivery.js";

export interface HttpServer {
  /** `http://127.0.0.1:4010`, without a path. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export interface HttpServerOptions {
  readonly port: number;
  readonly host: string;
}

export type Answering = (call: IncomingCall) => Delivery | Promise<Delivery>;

/** @throws Error naming the address, when the port is taken or may not be used */
export async function startHttpServer(answer: Answering, { port, host }: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((incoming, outgoing) => {
    readText(incoming, (text) => answerWith(answer, toCall(incoming, outgoing, text), (delivery) => send(delivery, outgoing)));
  });
  await listening(server, port, host);
  // A TCP server's address is an object; only pipes and sockets that are not listening have other forms.
  const { port: actualPort } = server.address() as AddressInfo;
  return { origin: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`, close: () => closed(server) };
}

/** Passes on what is there at once without a promise: most answers are. */
function answerWith(answer: Answering, call: IncomingCall, deliver: (delivery: Delivery) => void): void {
  try {
    const given = answer(call);
    if (given instanceof Promise) given.then(deliver).catch((error) => deliver(ownFault(error)));
    else deliver(given);
  } catch (error) {
    deliver(ownFault(error));
  }
}

/** An answer that the sandbox could not give is a 500 that says so, unlike any vendor's. */
function ownFault(error: unknown): Delivery {
  const body = `${error instanceof Error ? error.message : "sandbox: unknown error"}\n`;
  return { status: 500, headers: { "content-type": "text/plain;charset=UTF-8" }, body, ending: "whole" };
}

function toCall(incoming: IncomingMessage, outgoing: ServerResponse, text: string): IncomingCall {
  const { method = "GET", url = "/", headers } = incoming;
  const { pathname, query } = toTarget(url);
  return {
    method,
    pathname,
    query,
    headers: {
      get: (name) => {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
      },
      has: (name) => Object.hasOwn(headers, name.toLowerCase()),
    },
    text,
    // Made on demand: few calls wait for anything.
    signal: () => closeSignal(outgoing),
  };
}

/** A request line may also name a whole URL, or `*`. */
function toTarget(target: string): Pick<IncomingCall, "pathname" | "query"> {
  const path = target.startsWith("/") ? target : URL.canParse(target) ? target.slice(new URL(target).origin.length) : "/";
  const mark = path.indexOf("?");
  if (mark === -1) return { pathname: path, query: noQuery };
  return { pathname: path.slice(0, mark), query: new URLSearchParams(path.slice(mark)) };
}

/** Nobody changes it. */
const noQuery = new URLSearchParams();

function readText(incoming: IncomingMessage, done: (text: string) => void): void {
  const { "content-length": length, "transfer-encoding": encoding } = incoming.headers;
  if ((length === undefined || length === "0") && encoding === undefined) {
    done("");
    return;
  }
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => done(Buffer.concat(chunks).toString()));
}

function closeSignal(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (outgoing.closed) controller.abort();
  outgoing.once("close", () => controller.abort());
  return controller.signal;
}

function send({ status, headers, body, ending }: Delivery, outgoing: ServerResponse): void {
  const { socket } = outgoing;
  if (ending === "reset") return void socket?.resetAndDestroy();
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  if (body !== undefined) headers["content-length"] = String(length);
  outgoing.writeHead(status, headers);
  if (ending === "truncated" && body !== undefined) outgoing.write(firstHalf(body), () => socket?.destroy());
  // A body of ASCII alone is as long in bytes as in characters; Node sends it faster under this name.
  else outgoing.end(body, length === body?.length ? "latin1" : "utf8");
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port, host), { cause: error })));
    server.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE") return `port ${port} on ${host} is in use; choose another, or 0 for any free one`;
  if (error.code === "EACCES") return `port ${port} on ${host} needs rights this process lacks; choose one above 1023`;
  return `cannot listen on ${host}:${port}: ${error.code ?? error.message}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    // A connection with half a request on it would keep the server, and the test that closes it, waiting.
    server.closeAllConnections();
  });
}
