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

/** @throws Error naming the address, when the port is taken or may not be used */
export async function startHttpServer(
  answer: (call: IncomingCall) => Promise<Delivery>,
  { port, host }: HttpServerOptions,
): Promise<HttpServer> {
  const server = createServer((incoming, outgoing) => {
    answerWith(answer, toCall(incoming, outgoing))
      .then((delivery) => send(delivery, outgoing))
      .catch(() => outgoing.destroy());
  });
  await listening(server, port, host);
  // A TCP server's address is an object; only pipes and sockets that are not listening have other forms.
  const { port: actualPort } = server.address() as AddressInfo;
  return { origin: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`, close: () => closed(server) };
}

/** An answer that the sandbox could not give is a 500 that says so, unlike any vendor's. */
async function answerWith(answer: (call: IncomingCall) => Promise<Delivery>, call: IncomingCall): Promise<Delivery> {
  try {
    return await answer(call);
  } catch (error) {
    const body = `${error instanceof Error ? error.message : "sandbox: unknown error"}\n`;
    return { status: 500, headers: { "content-type": "text/plain;charset=UTF-8" }, body, ending: "whole" };
  }
}

function toCall(incoming: IncomingMessage, outgoing: ServerResponse): IncomingCall {
  const { method = "GET", url = "/", rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  return {
    method,
    url: toUrl(url),
    headers,
    text: () => textOf(incoming),
    // Made on demand: few calls wait for anything.
    get signal() {
      return closeSignal(outgoing);
    },
  };
}

function closeSignal(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (outgoing.closed) controller.abort();
  outgoing.once("close", () => controller.abort());
  return controller.signal;
}

/** A request line may also name a whole URL, or `*`. */
function toUrl(target: string): URL {
  const absolute = target.startsWith("/") ? `http://sandbox${target}` : target;
  return URL.canParse(absolute) ? new URL(absolute) : new URL("http://sandbox/");
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send({ status, headers, body, ending }: Delivery, outgoing: ServerResponse): void {
  const { socket } = outgoing;
  if (ending === "reset") return void socket?.resetAndDestroy();
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  outgoing.writeHead(status, { ...headers, ...length });
  if (ending === "truncated" && body !== undefined) outgoing.write(firstHalf(body), () => socket?.destroy());
  else outgoing.end(body);
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
