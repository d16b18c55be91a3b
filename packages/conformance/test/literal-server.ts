// A server that answers with literal responses, whatever it is asked, and records each request as it came over the socket.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RawHeader, RawResponse } from "../src/raw-http.js";

export interface RecordedRequest {
  readonly method: string;
  readonly target: string;
  /** Names in lower case, in the order received. */
  readonly headers: readonly RawHeader[];
  readonly body: string;
}

export interface LiteralServer {
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  readonly close: () => Promise<void>;
}

/** Gives the responses one after the other; a request beyond the last is answered 500. */
export async function startLiteralServer(responses: readonly RawResponse[]): Promise<LiteralServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    requests.push({ ...toRequestLine(incoming), headers: toHeaders(incoming), body: await readText(incoming) });
    const response = responses[requests.length - 1];
    if (response === undefined) return void outgoing.writeHead(500).end("the test has no literal for this request");
    const headers = response.headers.flatMap(({ name, value }) => [name, value]);
    outgoing.writeHead(response.status, response.reason, headers).end(response.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is an object; only pipes and sockets that are not listening have other forms.
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => close(server) };
}

function toRequestLine({ method = "", url = "" }: IncomingMessage): Pick<RecordedRequest, "method" | "target"> {
  return { method, target: url };
}

function toHeaders({ rawHeaders }: IncomingMessage): readonly RawHeader[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [{ name: name.toLowerCase(), value: rawHeaders[index + 1] ?? "" }] : []));
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
