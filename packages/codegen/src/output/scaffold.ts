/** The files that make a folder a package: written where there are none, and the maintainer's from then on. */

import { relative, sep } from "node:path";
import type { EmittedFile } from "../emit/emit-files.js";
import { isAddress } from "../load/document-place.js";
import type { Identity } from "../plan/plan.js";
import type { Surroundings } from "./workspace.js";

/** What the scaffold follows from. */
export interface ScaffoldFacts {
  readonly identity: Identity;
  /** Absolute paths. */
  readonly folder: string;
  readonly document: string;
  readonly surroundings: Surroundings;
}

/** The files that every package has. */
export const scaffoldPaths: readonly string[] = ["package.json", "tsconfig.json", "tsconfig.build.json", "LICENSE", "src/index.ts"];

/** The files of a new package. */
export function toScaffold(facts: ScaffoldFacts): readonly EmittedFile[] {
  const { isOurWorkspace } = facts.surroundings;
  const document = isAddress(facts.document) ? facts.document : toArgument(relative(facts.folder, facts.document).replaceAll(sep, "/"));
  const common: readonly EmittedFile[] = [
    { path: "package.json", text: toPackageJson(isOurWorkspace ? ourPackage(facts, document) : freePackage(facts, document)) },
    { path: "tsconfig.json", text: toTsconfig(facts, checkOptions, ["src", "test"]) },
    { path: "tsconfig.build.json", text: toTsconfig(facts, { rootDir: "src", outDir: isOurWorkspace ? "dist/esm" : "dist" }, ["src"]) },
    { path: "LICENSE", text: license },
    { path: "src/index.ts", text: entry },
  ];
  if (!isOurWorkspace) return common;
  return [...common, { path: "turbo.json", text: toTurbo(facts) }, { path: "vitest.config.ts", text: vitestConfig }];
}

function ourPackage({ identity, surroundings }: ScaffoldFacts, document: string): object {
  const version = `^${surroundings.runtimeVersion ?? "0.0.0"}`;
  return {
    ...toPackageHead(identity),
    publishConfig: { access: "public", provenance: true },
    exports: { ".": toDualExport("index"), "./operations": toDualExport("generated/operations"), "./package.json": "./package.json" },
    files: ["dist", "api.md", "CHANGELOG.md"],
    scripts: {
      ...toGenerateScripts(identity, document),
      build: "node ../../scripts/build-dual.mjs",
      typecheck: "tsc --noEmit -p tsconfig.json",
      test: "vitest run --passWithNoTests",
    },
    dependencies: { "@rosterkit/runtime": version },
    devDependencies: { "@rosterkit/codegen": version },
  };
}

function freePackage({ identity }: ScaffoldFacts, document: string): object {
  const toExport = (file: string): object => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` });
  return {
    ...toPackageHead(identity),
    exports: { ".": toExport("index"), "./operations": toExport("generated/operations"), "./package.json": "./package.json" },
    files: ["dist", "api.md", "CHANGELOG.md"],
    scripts: {
      ...toGenerateScripts(identity, document),
      build: "tsc -p tsconfig.build.json",
      typecheck: "tsc --noEmit -p tsconfig.json",
    },
    dependencies: { "@rosterkit/runtime": "*" },
    devDependencies: { "@rosterkit/codegen": "*", "@types/node": ">=20", typescript: ">=5.4" },
  };
}

function toGenerateScripts({ clientPrefix }: Identity, document: string): object {
  const generate = `rosterkit-codegen generate ${toShellWord(document)} --out . --client ${clientPrefix}`;
  return { generate, "generate:check": `${generate} --check` };
}

/** A path that is neither an option nor somebody's home. */
function toArgument(path: string): string {
  return /^[-~]/.test(path) ? `./${path}` : path;
}

/** A word that the shells of npm's scripts take as it is; what they would look into is escaped. */
function toShellWord(text: string): string {
  return /^[\w@%+=:,./~-]+$/.test(text) ? text : `"${text.replace(/["$`\\]/g, "\\$&")}"`;
}

function toPackageHead({ packageName, clientPrefix }: Identity): object {
  return {
    name: packageName,
    version: "0.0.0",
    description: `Typed client for ${clientPrefix}'s API. Not affiliated with ${clientPrefix}.`,
    license: "MIT",
    type: "module",
    engines: { node: ">=20.19.0" },
    sideEffects: false,
  };
}

function toDualExport(file: string): object {
  const toCondition = (format: string): object => ({ types: `./dist/${format}/${file}.d.ts`, default: `./dist/${format}/${file}.js` });
  return { import: toCondition("esm"), require: toCondition("cjs") };
}

const checkOptions = { noEmit: true, types: ["node"], isolatedDeclarations: false, declaration: false };

const freeOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  declaration: true,
  skipLibCheck: true,
};

function toTsconfig({ surroundings, folder }: ScaffoldFacts, options: object, include: readonly string[]): string {
  const { isOurWorkspace, workspace } = surroundings;
  if (!isOurWorkspace || workspace === undefined) return toJson({ compilerOptions: { ...freeOptions, ...options }, include });
  const base = `${relative(folder, workspace).replaceAll(sep, "/")}/tsconfig.base.json`;
  return toJson({ extends: base, compilerOptions: options, include });
}

function toTurbo({ surroundings, document }: ScaffoldFacts): string {
  const folder = relative(surroundings.workspace ?? "", document)
    .replaceAll(sep, "/")
    .replace(/\/[^/]*$/, "");
  const outputs = ["src/generated/**", "test/generated/**", "README.md", "api.md"];
  return toJson({
    extends: ["//"],
    tasks: {
      generate: {
        dependsOn: ["@rosterkit/codegen#build"],
        inputs: ["$TURBO_DEFAULT$", ...outputs.map((path) => `!${path}`), ...(isAddress(document) ? [] : [`$TURBO_ROOT$/${folder}/**`])],
        outputs,
      },
      // What generate writes is not an input: it would change while the tasks run, and generate's own hash stands for it.
      build: { dependsOn: ["^build", "generate"], inputs: ["$TURBO_DEFAULT$", "!src/generated/**"], outputs: ["dist/**"] },
      typecheck: { dependsOn: ["^build", "generate"], inputs: ["$TURBO_DEFAULT$", "!src/generated/**", "!test/generated/**"] },
    },
  });
}

/** As npm writes a package.json: each item on a line of its own. */
function toPackageJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** As formatters write any other JSON: lists of names on one line. */
function toJson(value: object): string {
  const text = JSON.stringify(value, null, 2).replace(/\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g, (_, items: string) => {
    return `[${items.replace(/,\s+/g, ", ")}]`;
  });
  return `${text}\n`;
}

const entry = `/** Everything this package offers: the generated client, and the error guards and types its calls use. */
export * from "./generated/index.js";
`;

const vitestConfig = `import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { testTimeout: 30_000, reporters: ["default", ["json", { outputFile: ".results/unit.json" }]] },
});
`;

const license = `MIT License

Copyright (c) 2026 The rosterkit authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
