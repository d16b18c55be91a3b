import { join } from "node:path";
import { generate } from "@rosterkit/codegen";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Document } from "yaml";
import { readPendingBumps, writeChangesets } from "../src/changeset/changeset.js";
import { findMissing } from "../src/changeset/check.js";
import { diffVendor, type VendorDiff } from "../src/diff.js";
import { runSpecDiff } from "../src/spec-diff.js";
import { findVendors } from "../src/vendor.js";
import { captureConsole } from "./support/capture-console.js";
import { createScratchRepository, type ScratchRepository } from "./support/scratch-repository.js";

// Somebody's program, written against the base.
const consumer = `import { createOpenAIClient } from "../src/index.js";

const openai = createOpenAIClient();
export const groups = openai.groups.list();
export const added = openai.groups.users.add({ path: { group_id: "g" }, body: { user_id: "u" } });
export async function picture(): Promise<string | null> {
  const user = await openai.groups.users.retrieve({ path: { group_id: "g", user_id: "u" } });
  return user.picture;
}
`;

interface Rehearsal {
  readonly title: string;
  readonly edit: (document: Document) => void;
  readonly bump: string;
  readonly parts: readonly [spec: string, types: string, wire: string];
  readonly changeset: string;
  readonly sandbox: string | undefined;
  /** A file of the regenerated package, and what stands or no longer stands in it. */
  readonly regenerated: { readonly file: string; readonly has?: string; readonly lacks?: string };
  /** What the compiler says of the consumer's program. */
  readonly errors: readonly string[];
  readonly wire?: readonly string[];
}

const schemas = "src/generated/schemas.ts";
const users = "src/generated/resources/groups-users.ts";
const member = ["components", "schemas", "GroupMemberUser"];
const listParameters = ["paths", "/organization/groups", "get", "parameters"];
const oneUser = ["paths", "/organization/groups/{group_id}/users/{user_id}", "get"];

const rehearsals: readonly Rehearsal[] = [
  {
    title: "an optional field is added to a request",
    edit: (document) =>
      document.setIn(["components", "schemas", "CreateGroupUserBody", "properties", "note"], { type: "string", description: "Why." }),
    bump: "minor",
    parts: ["minor", "minor", "none"],
    changeset: "- `groups.users.add` accepts `note`.",
    sandbox: "minor",
    regenerated: { file: schemas, has: "  note?: string | undefined;\n" },
    errors: [],
  },
  {
    title: "a field is removed from an answer",
    edit: (document) => {
      document.deleteIn([...member, "properties", "picture"]);
      document.setIn([...member, "required"], ["id", "name", "email", "is_service_account", "user_type"]);
    },
    bump: "major",
    parts: ["major", "major", "none"],
    changeset: "- `GroupMemberUser.picture` is gone: stop reading it.",
    sandbox: "minor",
    regenerated: { file: schemas, lacks: "  picture: string | null;\n" },
    errors: ["TS2339 Property 'picture' does not exist on type 'GroupMemberUser'."],
  },
  {
    title: "a parameter is made required",
    edit: (document) => {
      const names: unknown[] = document.toJS().paths["/organization/groups"].get.parameters;
      const index = names.findIndex((parameter) => JSON.stringify(parameter).includes('"name":"order"'));
      document.setIn([...listParameters, index, "required"], true);
    },
    bump: "major",
    parts: ["major", "major", "major"],
    changeset: "- `groups.list` now requires `order`: pass it.",
    sandbox: "minor",
    regenerated: { file: "src/generated/resources/groups.ts", has: '  order: "asc" | "desc";\n' },
    errors: ["TS2554 Expected 1-2 arguments, but got 0."],
    wire: ["`groups.list`: the same call now fails: openai: groups.list: query.order is required. Nothing was sent."],
  },
  {
    title: "an answer's enum gets a value",
    edit: (document) => document.addIn([...member, "properties", "user_type", "enum"], "robot"),
    bump: "minor",
    parts: ["minor", "minor", "none"],
    changeset: '- `GroupMemberUser.user_type` may also be `"robot"`.',
    sandbox: "minor",
    regenerated: { file: schemas, has: '"robot" | (string & {})' },
    errors: [],
  },
  {
    title: "an operation is renamed",
    edit: (document) => document.setIn([...oneUser, "x-sdk-method"], { name: "groups.users.get", formerly: ["groups.users.retrieve"] }),
    bump: "minor",
    parts: ["minor", "minor", "none"],
    changeset: "- `groups.users.retrieve` is now `groups.users.get`; the old name stays as a deprecated alias.",
    sandbox: "minor",
    regenerated: { file: users, has: "export const groupsUsersRetrieve: typeof groupsUsersGet = groupsUsersGet;" },
    errors: [],
  },
  {
    title: "a description is reworded",
    edit: (document) => document.setIn([...member, "properties", "name", "description"], "The user's name, as it is shown."),
    bump: "patch",
    parts: ["patch", "none", "none"],
    changeset: "Documentation only: comments and README say it better.",
    sandbox: undefined,
    regenerated: { file: schemas, has: "/** The user's name, as it is shown. */" },
    errors: [],
  },
];

