/** A real HTTP server that answers from a script and keeps what it was asked. */

import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sent as JSON, with its content type. */
  readonly json?: unknown;
}

/** A reply, or a function that answers by itself. */
export type Answer = Reply | ((response: ServerResponse, request: ReceivedRequest) => void);

export interface TestServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
}

/** Starts a server that gives the answers in order, the last one again and again; it stops with the test. */
export async function serve(...script: readonly Answer[]): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      requests.push(request);
      const answer = script[Math.min(requests.length, script.length) - 1] ?? {};
      if (typeof answer === "function") answer(response, request);
      else reply(response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }; // listening on TCP, so it is an AddressInfo
}

function reply(response: ServerResponse, { status = 200, headers = {}, body, json }: Reply): void {
  response.writeHead(status, json === undefined ? headers : { "content-type": "application/json", ...headers });
  response.end(json === undefined ? body : JSON.stringify(json));
}
