import { afterAll, describe, expect, test } from "vitest";
import { runWireCase } from "../src/wire-runner.js";
import { startWireServer } from "../src/wire-server.js";
import { readWireTable } from "../src/wire-table.js";
import { createRosterkit } from "./wire/rosterkit.js";

const operations = await readWireTable();
const adapter = await createRosterkit(operations);
const server = await startWireServer();
afterAll(() => server.close());

describe("our client", () => {
  for (const operation of operations) {
    test.each(operation.cases.map((wireCase) => [wireCase.title, wireCase] as const))(`${operation.id}: %s`, async (_, wireCase) => {
      expect(await runWireCase({ adapter, operation, wireCase, server })).toBeUndefined();
    });
  }
});
