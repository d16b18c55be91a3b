// A package made of a document with what no vendor of ours has, over a socket: every security scheme, servers with variables and those of
// operations, header fields of answers, answers by status, range and default.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { generate } from "@rosterkit/codegen";
import { ConfigError } from "@rosterkit/runtime";
import { afterAll, beforeEach, expect, test } from "vitest";

interface Asked {
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

let asked: Asked[] = [];
let answer: RequestListener = (_, response) => response.writeHead(204).end();
const server = createServer((request, response) => {
  asked.push({ target: request.url ?? "", headers: request.headers });
  answer(request, response);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  answer = (_, response) => response.writeHead(204).end();
});
const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe

const none = '{ "204": { description: Nothing. } }';
const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`;
const text = `
openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
servers: [{ url: "http://127.0.0.1:${port}/{region}/{base}", variables: { region: { enum: [eu, us], default: eu }, base: { default: v1 } } }]
security: [{ bearer: [] }]
paths:
  /calls/bearer: { get: { operationId: bearer, responses: ${none} } }
  /calls/basic: { get: { operationId: basic, security: [{ basic: [] }], responses: ${none} } }
  /calls/header: { get: { operationId: header, security: [{ headerKey: [] }], responses: ${none} } }
  /calls/query: { get: { operationId: query, security: [{ queryKey: [] }], responses: ${none} } }
  /calls/cookie: { get: { operationId: cookie, security: [{ cookieKey: [] }], responses: ${none} } }
  /calls/oauth: { get: { operationId: oauth, security: [{ oauth: [read] }], responses: ${none} } }
  /calls/oidc: { get: { operationId: oidc, security: [{ oidc: [] }], responses: ${none} } }
  /calls/either: { get: { operationId: either, security: [{ headerKey: [], cookieKey: [] }, { oidc: [] }], responses: ${none} } }
  /calls/open: { get: { operationId: open, security: [], responses: ${none} } }
  /calls/optional: { get: { operationId: optional, security: [{}, { headerKey: [] }], responses: ${none} } }
  /calls/elsewhere:
    servers: [{ url: "http://127.0.0.1:${port}/path" }]
    get: { operationId: elsewhere, security: [], servers: [{ url: "http://127.0.0.1:${port}/operation/{zone}", variables: { zone: { default: a } } }], responses: ${none} }
    put: { operationId: nearby, security: [], responses: ${none} }
  /calls/answers:
    get:
      operationId: answers
      security: []
      responses:
        "200":
          description: Yes.
          headers:
            X-Left: { schema: { type: integer } }
            X-Tags: { schema: { type: array, items: { type: string } } }
            X-Page: { content: { application/json: { schema: { type: object } } } }
          ${json("{ type: object, properties: { id: { type: string } } }")}
        2XX: { description: Later., ${json("{ type: object }")} }
        "404": { description: Not there., ${json("{ type: object }")} }
        4XX: { description: Refused., ${json("{ type: object }")} }
        default: { description: Anything else., ${json("{ type: object }")} }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    headerKey: { type: apiKey, in: header, name: X-Key }
    queryKey: { type: apiKey, in: query, name: key }
    cookieKey: { type: apiKey, in: cookie, name: session }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://acme.example/token", scopes: { read: Reads. } } } }
    oidc: { type: openIdConnect, openIdConnectUrl: "https://acme.example/.well-known/openid-configuration" }
`;

interface Call extends PromiseLike<unknown> {
  result(): PromiseLike<unknown>;
}
interface AcmeModule {
  readonly createAcmeClient: (options: object) => { readonly calls: Readonly<Record<string, () => Call>> };
}

const folder = fileURLToPath(new URL("../.results/calls", import.meta.url));
await rm(folder, { recursive: true, force: true });
const report = await generate({ document: { text, at: "calls.yaml" }, out: folder, name: "@acme/client", client: "Acme" });
expect(report.problems).toEqual([]);
const { createAcmeClient }: AcmeModule = await import(`${folder}/src/generated/client.ts`);

function start(name: string, options: object = {}): Call {
  const call = createAcmeClient({ retries: 0, ...options }).calls[name];
  if (call === undefined) throw new Error(`The client has no calls.${name}.`);
  return call();
}

/** What of a request is a credential. */
function credentialsOf({ target, headers }: Asked): object {
  const { authorization, cookie, "x-key": key } = headers;
  return JSON.parse(JSON.stringify({ authorization, cookie, key, query: target.split("?")[1] }));
}

const tokens = { bearer: "token-1", oauth: () => "token-2", oidc: async () => "token-3" };
const keys = { headerKey: "key-1", queryKey: "key 2", cookieKey: "key-3", basic: "ann:p:w" };

test.each([
  ["bearer", { authorization: "Bearer token-1" }],
  ["basic", { authorization: `Basic ${btoa("ann:p:w")}` }],
  ["header", { key: "key-1" }],
  ["query", { query: "key=key%202" }],
  ["cookie", { cookie: "session=key-3" }],
  ["oauth", { authorization: "Bearer token-2" }],
  ["oidc", { authorization: "Bearer token-3" }],
  ["either", { key: "key-1", cookie: "session=key-3" }],
  ["open", {}],
])("%s: the request presents what the operation asks for, and nothing else", async (name, presented) => {
  await start(name, { ...tokens, ...keys });

  expect(asked.map(credentialsOf)).toEqual([presented]);
});

test("of alternatives, the one whose credentials are all there is taken, and where none is nothing is sent", async () => {
  await start("either", { headerKey: "key-1", oidc: () => "token-3" });
  await start("optional");
  await start("optional", { headerKey: "key-1" });

  expect(asked.map(credentialsOf)).toEqual([{ authorization: "Bearer token-3" }, {}, { key: "key-1" }]);
  const error: unknown = await Promise.resolve(start("either", { headerKey: "key-1" })).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  expect(asked).toHaveLength(3);
});

test.each([
  ["open", {}, "/eu/v1/calls/open"],
  ["open", { serverVariables: { region: "us", base: "v2" } }, "/us/v2/calls/open"],
  ["elsewhere", {}, "/operation/a/calls/elsewhere"],
  ["nearby", {}, "/path/calls/elsewhere"],
  ["elsewhere", { baseUrl: `http://127.0.0.1:${port}/own` }, "/own/calls/elsewhere"],
])("%s with %j is sent to %s", async (name, options, target) => {
  await start(name, options);

  expect(asked.map((request) => request.target)).toEqual([target]);
});

test("a variable that the document does not list is refused before anything is sent", async () => {
  await expect(async () => start("open", { serverVariables: { region: "xx" } })).rejects.toBeInstanceOf(ConfigError);

  expect(asked).toEqual([]);
});

test.each([
  [200, 200, true],
  [202, "2XX", true],
  [404, 404, false],
  [409, "4XX", false],
  [503, "default", false],
  [304, "default", false],
])("an answer of %d is the case %s", async (status, kind, ok) => {
  answer = (_, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(status === 304 ? undefined : '{"id":"x"}');

  expect(await start("answers").result()).toMatchObject({ case: kind, status, ok });
});

test("header fields are read as the document types them", async () => {
  const fields = { "x-left": "12", "x-tags": "a, b", "x-page": '{"n":1}', "x-other": "z" };
  answer = (_, response) => response.writeHead(200, { "content-type": "application/json", ...fields }).end("{}");

  expect(await start("answers").result()).toMatchObject({ case: 200, headers: { "x-left": 12, "x-tags": ["a", "b"], "x-page": { n: 1 } } });
});
