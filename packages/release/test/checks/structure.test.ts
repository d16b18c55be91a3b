import { expect, test } from "vitest";
import { findStructureProblems, type StructureRule } from "../../src/checks/structure.js";

const rules: readonly StructureRule[] = [
  { files: /^packages\/runtime\/src\//, may: ["openapi-fetch"], limit: 3 },
  { files: /^packages\/[^/]+\/src\/generated\//, may: ["@acme/runtime"], within: "src/generated" },
  { files: /^packages\/facade\/src\//, may: ["@acme/runtime"], types: ["@acme/"] },
  { files: /^packages\/codegen\/src\//, may: ["node:"] },
];
const table = "; scripts/structure-rules.mjs says who may import whom";

test.each<[string, string, string, readonly string[]]>([
  ["imports what it may", "packages/runtime/src/call.ts", 'import create from "openapi-fetch";\n', []],
  ["imports a family of modules", "packages/codegen/src/main.ts", 'import { join } from "node:path";\n', []],
  ["imports its siblings", "packages/codegen/src/load/read.ts", 'import { parse } from "../parse.js";\n', []],
  ["imports a type that it may only name", "packages/facade/src/openai.ts", 'import type { Client } from "@acme/openai";\n', []],
  [
    "imports the value behind such a type",
    "packages/facade/src/openai.ts",
    'import { create } from "@acme/openai";\n',
    [`packages/facade/src/openai.ts: may not import @acme/openai${table}`],
  ],
  [
    "exports from what it may not import",
    "packages/runtime/src/call.ts",
    'export { join } from "node:path";\n',
    [`packages/runtime/src/call.ts: may not import node:path${table}`],
  ],
  [
    "reaches out of its folder",
    "packages/openai/src/generated/client.ts",
    'import { mine } from "../custom/mine.js";\n',
    [`packages/openai/src/generated/client.ts: may not import ../custom/mine.js${table}`],
  ],
  [
    "reaches into another package",
    "packages/codegen/src/main.ts",
    'import { read } from "../../runtime/test/read.js";\n',
    [`packages/codegen/src/main.ts: may not import ../../runtime/test/read.js${table}`],
  ],
  [
    "is too long",
    "packages/runtime/src/call.ts",
    "// 1\n// 2\n// 3\n// 4\n",
    ["packages/runtime/src/call.ts: 4 lines; split it (at most 3)"],
  ],
  ["has a name that says nothing", "packages/codegen/src/utils.ts", "\n", ["packages/codegen/src/utils.ts: name it for what it owns"]],
  [
    "falls under no rule",
    "packages/cli/src/main.ts",
    "\n",
    ["packages/cli/src/main.ts: no rule says what this file may import; add one to scripts/structure-rules.mjs"],
  ],
])("a file that %s", (_title, file, text, problems) => {
  expect(findStructureProblems(file, text, rules)).toEqual(problems);
});
