import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSandbox, defaultOpenAISeed, readSeedFile } from "../src/index.js";
import { askAt } from "./openai-client.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-seed-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(folder, "seed.json");
  await writeFile(file, text);
  return file;
}

const openai = {
  organization: { id: "org_1", name: "One" },
  users: [{ id: "user_1", name: "Ada", email: "ada@example.com" }],
  groups: [{ id: "group_1", name: "Only", createdAt: 1, memberIds: ["user_1"] }],
};

test("a seed from a file is what the vendor starts with", async () => {
  const sandbox = createSandbox({
    vendors: ["openai"],
    seed: readSeedFile(await fileOf(JSON.stringify({ openai }))),
    validateResponses: true,
  });

  const { body } = await askAt(sandbox.baseUrl("openai"), sandbox.fetch)("GET /organization/groups");

  expect(body).toMatchObject({ data: [{ id: "group_1", name: "Only" }], has_more: false });
});

test("the default seeds survive a file", async () => {
  expect(readSeedFile(await fileOf(JSON.stringify({ openai: defaultOpenAISeed() })))).toEqual({
    openai: JSON.parse(JSON.stringify(defaultOpenAISeed())),
  });
});

test.each([
  ["no JSON", "{", "is not JSON"],
  ["a list", "[]", "a seed must be an object with the seed of each vendor"],
  ["a text", '"openai"', "it must be an object with the seed of each vendor"],
  ["an unknown vendor", '{"openia":{}}', '"openia", which is no vendor; known are: openai, gumloop, llamacloud, cloudplans'],
  ["text for a list", '{"openai":{"users":"many"}}', "openai seed: /users must be a list, not text"],
  ["a number for text", '{"openai":{"users":[{"id":7}]}}', "openai seed: /users/0/id must be text, not a number"],
])("a file with %s is refused", async (_, text, message) => {
  const file = await fileOf(text);

  expect(() => readSeedFile(file)).toThrow(`sandbox: seed file ${file}`);
  expect(() => readSeedFile(file)).toThrow(message);
});

test("a file that is not there is named", () => {
  expect(() => readSeedFile(join(folder, "nowhere.json"))).toThrow(/nowhere\.json cannot be read: ENOENT/);
});

test("a seed that lacks a list is refused with the vendor's name", () => {
  // What JSON lets through and types forbid.
  const seed = { openai: { organization: openai.organization } } as unknown as { openai: typeof openai };

  expect(() => createSandbox({ vendors: ["openai"], seed })).toThrow(
    "sandbox: openai seed: something is missing in it; compare it with the default seed",
  );
});
