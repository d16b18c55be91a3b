// The vendors' stories told by somebody else's program: Redocly runs each Arazzo workflow against real servers and holds every
// answer against the spec by its own means.
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createSandbox, type RequestLogEntry, vendorNames } from "../src/index.js";

const redocly = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));
const folder = fileURLToPath(new URL("../workflows", import.meta.url));
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

test("each vendor has a workflow", () => {
  expect(readdirSync(folder).sort()).toEqual(vendorNames.map((name) => `${name}.arazzo.yaml`).sort());
});

test("every step of every workflow passes", { timeout: 120_000 }, async () => {
  const requests: RequestLogEntry[] = [];
  const sandbox = createSandbox({ validateResponses: true, onRequest: (entry) => requests.push(entry) });
  await using listening = await sandbox.listen();
  const servers = vendorNames.flatMap((name) => ["--server", `${name}=${listening.baseUrls[name]}`]);
  const files = vendorNames.map((name) => `${folder}/${name}.arazzo.yaml`);

  const { stdout, stderr } = await promisify(execFile)(process.execPath, [redocly, "respect", ...files, ...servers], {
    env: { ...process.env, ...quiet },
  }).catch((error: { stdout: string; stderr: string }) => error);

  const output = stdout + stderr;
  expect(output).not.toContain("✗");
  expect(output.match(/Workflows: 1 passed, 1 total/g), output).toHaveLength(vendorNames.length);
  expect(vendorNames.map((name) => [name, requests.filter(({ vendor }) => vendor === name).length])).toEqual([
    ["openai", 6],
    ["gumloop", 5],
    ["llamacloud", 5],
    ["cloudplans", 6],
  ]);
});
