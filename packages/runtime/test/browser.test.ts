import { afterEach, expect, test, vi } from "vitest";
import { ConfigError } from "../src/index.js";
import { createAcme } from "./support/acme.js";

afterEach(() => vi.unstubAllGlobals());

const baseUrl = "https://api.example.com";
const mozilla = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" };

test.each([
  ["a page", { window: { document: {} }, navigator: mozilla }],
  ["a worker of a page", { WorkerGlobalScope: class {}, navigator: mozilla }],
])("a client in %s of a browser throws unless that is allowed", (_, globals) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);

  expect(() => createAcme({ baseUrl })).toThrow(ConfigError);
  expect(() => createAcme({ baseUrl })).toThrow("acme: the option dangerouslyAllowBrowser is not set, and this is a browser page");
  expect(() => createAcme({ baseUrl, dangerouslyAllowBrowser: true })).not.toThrow();
});

test.each([
  ["a server", {}],
  ["a server that knows the name of its agent", { navigator: { userAgent: "Node.js/24" } }],
  ["an edge worker", { WorkerGlobalScope: class {}, navigator: { userAgent: "Cloudflare-Workers" } }],
  ["a program with a window of its own", { window: {} }],
])("a client on %s does not throw", (_, globals) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);

  expect(() => createAcme({ baseUrl })).not.toThrow();
});

test("a platform without process takes the key from the option", () => {
  vi.stubGlobal("process", undefined);

  expect(() => createAcme({ baseUrl, adminKey: "sk-1" })).not.toThrow();
});
