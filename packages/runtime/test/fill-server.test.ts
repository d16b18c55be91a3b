// The parts of a server's address that a caller may choose, and those that nobody may.
import { expect, test } from "vitest";
import { toBaseUrl } from "../src/base-url.js";
import { fillServer } from "../src/fill-server.js";
import { createCore, defineOperation, type Operation } from "../src/index.js";
import { definition } from "./support/acme.js";
import { serve } from "./support/server.js";

const server = {
  url: "https://{region}.acme.example/{base}/",
  variables: { region: { default: "eu", enum: ["eu", "us"] }, base: { default: "v1/beta" } },
  fill: fillServer,
};

test.each([
  [undefined, "https://eu.acme.example/v1/beta"],
  [{ region: "us" }, "https://us.acme.example/v1/beta"],
  [{ base: "v2", region: undefined }, "https://eu.acme.example/v2"],
  [{ base: "v1/beta" }, "https://eu.acme.example/v1/beta"],
])("with %j requests go to %s", (serverVariables, expected) => {
  expect(toBaseUrl({ servers: [server] }, { serverVariables })).toBe(expected);
});

test.each([
  [{ region: "cn" }, "must be one of eu, us"],
  [{ base: "a.evil.example/x" }, "must be one part of a host name or path"],
  [{ base: "../admin" }, "must be one part of a host name or path"],
  [{ base: "v1@evil.example" }, "must be one part of a host name or path"],
  [{ base: "" }, "must be one part of a host name or path"],
  [{ base: 7 }, "must be one part of a host name or path"],
])("%j is refused", (serverVariables, problem) => {
  expect(() => toBaseUrl({ servers: [server] }, { serverVariables })).toThrow(problem);
});

test("a variable may have a name of Object.prototype", () => {
  const named = { url: "https://{constructor}.acme.example", variables: { constructor: { default: "eu" } }, fill: fillServer };

  expect(toBaseUrl({ servers: [named] }, { serverVariables: {} })).toBe("https://eu.acme.example");
});

test("a base URL overrides the variables", () => {
  expect(toBaseUrl({ servers: [server] }, { baseUrl: "https://other.example", serverVariables: { region: "cn" } })).toBe(
    "https://other.example",
  );
});

test("an operation goes to its own server, unless a base URL is given", async () => {
  const own = await serve({});
  const given = await serve({});
  const operation: Operation = {
    name: "ping",
    method: "GET",
    path: "/ping",
    responses: { "200": "none" },
    security: [],
    servers: [{ url: own.url }],
  };
  const ping = defineOperation<(core: unknown) => Promise<unknown>>(operation);

  await ping(createCore({ ...definition, servers: [{ url: given.url }] }));
  await ping(createCore(definition, { baseUrl: given.url }));

  expect([own.requests.length, given.requests.length]).toEqual([1, 1]);
});
