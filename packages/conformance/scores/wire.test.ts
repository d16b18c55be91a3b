// Runs the wire table against three clients and writes results/wire.md. Not part of the test suite: it generates a peer's client.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { toScoreTable, type WireScore } from "../src/score-table.js";
import { runWireCase, type WireAdapter } from "../src/wire-runner.js";
import { startWireServer } from "../src/wire-server.js";
import { readWireTable, type WireOperation } from "../src/wire-table.js";
import { createHeyApi } from "../test/wire/hey-api.js";
import { openapiFetch } from "../test/wire/openapi-fetch.js";
import { createRosterkit } from "../test/wire/rosterkit.js";

const results = fileURLToPath(new URL("../results/", import.meta.url));

test("the wire table is run against three clients", async () => {
  const operations = await readWireTable();
  const adapters = [await createRosterkit(operations), openapiFetch, await createHeyApi(operations)];

  const scores = await Promise.all(adapters.map((adapter) => score(adapter, operations)));

  const versions = { "openapi-fetch": await versionOf("openapi-fetch"), "@hey-api/openapi-ts": await versionOf("@hey-api/openapi-ts") };
  await mkdir(results, { recursive: true });
  await writeFile(join(results, "wire.md"), toScoreTable(operations, scores, versions));
  expect(scores[0]?.differences).toEqual(new Map());
});

async function score(adapter: WireAdapter, operations: readonly WireOperation[]): Promise<WireScore> {
  const differences = new Map<string, string>();
  const server = await startWireServer();
  for (const operation of operations) {
    for (const [index, wireCase] of operation.cases.entries()) {
      const difference = await runWireCase({ adapter, operation, wireCase, server });
      if (difference !== undefined) differences.set(`${operation.id} ${index}`, difference);
    }
  }
  await server.close();
  return { name: adapter.name, differences };
}

async function versionOf(name: string): Promise<string> {
  // Not every package lets its package.json be imported, so it is read from beside its main file.
  let folder = dirname(createRequire(import.meta.url).resolve(name === "openapi-fetch" ? name : `${name}/package.json`));
  for (; !folder.endsWith(join("node_modules", name)); folder = dirname(folder));
  const manifest: { readonly version: string } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return manifest.version;
}
