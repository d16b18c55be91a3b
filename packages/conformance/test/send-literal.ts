// Sends a literal request over a socket, without any client between, and gives back what came.
import { request as open } from "node:http";
import type { RawRequest } from "../src/raw-http.js";

export interface ReceivedResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** @param origin where to send it in place of the literal's Host */
export function sendLiteral(literal: RawRequest, origin: string): Promise<ReceivedResponse> {
  const { hostname, port } = new URL(origin);
  const headers = Object.fromEntries(literal.headers.map(({ name, value }) => [name, value]));
  // Node counts the bytes of a POST by itself, but not those of a DELETE.
  if (literal.body !== "") headers["Content-Length"] = String(Buffer.byteLength(literal.body));
  return new Promise((resolve, reject) => {
    const outgoing = open(
      { host: hostname, port, method: literal.method, path: literal.target, headers, agent: false },
      async (incoming) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks).toString("utf8") });
      },
    );
    outgoing.once("error", reject);
    outgoing.end(literal.body);
  });
}
