// A server in front of the sandbox that notes each request as it came over the wire, and passes it on.
import { createServer, request as open } from "node:http";
import type { AddressInfo } from "node:net";
import type { RawHeader } from "../src/raw-http.js";
import type { RecordedRequest } from "./literal-server.js";

export interface Recorder {
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  readonly close: () => Promise<void>;
}

/** @param target origin of the server to pass requests on to */
export async function startRecorder(target: string): Promise<Recorder> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = "", url = "", rawHeaders, headers } = incoming;
    requests.push({ method, target: url, headers: toHeaders(rawHeaders), body: body.toString("utf8") });
    const { hostname, port } = new URL(target);
    const onward = open({ host: hostname, port, method, path: url, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once("error", () => outgoing.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is an object; only pipes and sockets that are not listening have other forms.
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => close(server) };
}

function toHeaders(rawHeaders: readonly string[]): readonly RawHeader[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [{ name: name.toLowerCase(), value: rawHeaders[index + 1] ?? "" }] : []));
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
