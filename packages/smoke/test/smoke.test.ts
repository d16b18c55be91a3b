import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { createSandbox, type SandboxOptions } from "@rosterkit/sandbox";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { openClient, type VendorName, vendorNames } from "../src/clients.js";
import type { Json } from "../src/readings.js";
import { type SmokeResult, smoke } from "../src/smoke.js";

const values = { gumloop: { user_id: "user_1", start_time: "2026-01-01T00:00:00Z", end_time: "2026-12-31T00:00:00Z" } };

async function smokeSandbox(vendor: VendorName, options: SandboxOptions = {}): Promise<readonly SmokeResult[]> {
  const sandbox = createSandbox(options);
  await using listening = await sandbox.listen();
  const file = new URL(`../../../specs/${vendor}/openapi.yaml`, import.meta.url);
  const client = openClient(vendor, { ...sandbox.testKeys[vendor], baseUrl: listening.baseUrls[vendor] });
  const given = vendor === "gumloop" ? { ...values.gumloop, user_id: sandbox.testKeys.gumloop.userId } : {};
  return await smoke({ document: parse(readFileSync(file, "utf8")) as Json, client, values: given });
}

const notFitting = {
  openai: [
    // The sandbox gives this group and this user no roles, and the project that is listed first has no such group.
    ["groups.roles.retrieve", "skipped"],
    ["projects.groups.roles.list", "refused"],
    ["projects.users.roles.retrieve", "skipped"],
    ["projects.groups.roles.retrieve", "skipped"],
  ],
  gumloop: [],
  llamacloud: [],
  cloudplans: [],
};
const counts = { openai: 26, gumloop: 4, llamacloud: 7, cloudplans: 2 };

test.each(vendorNames)("the reading operations of %s are called with ids that answers held, and fit the document", async (vendor) => {
  const results = await smokeSandbox(vendor);
  expect(results).toHaveLength(counts[vendor]);
  const others = results.filter(({ outcome }) => outcome !== "fits");
  expect(others.map(({ operation, outcome }) => [operation, outcome])).toEqual(notFitting[vendor]);
});

test("what a vendor adds without telling is a note, and an unknown value of a list a difference; no value is told", async () => {
  const results = await smokeSandbox("openai", { drift: { newField: true, unknownEnumValue: true } });
  const users = results.find(({ operation }) => operation === "projects.users.list");
  expect(users).toEqual({
    operation: "projects.users.list",
    outcome: "fits",
    status: 200,
    notes: ["/data/*/sandbox_new_field is not in the document", "/sandbox_new_field is not in the document"],
  });
  const text = JSON.stringify(results);
  expect(text).toContain("must be equal to one of the allowed values");
  expect(text).not.toMatch(/sandbox_unknown_value|@example|sk-admin/);
});

test("an answer without a member that the document requires differs, at the place of every item", async () => {
  const groups = {
    object: "list",
    data: [
      { id: "group_1", name: 7 },
      { id: "group_2", name: 8 },
    ],
    has_more: false,
    next: null,
  };
  const fetch = async (): Promise<Response> => Response.json(groups);
  const file = new URL("../../../specs/openai/openapi.yaml", import.meta.url);
  const client = openClient("openai", { adminApiKey: "sk-admin-test", fetch, retries: 0 });
  const [result] = await smoke({ document: parse(readFileSync(file, "utf8")) as Json, client });
  expect(result).toMatchObject({ operation: "groups.list", outcome: "differs", status: 200 });
  expect(result?.notes).toContain("/data/* must have required property 'created_at'");
  expect(result?.notes).toContain("/data/*/name must be string");
});

test("a refusal is told with its status, and what depends on the answer is skipped", async () => {
  const fetch = async (): Promise<Response> =>
    Response.json({ error: { message: "no", type: "x", param: null, code: null } }, { status: 403 });
  const file = new URL("../../../specs/openai/openapi.yaml", import.meta.url);
  const client = openClient("openai", { adminApiKey: "sk-admin-test", fetch, retries: 0 });
  const results = await smoke({ document: parse(readFileSync(file, "utf8")) as Json, client });
  expect(results[0]).toMatchObject({ operation: "groups.list", outcome: "refused", status: 403 });
  expect(results.find(({ operation }) => operation === "groups.retrieve")).toMatchObject({
    outcome: "skipped",
    notes: ["nothing is known for group_id: give --value group_id=…"],
  });
});

const run = promisify(execFile);
const main = new URL("../dist/main.js", import.meta.url).pathname;

test("the command prints a table over HTTP, and ends with 0", async () => {
  const sandbox = createSandbox();
  await using listening = await sandbox.listen();
  const env = { PATH: process.env.PATH, CLOUDPLANS_TOKEN: sandbox.testKeys.cloudplans.token };
  const { stdout } = await run(process.execPath, [main, "cloudplans", "--base-url", listening.baseUrls.cloudplans], { env });
  expect(stdout).toMatch(/│ organizations\.users\.list +│ fits +│ 200 +│/);
});

test("without its key the command names the variable, sends nothing, and ends with 2 and no stack", async () => {
  const failure: unknown = await run(process.execPath, [main, "openai"], { env: { PATH: process.env.PATH } }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({
    code: 2,
    stderr:
      "openai: groups.list: adminApiKey is missing: give the option adminApiKey or the environment variable OPENAI_ADMIN_KEY. Nothing was sent.\n",
  });
});
