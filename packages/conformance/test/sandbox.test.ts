import { afterEach, describe, expect, test } from "vitest";
import { readExchanges } from "../src/read-exchanges.js";
import { type OpenSandbox, openSandbox } from "./open-sandbox.js";
import { sendLiteral } from "./send-literal.js";
import { titled } from "./titled.js";

const exchanges = await readExchanges("exchanges");

const open: OpenSandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

describe("the sandbox", () => {
  test.each(exchanges.map(titled))("answers exactly the response of %s", async (_title, exchange) => {
    const sandbox = await openSandbox(exchange);
    open.push(sandbox);
    const response = await sendLiteral(exchange.request, sandbox.origin);
    const { status, headers, body } = exchange.response;
    expect({ status: response.status, body: response.body }).toEqual({ status, body });
    for (const { name, value } of headers) expect(response.headers, name).toHaveProperty([name.toLowerCase()], value);
  });
});
