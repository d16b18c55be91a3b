// Holds every source file against the table of who may import whom, and against the limits on names and length.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { root } from "./run.mjs";

// First match wins. `may`: package specifiers (a trailing ":" or "/" allows all that begin so); `types`: also these, by `import type`.
const rules = [
  { files: /^packages\/runtime\/src\//, may: ["openapi-fetch"] },
  { files: /^packages\/[^/]+\/src\/generated\//, may: ["@rosterkit/runtime"], within: "src/generated" },
  { files: /^packages\/rosterkit\/src\//, may: ["@rosterkit/runtime"], types: ["@rosterkit/"] },
  {
    files: /^packages\/codegen\/src\//,
    may: ["node:", "openapi-typescript", "@redocly/openapi-core", "typescript", "ajv", "ajv/", "commander", "yaml"],
  },
  { files: /^packages\/sandbox\/src\//, may: ["node:", "hono", "@hono/node-server", "commander"] },
  { files: /^packages\/tour\/src\//, may: ["@rosterkit/", "rosterkit/", "cli-table3", "picocolors"] },
  { files: /^packages\/conformance\/src\//, may: ["node:", "yaml"] },
  { files: /^packages\/[^/]+\/src\/index\.ts$/, may: [], within: "src" },
  { files: /^scripts\//, may: ["node:", "oxc-parser", "@rosterkit/codegen"], limit: 60 },
];
const vagueName = /^(utils?|helpers?|common|misc|shared)\./;
const problems = [];

for (const folder of ["scripts", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}/src`)]) {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.m?[jt]s$/.test(entry.name) || entry.parentPath.endsWith("/compiled")) continue;
    check(relative(root, join(entry.parentPath, entry.name)));
  }
}

function check(file) {
  const text = readFileSync(join(root, file), "utf8");
  const rule = rules.find((candidate) => candidate.files.test(file));
  if (rule === undefined) return problems.push(`${file}: no rule says what this file may import; add one to scripts/check-structure.mjs`);
  const lines = text.split("\n").length - 1;
  const limit = rule.limit ?? 400;
  if (lines > limit && !file.includes("/generated/")) problems.push(`${file}: ${lines} lines; split it (at most ${limit})`);
  if (vagueName.test(file.slice(file.lastIndexOf("/") + 1))) problems.push(`${file}: name it for what it owns`);
  const { staticImports, staticExports } = parseSync(file, text).module;
  for (const { moduleRequest, entries } of [...staticImports, ...staticExports]) {
    for (const specifier of new Set(
      [moduleRequest, ...entries.map((entry) => entry.moduleRequest)].filter(Boolean).map(({ value }) => value),
    )) {
      const isType = entries.length > 0 && entries.every((entry) => entry.isType);
      if (!isAllowed(file, rule, specifier, isType)) problems.push(`${file}: may not import ${specifier}`);
    }
  }
}

function isAllowed(file, rule, specifier, isType) {
  if (specifier.startsWith(".")) {
    const base = rule.within === undefined ? "src" : rule.within;
    return file.startsWith("scripts/") || relative(root, resolve(root, file, "..", specifier)).includes(`/${base}/`);
  }
  const allowed = isType ? [...rule.may, ...(rule.types ?? [])] : rule.may;
  return allowed.some((name) => specifier === name || (/[:/]$/.test(name) && specifier.startsWith(name)));
}

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
