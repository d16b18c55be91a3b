/** A server on this machine that answers as it is told, keeps what it was sent, and stops with the test. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** One request as it came over the wire. */
export interface Received {
  readonly method: string | undefined;
  /** Path and query. */
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body's text; empty when there was none. */
  readonly body: string;
}

/** What to answer; without a body, nothing but the status is sent. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** Starts a server that gives each request the next reply, and the last one from then on. */
export async function serve(...replies: readonly [Reply, ...Reply[]]): Promise<{ baseUrl: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ method: request.method, path: request.url, headers: request.headers, body: await text(request) });
    const { status, body } = replies[Math.min(received.length, replies.length) - 1] ?? replies[0];
    if (body === undefined) response.writeHead(status).end();
    else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a server that listens on a port has such an address
  return { baseUrl: `http://127.0.0.1:${port}`, received };
}
