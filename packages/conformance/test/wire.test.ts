import { afterAll, describe, expect, test } from "vitest";
import { wireReleases } from "../src/wire-document.js";
import { runWireCase } from "../src/wire-runner.js";
import { startWireServer } from "../src/wire-server.js";
import { readWireTable } from "../src/wire-table.js";
import { createRosterkit } from "./wire/rosterkit.js";

const operations = await readWireTable();
const server = await startWireServer();
afterAll(() => server.close());

describe.each(wireReleases)("our client, generated from OpenAPI %s", async (release) => {
  const adapter = await createRosterkit(operations, release);
  for (const operation of operations) {
    test.each(operation.cases.map((wireCase) => [wireCase.title, wireCase] as const))(`${operation.id}: %s`, async (_, wireCase) => {
      expect(await runWireCase({ adapter, operation, wireCase, server })).toBeUndefined();
    });
  }
});
