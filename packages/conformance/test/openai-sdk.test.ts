// The official SDK and our client, asked for the same of the same sandbox over HTTP: the same on the wire, and the same back.
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import type { Exchange } from "../src/exchange.js";
import type { RawHeader } from "../src/raw-http.js";
import { readExchanges } from "../src/read-exchanges.js";
import { callClient } from "./call-client.js";
import { sdkCalls } from "./openai-sdk-calls.js";
import { registeredCases } from "./proofs.js";
import { askOurs, askTheirs, onWire } from "./side-by-side.js";
import { titled } from "./titled.js";

const program = "openai-sdk";
const exchanges = (await readExchanges("exchanges")).filter(({ vendor }) => vendor === "openai");

// Where the request goes to differs by nature; what a client calls itself is its own affair.
const freeHeaders = ["host", "user-agent"];
/** What the SDK says about itself and its platform. */
const sdkHeaders = /^x-stainless-(retry-count|lang|package-version|os|arch|runtime|runtime-version)$/;
const isFree = ({ name }: RawHeader): boolean => freeHeaders.includes(name) || sdkHeaders.test(name);

test("the cases are those of the register", async () => {
  const operations = [...new Set(exchanges.map(({ operation }) => operation))].toSorted();
  expect(operations).toEqual((await registeredCases(program)).toSorted());
  expect(Object.keys(sdkCalls).toSorted()).toEqual(operations);
});

describe(program, () => {
  test.each(exchanges.map(titled))("sends and gets what our client does: %s", async (_title, exchange) => {
    const ours = await askOurs(exchange);
    const theirs = await askTheirs(exchange, callSdk);

    expect(theirs.requests.map((request) => onWire(request, isFree))).toEqual(ours.requests.map((request) => onWire(request, isFree)));
    expect(theirs.requests).toHaveLength(1);
    expect(theirs.value).toBe(ours.value);
  });

  test.each([
    ["by the cursor next", "groups.users.list", ["limit=1", "limit=1&after=<cursor>"]],
    ["by the last id", "users.list", ["limit=1", "limit=1&after=user_3Vb8"]],
  ])("goes from page to page as our client does, %s", async (_, operation, queries) => {
    const exchange = paged(operation);

    const theirs = await askTheirs(exchange, (given, origin) => itemsOf(answerOf(given, origin)));
    const ours = await askTheirs(exchange, (given, origin) => itemsOf(callClient(given, origin).call));

    expect(ours.value).toBe(theirs.value);
    expect(JSON.parse(ours.value)).toHaveLength(2);
    expect(ours.requests.map((request) => onWire(request, isFree))).toEqual(theirs.requests.map((request) => onWire(request, isFree)));
    const sent = theirs.requests.map(({ target }) => (target.split("?")[1] ?? "").replace(/after=[A-Za-z0-9_-]{20,}/, "after=<cursor>"));
    expect(sent).toEqual(queries);
  });
});

function callSdk(exchange: Exchange, origin: string): Promise<unknown> {
  return answerOf(exchange, origin)
    .asResponse()
    .then((response) => response.json());
}

function answerOf({ operation, call }: Exchange, origin: string): ReturnType<(typeof sdkCalls)[string]> {
  const sdk = new OpenAI({ adminAPIKey: "sk-admin-sandbox", baseURL: `${origin}/v1`, maxRetries: 0 });
  const { path = {}, query = {}, body = {} } = call as { path?: Record<string, string>; query?: object; body?: object }; // as exchange.ts has checked
  const ask = sdkCalls[operation];
  if (ask === undefined) throw new Error(`no call of the SDK for ${operation}; add it to openai-sdk-calls.ts`);
  return ask(sdk.admin.organization, { path, query: { ...query }, body: { ...body } });
}

/** Two users, one to a page. */
function paged(operation: string): Exchange {
  const [exchange] = exchanges.filter((candidate) => candidate.operation === operation);
  if (exchange === undefined) throw new Error(`no exchange for ${operation}`);
  const users = [
    { id: "user_3Vb8", name: "Noor Lind", email: "noor.lind@example.com" },
    { id: "user_7Kd2", name: "Ada Marsh", email: "ada.marsh@example.com" },
  ];
  const groups = [{ id: "group_1", name: "One", createdAt: 1, memberIds: users.map(({ id }) => id) }];
  const seed = { organization: { id: "org_literal", name: "Literal" }, users, groups };
  const call = { ...(operation !== "users.list" && { path: { group_id: "group_1" } }), query: { limit: 1 } };
  return { ...exchange, call, sandbox: { seed, clock: undefined } };
}

async function itemsOf(answer: unknown): Promise<readonly unknown[]> {
  if (typeof answer !== "object" || answer === null || !(Symbol.asyncIterator in answer)) throw new Error("the answer cannot be iterated");
  const items: unknown[] = [];
  for await (const item of answer as AsyncIterable<unknown>) items.push(item); // the line before has looked
  return items;
}