describe("the road from a changed document to a release, when", () => {
  let scratch: ScratchRepository;

  beforeAll(() => {
    scratch = createScratchRepository();
    scratch.write("packages/openai/test/consumer.test-d.ts", consumer);
    scratch.git("add", "--all");
    scratch.git("commit", "--quiet", "--message", "Add somebody's program");
  });
  beforeEach(() => {
    scratch.git("checkout", "--quiet", ".");
    scratch.git("clean", "--quiet", "--force", "-d");
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  test.each(rehearsals)("$title", async (rehearsal) => {
    scratch.editSpec(rehearsal.edit);
    const diff = await compare();
    const { spec, types, wire } = diff;

    expect(diff.bump).toBe(rehearsal.bump);
    expect([spec.bump, types.bump, wire.bump]).toEqual(rehearsal.parts);
    const own = types.problems.filter(({ program }) => program === "test/consumer.test-d.ts");
    expect(own.map(({ code, message }) => `${code} ${message}`)).toEqual(rehearsal.errors);
    expect(wire.differences.map(({ words }) => words)).toEqual(rehearsal.wire ?? []);

    expect(findMissing([diff], await readPendingBumps(scratch.root))).toHaveLength(rehearsal.sandbox === undefined ? 1 : 2);
    await writeChangesets(scratch.root, diff);
    expect(scratch.read(".changeset/spec-openai.md")).toBe(`---\n"@rosterkit/openai": ${rehearsal.bump}\n---\n\n${rehearsal.changeset}\n`);
    const pending = await readPendingBumps(scratch.root);
    expect(pending.get("@rosterkit/sandbox")).toBe(rehearsal.sandbox);
    expect(findMissing([diff], pending)).toEqual([]);

    const text = await regenerate(rehearsal.regenerated.file);
    if (rehearsal.regenerated.has !== undefined) expect(text).toContain(rehearsal.regenerated.has);
    if (rehearsal.regenerated.lacks !== undefined) expect(text).not.toContain(rehearsal.regenerated.lacks);
  });

  test("nothing changed", async () => {
    expect(await compare()).toMatchObject({ bump: "none", isNew: false });
  });

  test("a changeset says less than what changed: the check fails until a truer one is written", async () => {
    scratch.editSpec((document) => document.deleteIn([...oneUser]));
    scratch.write(".changeset/weak.md", '---\n"@rosterkit/openai": patch\n"@rosterkit/sandbox": minor\n---\n\nMends a word.\n');
    using printed = captureConsole();

    expect(await runSpecDiff(["openai", "--base", "HEAD", "--check", "--markdown"], scratch.root)).toBe(1);
    expect(printed.errors).toBe(
      '@rosterkit/openai changed since HEAD by "major" and has a changeset of "patch" only. The cure: npm run spec:diff -- openai --base HEAD --write\n',
    );
    expect(printed.logs).toContain("### @rosterkit/openai: **major**");
    expect(printed.logs).toMatch(/^\| major \| `groups\.users\.retrieve` is gone \| specs\/openai\/openapi\.yaml:\d+ \|$/m);
    expect(printed.logs).toContain("- `groups.users.retrieve` is gone (groups.users.retrieve");

    const markdown = printed.logs.length;
    expect(await runSpecDiff(["openai", "--base", "HEAD", "--write", "--check", "--json"], scratch.root)).toBe(0);
    const [diff] = JSON.parse(printed.logs.slice(markdown));
    expect([diff.packageName, diff.bump, diff.spec.bump, diff.types.bump, diff.wire.bump]).toEqual([
      "@rosterkit/openai",
      ...["major", "major", "major", "major"],
    ]);
  });

  async function compare(): Promise<VendorDiff> {
    const [vendor] = findVendors(scratch.root, ["openai"]);
    if (vendor === undefined) throw new Error("the scratch repository has no vendor");
    return diffVendor(scratch.root, { vendor, base: "HEAD" });
  }

  async function regenerate(file: string): Promise<string> {
    const out = join(scratch.root, "packages/openai");
    const { outcome } = await generate({ document: join(scratch.root, "specs/openai/openapi.yaml"), out, client: "OpenAI" });
    expect(outcome).toBe("written");
    return scratch.read(`packages/openai/${file}`);
  }
});
