// A server on this machine that records each request to the byte, and answers what it is told to.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WireAnswer } from "./wire-table.js";

/** A request as it came. */
export interface WireRequest {
  /** Path and query, as in the request line. */
  readonly target: string;
  /** The field's values as they came, in latin-1; undefined without such a field. */
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

export interface WireServer {
  readonly baseUrl: string;
  /** Forgets what came, and answers this from now on. */
  readonly reset: (answer: WireAnswer) => void;
  readonly requests: () => readonly WireRequest[];
  readonly close: () => Promise<void>;
}

export async function startWireServer(): Promise<WireServer> {
  let answer: WireAnswer = { status: 204, body: "" };
  let requests: WireRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { rawHeaders, url = "" } = request;
    const header = (name: string): string | undefined => {
      const found = rawHeaders.flatMap((field, index) => (index % 2 === 0 && field.toLowerCase() === name ? [rawHeaders[index + 1]] : []));
      return found.length === 0 ? undefined : found.join(", ");
    };
    requests.push({ target: url, header, body: Buffer.concat(chunks) });
    const body = Buffer.from(answer.body);
    response.statusCode = answer.status;
    if (answer.type !== undefined) response.setHeader("Content-Type", answer.type);
    if (answer.framing === "chunked") response.flushHeaders();
    else if (answer.status !== 204) response.setHeader("Content-Length", body.byteLength);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    reset: (next) => {
      answer = next;
      requests = [];
    },
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
