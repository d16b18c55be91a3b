// The vendor's own generated client and ours, asked for the same of the same sandbox over HTTP.
import { createRequire } from "node:module";
import { describe, expect, test, vi } from "vitest";
import type { Exchange } from "../src/exchange.js";
import type { RawHeader } from "../src/raw-http.js";
import { readExchanges } from "../src/read-exchanges.js";
import { registeredCases } from "./proofs.js";
import { askOurs, askTheirs, onWire } from "./side-by-side.js";
import { titled } from "./titled.js";

const program = "llamacloud-client";
const exchanges = (await readExchanges("exchanges")).filter(({ vendor }) => vendor === "llamacloud");

// The package announces its retirement when it is loaded.
vi.spyOn(console, "warn").mockImplementation(() => undefined);
vi.spyOn(console, "log").mockImplementation(() => undefined);
/** The CommonJS form: the other one is bundled for browsers too. */
const cloud: Readonly<Record<string, unknown>> = createRequire(import.meta.url)("@llamaindex/cloud/api");

/** Where the request goes to differs by nature. Theirs names itself in `x-sdk-name`, and asks for anything where ours asks for JSON. */
const freeHeaders = ["host", "user-agent", "x-sdk-name", "accept"];
const isFree = ({ name }: RawHeader): boolean => freeHeaders.includes(name);

test("the cases are those of the register", async () => {
  const operations = [...new Set(exchanges.map(({ operation }) => operation))].toSorted();
  expect(operations).toEqual((await registeredCases(program)).toSorted());
});

describe(program, () => {
  test.each(exchanges.map(titled))("sends and gets what our client does: %s", async (_title, exchange) => {
    const mine = await askOurs(exchange);
    const theirs = await askTheirs(exchange, callCloud);

    expect(theirs.requests.map((request) => onWire(request, isFree))).toEqual(mine.requests.map((request) => onWire(request, isFree)));
    expect(theirs.requests).toHaveLength(1);
    expect(theirs.value).toBe(mine.value);
  });
});

async function callCloud({ operationId, call, client }: Exchange, origin: string): Promise<unknown> {
  const name = operationId.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const ask = cloud[name];
  if (typeof ask !== "function") throw new Error(`@llamaindex/cloud has no function ${name}`);
  const answer: { readonly data: unknown; readonly response: Response } = await Reflect.apply(ask, undefined, [
    { ...call, baseUrl: origin, auth: client.apiKey, throwOnError: true },
  ]);
  // An answer without a body is an empty object there.
  return answer.response.status === 204 ? undefined : answer.data;
}
