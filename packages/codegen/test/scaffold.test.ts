// The scripts of a new package, as a shell reads them: whatever the document is called, it is one argument.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/index.js";
import { fixture } from "./acme-package.js";
import { put, temporaryFolder } from "./temporary-folder.js";

const text = readFileSync(fixture("accepted/basic.yaml"), "utf8");

/** What a command called rosterkit-codegen is given by a script. */
function runScript(script: string, folder: string): readonly string[] {
  const command = "#!/usr/bin/env node\nconsole.log(JSON.stringify(process.argv.slice(2)));\n";
  put(folder, "bin/rosterkit-codegen", command);
  execFileSync("chmod", ["+x", join(folder, "bin/rosterkit-codegen")]);
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}` };
  return JSON.parse(execFileSync("sh", ["-c", script], { cwd: folder, env, encoding: "utf8" }));
}

test.each([
  "specs/open api.yaml",
  "specs/$(touch pwned).yaml",
  "specs/`touch pwned`.yaml",
  'specs/"; touch pwned; ".yaml',
  "specs/it's && touch pwned.yaml",
  "specs/back\\slash $HOME.yaml",
  "specs/line\nbreak;touch pwned.yaml",
  "specs/# no comment.yaml",
  "~/openapi.yaml",
  "-o.yaml",
  "--json.yaml",
  "日本.yaml",
])("a document called %j is one argument of the generate script", async (name) => {
  const folder = temporaryFolder();

  await generate({ document: { text, at: join(folder, name) }, out: folder, name: "@acme/client", client: "Acme" });

  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const [command, document, ...options] = runScript(scripts["generate:check"] ?? "", folder);
  expect([command, options]).toEqual(["generate", ["--out", ".", "--client", "Acme", "--check"]]);
  expect(document?.replace(/^\.\//, "")).toBe(name);
  expect(document?.startsWith("-")).toBe(false);
});

test("a folder with a hostile name keeps its name out of the package, and the way to the document is one argument", async () => {
  const parent = temporaryFolder();
  const out = join(parent, "a $(touch pwned) `b`");
  put(parent, "specs/openapi.yaml", text);

  await generate({ document: join(parent, "specs/openapi.yaml"), out, name: "@acme/client", client: "Acme" });

  const manifest = readFileSync(join(out, "package.json"), "utf8");
  expect(manifest).not.toContain("pwned");
  expect(runScript(JSON.parse(manifest).scripts.generate, out)).toEqual([
    "generate",
    "../specs/openapi.yaml",
    "--out",
    ".",
    "--client",
    "Acme",
  ]);
});

test.each(["a;b", "@acme/$(x)", "@acme/client --json", "x\ny"])("a package called %j is refused", async (name) => {
  const { outcome, problems } = await generate({ document: { text, at: "openapi.yaml" }, out: temporaryFolder(), name });

  expect([outcome, problems.map(({ code }) => code)]).toEqual(["refused", ["invalid-argument"]]);
});

test.each(["A B", "A;touch", "A$(x)", "-A"])("a client called %j is refused", async (client) => {
  const { outcome, problems } = await generate({ document: { text, at: "openapi.yaml" }, out: temporaryFolder(), name: "x", client });

  expect([outcome, problems.map(({ code }) => code)]).toEqual(["refused", ["invalid-argument"]]);
});
