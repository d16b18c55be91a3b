// The generated packages under the repository's own compiler and linter: they need no change and no suppression.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fixture, generateAcme } from "./acme-package.js";
import { put, temporaryFolder } from "./temporary-folder.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

test("every accepted fixture compiles, README programs included, and pleases the linter and the formatter", async () => {
  const folder = temporaryFolder();
  for (const name of readdirSync(fixture("accepted"))) {
    const isFolder = !name.endsWith(".yaml");
    const { files } = await generateAcme(fixture(isFolder ? `accepted/${name}/openapi.yaml` : `accepted/${name}`), join(folder, name));
    putPrograms(join(folder, name), files["README.md"] ?? "");
  }

  expect(compile(folder)).toBe("");
  expect(lint(folder)).toContain("No fixes applied");
});

test("the type test fails where our types and openapi-typescript's part", async () => {
  const folder = temporaryFolder();
  const { files } = await generateAcme(fixture("accepted/enums.yaml"), join(folder, "enums"));
  expect(compile(folder)).toBe("");

  const schemas = files["src/generated/schemas.ts"] ?? "";
  put(folder, "enums/src/generated/schemas.ts", schemas.replace('state: "active" | "inactive";', "state: number;"));

  const output = compile(folder);
  expect(output).toContain("enums/test/generated/paths.test-d.ts");
  expect(output).toContain("Types of property 'state' are incompatible");
});

/** Each TypeScript block of a README as a program of its own, which imports the package by its name. */
function putPrograms(folder: string, readme: string): void {
  const programs = [...readme.matchAll(/^```ts\n(.*?)\n```$/gms)].map((block) => block[1] ?? "");
  expect(programs.length).toBeGreaterThan(0);
  for (const [index, program] of programs.entries()) {
    put(folder, `programs/program-${index}.ts`, program.replaceAll('"@acme/client"', '"../src/index.js"'));
  }
}

function compile(folder: string): string {
  const options = {
    noEmit: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: { "@rosterkit/runtime": [join(root, "packages/runtime/src/index.ts")] },
  };
  put(folder, "package.json", '{ "type": "module" }');
  const config = { extends: join(root, "tsconfig.base.json"), compilerOptions: options, include: ["*/src", "*/test", "*/programs"] };
  put(folder, "tsconfig.json", JSON.stringify(config));
  return run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], folder);
}

function lint(folder: string): string {
  const config: Record<string, unknown> = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  const includes = ["**", "!**/programs", "!**/generated/paths.ts", "!**/generated/manifest.json", "!package.json", "!tsconfig.json"];
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...config, $schema: undefined, vcs: undefined, files: { includes } }));
  return run(process.execPath, [join(root, "node_modules/@biomejs/biome/bin/biome"), "check", "."], folder);
}

/** What a program prints, and what it complains about. */
function run(command: string, parameters: readonly string[], folder: string): string {
  try {
    return execFileSync(command, parameters, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }; // execFileSync throws the child's result
    return `${stdout}${stderr}`;
  }
}
