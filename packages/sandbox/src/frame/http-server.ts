// A fetch handler on a real socket, bound to 127.0.0.1 unless told otherwise.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";

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
  answer: (request: Request) => Promise<Response>,
  { port, host }: HttpServerOptions,
): Promise<HttpServer> {
  const listener = getRequestListener(answer, {
    hostname: host,
    // A library must not replace its user's global Request and Response.
    overrideGlobalObjects: false,
    errorHandler: (error) => new Response(`${error instanceof Error ? error.message : "sandbox: unknown error"}\n`, { status: 500 }),
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await listening(server, port, host);
  // A TCP server's address is an object; only pipes and sockets that are not listening have other forms.
  const { port: actualPort } = server.address() as AddressInfo;
  return { origin: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`, close: () => closed(server) };
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
