import { afterEach, describe, expect, test } from "vitest";
import type { Exchange } from "../src/exchange.js";
import type { RawHeader } from "../src/raw-http.js";
import { readExchanges } from "../src/read-exchanges.js";
import { callClient } from "./call-client.js";
import { type LiteralServer, type RecordedRequest, startLiteralServer } from "./literal-server.js";
import { titled } from "./titled.js";

// What Node's fetch adds of its own accord (Fetch standard, "HTTP-network-or-cache fetch"); it says nothing to the vendor.
const platformHeaders = [
  ...["host", "connection", "content-length", "user-agent"],
  ...["accept-encoding", "accept-language", "sec-fetch-mode"],
];

const exchanges = [...(await readExchanges("exchanges")), ...(await readExchanges("pages"))];

const open: LiteralServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe("the client", () => {
  test.each(exchanges.map(titled))("sends exactly the request of %s", async (_title, exchange) => {
    const { request, origins } = await carryOut(exchange);
    expect(origins).toEqual([`https://${exchange.request.host}`]);
    expect({ method: request.method, target: request.target, body: request.body }).toEqual({
      method: exchange.request.method,
      target: exchange.request.target,
      body: exchange.request.body,
    });
    expect(ownHeaders(request)).toEqual(sorted(exchange.request.headers));
  });

  test.each(exchanges.map(titled))("resolves to exactly the response of %s", async (_title, exchange) => {
    const { value } = await carryOut(exchange);
    expect(value === undefined ? "" : JSON.stringify(value)).toBe(exchange.response.body);
  });
});

async function carryOut(exchange: Exchange): Promise<{ value: unknown; request: RecordedRequest; origins: readonly string[] }> {
  const server = await startLiteralServer([exchange.response]);
  open.push(server);
  const { call, origins } = callClient(exchange, server.origin);
  const value = await call;
  const [request, second] = server.requests;
  if (request === undefined || second !== undefined)
    throw new Error(`${exchange.file}: ${server.requests.length} requests where one is due`);
  return { value, request, origins };
}

function ownHeaders({ headers }: RecordedRequest): readonly RawHeader[] {
  return sorted(headers.filter(({ name }) => !platformHeaders.includes(name)));
}

/** The order of different header fields means nothing (RFC 9110, section 5.3). */
function sorted(headers: readonly RawHeader[]): readonly RawHeader[] {
  return headers
    .map(({ name, value }) => ({ name: name.toLowerCase(), value }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}
