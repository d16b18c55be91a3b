// Random documents: their packages compile, are the same bytes each time, and what they are given arrives as it was given.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GenerateReport, generate } from "@rosterkit/codegen";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { startWireServer, type WireRequest } from "../src/wire-server.js";
import { type RandomCall, randomCall, toCallDocument } from "./random/random-call.js";
import { randomDocument } from "./random/random-document.js";
import { type JsonObject, toObject } from "./random/random-schema.js";
import { readBody, readParameter, toFormText } from "./random/read-request.js";

const patience = 600_000;
/** How many times as many documents and calls as in every run. */
const scale = Number(process.env.ROSTERKIT_RANDOM_SCALE ?? "1");
const seed = Number(process.env.ROSTERKIT_RANDOM_SEED ?? "20261127");

const root = fileURLToPath(new URL("../.results/random", import.meta.url));
await rm(root, { recursive: true, force: true });
const server = await startWireServer();
afterAll(() => server.close());

async function generateInto(name: string, document: JsonObject): Promise<{ folder: string; report: GenerateReport }> {
  const folder = join(root, name);
  await mkdir(folder, { recursive: true });
  const path = join(folder, "openapi.json");
  await writeFile(path, JSON.stringify(document));
  return { folder, report: await generate({ document: path, out: join(folder, "client"), name: "@acme/client", client: "Acme" }) };
}

function compile(folder: string): readonly string[] {
  const base = fileURLToPath(new URL("../../../tsconfig.base.json", import.meta.url));
  const config = { extends: base, compilerOptions: { noEmit: true, types: ["node"] }, include: ["*/client/src", "*/client/test"] };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  expect(fileNames.length).toBeGreaterThan(10);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options));
  return diagnostics.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

// What a document may be refused for by right; anything else is ours.
const justReasons = ["circular-reference", "unsupported-media-type"];

test("what a random document becomes compiles, and is the same bytes each time", { timeout: patience }, async () => {
  const documents = fc.sample(randomDocument, { numRuns: 6 * scale, seed });

  const refused: string[] = [];
  for (const [index, document] of documents.entries()) {
    const { folder, report } = await generateInto(`documents/${index}`, document);
    const errors = report.problems.filter(({ severity }) => severity === "error");
    refused.push(
      ...errors
        .filter(({ code }) => !justReasons.includes(code))
        .map(({ code, pointer, message }) => `${folder} ${code} ${pointer}: ${message}`),
    );
    if (report.outcome !== "written") continue;
    expect((await generateInto(`documents/${index}`, document)).report.outcome).toBe("unchanged");
  }

  expect(refused).toEqual([]);
  expect(compile(join(root, "documents"))).toEqual([]);
});

type Call = (input: object) => PromiseLike<unknown>;
interface CallModule {
  readonly createAcmeClient: (options: object) => { readonly call: Readonly<Record<string, Call>> };
}

let runs = 0;

/** Each call of a document's package, made with its arguments, and what an independent reader finds in the request. */
async function expectArrival(calls: readonly RandomCall[]): Promise<void> {
  runs += 1;
  const { folder, report } = await generateInto(`calls/${runs}`, toCallDocument(calls));
  expect(report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const { createAcmeClient }: CallModule = await import(join(folder, "client/src/generated/client.ts"));
  const { call } = createAcmeClient({ baseUrl: server.baseUrl, retries: 0 });
  for (const [index, random] of calls.entries()) {
    server.reset({ status: 204, body: "" });
    await call[`c${index}`]?.(toInput(random));
    expect(await readCall(random, server.requests()[0])).toEqual(expectedOf(random));
  }
}

function toInput({ parameters, body }: RandomCall): object {
  const groups = (["path", "query", "header", "cookie"] as const).flatMap((location) => {
    const own = parameters.filter((parameter) => parameter.in === location).map(({ name, value }) => [name, value] as const);
    return own.length === 0 ? [] : [[location, toObject(own)] as const];
  });
  if (body === undefined) return Object.fromEntries(groups);
  const isBytes = body.contentType === "application/octet-stream";
  return Object.fromEntries([...groups, ["body", isBytes ? new TextEncoder().encode(String(body.value)) : body.value]]);
}

/** Arguments in the shape in which `readCall` finds them. */
function expectedOf({ parameters, body }: RandomCall): object {
  return { parameters: parameters.map(({ in: location, name, value }) => ({ location, name, value })), body: body && toFormText(body) };
}

async function readCall({ parameters, body }: RandomCall, request: WireRequest | undefined): Promise<object> {
  if (request === undefined) throw new Error("nothing arrived");
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const read = parameters.map((parameter) => {
    const { in: location, name } = parameter;
    return { location, name, value: readParameter(parameter, request, inPath.indexOf(parameter)) };
  });
  return { parameters: read, body: body && (await readBody(body, request)) };
}

test("what a random call is given arrives as it was given", { timeout: patience }, async () => {
  const calls = fc.array(randomCall, { minLength: 1, maxLength: 40, size: "max" });

  await fc.assert(fc.asyncProperty(calls, expectArrival), {
    seed,
    numRuns: 2 * scale,
    endOnFailure: process.env.ROSTERKIT_RANDOM_SHRINK === undefined,
  });
});
