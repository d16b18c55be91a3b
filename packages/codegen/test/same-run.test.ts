// A run that has been made before ends after hashing; whatever was touched since is noticed all the same.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { generate } from "../src/generate.js";
import { makeFiles } from "../src/make-files.js";
import { fixture } from "./acme-package.js";
import { put, temporaryFolder } from "./temporary-folder.js";

vi.mock("../src/make-files.js", { spy: true });

const source = readFileSync(fixture("warned/unknown-keyword.yaml"), "utf8");
let folder: string;
let document: string;

beforeEach(async () => {
  folder = temporaryFolder();
  document = join(folder, "acme.yaml");
  writeFileSync(document, source);
  await generateOnce();
  vi.mocked(makeFiles).mockClear();
});

const generateOnce = (options: { readonly check?: boolean; readonly client?: string } = {}) =>
  generate({ document, out: join(folder, "out"), name: "@acme/client", client: "Acme", ...options });

test.each([{}, { check: true }])("nothing is made again, and the warnings are told again: %j", async (options) => {
  const report = await generateOnce(options);

  expect(makeFiles).not.toHaveBeenCalled();
  expect(report.outcome).toBe("unchanged");
  vi.mocked(makeFiles).mockClear();
  rmSync(join(folder, "out/api.md"));
  expect(report.problems).toEqual((await generateOnce({ check: true })).problems);
  expect(report.problems).toMatchObject([{ code: "unknown-keyword", severity: "warning", file: document }]);
});

test.each([
  ["a changed file", (out: string) => put(out, "src/generated/core.ts", "// by hand\n"), { changed: ["src/generated/core.ts"] }],
  ["a missing file", (out: string) => rmSync(join(out, "README.md")), { missing: ["README.md"] }],
  ["a stray file", (out: string) => put(out, "src/generated/mine.ts", ""), { stray: ["src/generated/mine.ts"] }],
])("%s is noticed by --check", async (_, touch, found) => {
  touch(join(folder, "out"));

  expect(await generateOnce({ check: true })).toMatchObject({ outcome: "differs", ...found });
});

test("a file whose hash was changed along with it is noticed", async () => {
  const out = join(folder, "out");
  put(out, "api.md", "by hand\n");
  const path = "src/generated/manifest.json";
  const { createHash } = await import("node:crypto");
  const sha256 = createHash("sha256").update("by hand\n").digest("hex");
  const manifest: { files: { path: string; sha256: string }[] } = JSON.parse(readFileSync(join(out, path), "utf8"));
  const files = manifest.files.map((file) => (file.path === "api.md" ? { ...file, sha256 } : file));
  put(out, path, `${JSON.stringify({ ...manifest, files }, null, 2)}\n`);

  expect((await generateOnce()).written).toEqual(["api.md", path]);
});

test("another document, other options and a missing file of the scaffold make a run", async () => {
  writeFileSync(document, source.replace("Acme", "Acme Two"));
  expect((await generateOnce()).outcome).toBe("written");

  expect((await generateOnce({ client: "Other" })).outcome).toBe("written");

  rmSync(join(folder, "out/LICENSE"));
  expect((await generateOnce({ client: "Other" })).written).toEqual(["LICENSE"]);
});
