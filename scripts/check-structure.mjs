// Holds every source file against the table of who may import whom, and against the limits on names and length.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { root } from "./run.mjs";
import { rules } from "./structure-rules.mjs";

const vagueName = /^(utils?|helpers?|common|misc|shared)\./;
const problems = [];

const sources = readdirSync(join(root, "packages")).map((name) => `packages/${name}/src`);
for (const folder of ["scripts", ...sources.filter((source) => existsSync(join(root, source)))]) {
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
