// Random documents: their packages compile, are the same bytes each time, and what they are given arrives as it was given.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GenerateReport, generate } from "@rosterkit/codegen";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { startWireServer } from "../src/wire-server.js";
import { type RandomCall, randomCall, toCallDocument } from "./random/random-call.js";
import { randomDocument } from "./random/random-document.js";
import type { JsonObject } from "./random/random-schema.js";
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
  const documents = fc.sample(randomDocument, { numRuns: 12 * scale, seed });

  const refused: string[] = [];
  for (const [index, document] of documents.entries()) {
    const { folder, report } = await generateInto(`documents/${index}`, document);
    const errors = report.problems.filter(({ severity }) => severity === "error");
    refused.push(...errors.filter(({ code }) => !justReasons.includes(code)).map(({ code, pointer, message }) => `${folder} ${code} ${pointer}: ${message}`));
    if (report.outcome !== "written") continue;
    expect((await generateInto(`documents/${index}`, document)).report.outcome).toBe("unchanged");
  }

  expect(refused).toEqual([]);
  expect(compile(join(root, "documents"))).toEqual([]);
});
