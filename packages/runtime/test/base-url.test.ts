import { expect, test, vi } from "vitest";
import { toBaseUrl } from "../src/base-url.js";
import { ConfigError, type Core, chooseServer, createCore, defineOperation, type Fetch, fillServer, type Operation } from "../src/index.js";
import { createAcme, definition } from "./support/acme.js";
import { failureAs } from "./support/failure.js";
import { serve } from "./support/server.js";

test.each([
  ["https://api.example.com", "https://api.example.com"],
  ["https://api.example.com/", "https://api.example.com"],
  ["https://api.example.com/v1//", "https://api.example.com/v1"],
  ["HTTPS://API.EXAMPLE.COM:443/V1", "https://api.example.com/V1"],
  ["https://api.example.com:8443", "https://api.example.com:8443"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["http://api.localhost", "http://api.localhost"],
  ["http://127.0.0.1:3000/v1/", "http://127.0.0.1:3000/v1"],
  ["http://127.1", "http://127.0.0.1"],
  ["http://[::1]:3000", "http://[::1]:3000"],
])("%s is taken as %s", (baseUrl, expected) => {
  expect(toBaseUrl({ servers: [] }, { baseUrl })).toBe(expected);
});

const form = "must be an absolute URL as https://a.example/v1, without blanks, user name, query and fragment. Nothing was sent.";

test.each([
  ["", form],
  ["/v1", form],
  ["api.example.com", form],
  ["https://", form],
  [7, form],
  ["ftp://api.example.com", form],
  ["file:///etc/passwd", form],
  ["javascript:alert(1)", form],
  ["https://ann:secret@api.example.com", form],
  ["https://:secret@api.example.com", form],
  ["https://api.example.com/v1?secret=1", form],
  ["https://api.example.com/v1?", form],
  ["https://api.example.com/v1#secret", form],
  [" https://api.example.com", form],
  ["https://api.exa\nmple.com", form],
  ["https://api.example.com/\t", form],
  ["http://api.example.com", "must use https"],
  ["http://127.0.0.1.example.com", "must use https"],
  ["http://localhost.example.com", "must use https"],
  ["http://0.0.0.0", "must use https"],
  // Node asks the name server for it, so what it leads to is not ours to promise.
  ["http://localhost.:3000", "must use https"],
  ["http://[::ffff:127.0.0.1]", "must use https"],
  ["http://169.254.169.254", "must use https"],
])("%j is refused when the client is made, without showing more than the reason", (baseUrl, problem) => {
  const make = (): unknown => createAcme({ baseUrl: baseUrl as never }); // plain JavaScript could

  expect(make).toThrow(ConfigError);
  expect(make).toThrow(`acme: the option baseUrl ${problem}`);
  expect(make).not.toThrow("secret");
});

test("http on another host needs an explicit option", () => {
  expect(toBaseUrl({ servers: [] }, { baseUrl: "http://api.example.com", allowInsecureBaseUrl: true })).toBe("http://api.example.com");
});

test("a document without a host makes the option necessary", () => {
  expect(() => createAcme({})).toThrow("acme: the option baseUrl is required: the vendor documents no host for this API.");
});

const servers = [{ url: "https://api.example.com/v1/" }, { url: "https://eu.example.com", name: "eu" }];

test.each([
  [{}, "https://api.example.com/v1"],
  [{ server: "eu" }, "https://eu.example.com"],
  [{ server: "eu", baseUrl: "https://my.example.com" }, "https://my.example.com"],
])("the options %j choose %s among the servers", (options, expected) => {
  expect(toBaseUrl({ servers, choose: chooseServer }, options)).toBe(expected);
});

const clear = { url: "http://{region}.example.com", variables: { region: { default: "eu" } }, fill: fillServer };

test.each([
  ["the document's first", [{ url: "http://api.example.com" }], {}],
  ["one chosen by its name", [...servers, { url: "http://us.example.com", name: "us" }], { server: "us" }],
  ["one with variables", [clear], { serverVariables: { region: "us" } }],
])("a server of the document is held to https like any other address: %s", (_, listed, options) => {
  expect(() => toBaseUrl({ servers: listed, choose: chooseServer }, options)).toThrow("must use https, unless allowInsecureBaseUrl is set");
  expect(toBaseUrl({ servers: listed, choose: chooseServer }, { ...options, allowInsecureBaseUrl: true })).toMatch(/^http:/);
});

test("a server of an operation is held to https as well, and nothing is sent", async () => {
  const operation: Operation = {
    name: "probe",
    method: "GET",
    path: "/probe",
    responses: {},
    servers: [{ url: "http://api.example.com" }],
  };
  const fetch = vi.fn<Fetch>();

  const call = defineOperation<(core: Core) => Promise<unknown>>(operation);

  const error = await failureAs(ConfigError, call(createCore({ ...definition, servers }, { fetch })));

  expect(error.parameter).toBe("baseUrl");
  expect(fetch).not.toHaveBeenCalled();
});

test("a server that is unknown is refused with the names of those there are", () => {
  const make = (): unknown => createCore({ ...definition, servers, choose: chooseServer }, { server: "us" } as never); // the generated options name it

  expect(make).toThrow('acme: the option server must be one of "eu".');
});

test("a call may go elsewhere, under the same rules", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: "https://api.example.com" });
  const input = { path: { group_id: "g_1", user_id: "u_1" } };

  await client.groups.users.get(input, { baseUrl: `${server.url}/v2/` });

  expect(server.requests[0]?.url).toBe("/v2/groups/g_1/users/u_1");
  const error = await failureAs(ConfigError, client.groups.users.get(input, { baseUrl: "http://api.example.com" }));
  expect(error.parameter).toBe("baseUrl");
});
