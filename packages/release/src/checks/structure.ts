/** Holds every source file against the table of who may import whom, and against the limits on names and length. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";

/** What the files may do whose path matches. */
export interface StructureRule {
  readonly files: RegExp;
  /** Package specifiers; a trailing ":" or "/" allows all that begin so. */
  readonly may: readonly string[];
  /** Also these, by `import type`. */
  readonly types?: readonly string[];
  /** The folder that relative imports must stay in, instead of `src`. */
  readonly within?: string;
  /** Lines a file may have, instead of 400. */
  readonly limit?: number;
}

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

const vagueName = /^(utils?|helpers?|common|misc|shared)\./;

/** `npm run lint:structure`. Returns the exit code. */
export function runCheckStructure(root: string, rules: readonly StructureRule[]): number {
  const problems = listSources(root).flatMap((file) => findStructureProblems(file, readFileSync(join(root, file), "utf8"), rules));
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

/** The scripts and the sources of all packages, by their paths below the root; what is compiled from a spec is nobody's source. */
function listSources(root: string): readonly string[] {
  const sources = readdirSync(join(root, "packages")).map((name) => `packages/${name}/src`);
  return ["scripts", ...sources]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.m?[jt]s$/.test(entry.name) && !entry.parentPath.endsWith("/compiled"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** What is wrong with one file; `file` is its path below the root. */
export function findStructureProblems(file: string, text: string, rules: readonly StructureRule[]): readonly string[] {
  const rule = rules.find((candidate) => candidate.files.test(file));
  if (rule === undefined) return [`${file}: no rule says what this file may import; add one to scripts/structure-rules.mjs`];
  const lines = text.split("\n").length - 1;
  const limit = rule.limit ?? 400;
  return [
    ...(lines > limit && !file.includes("/generated/") ? [`${file}: ${lines} lines; split it (at most ${limit})`] : []),
    ...(vagueName.test(file.slice(file.lastIndexOf("/") + 1)) ? [`${file}: name it for what it owns`] : []),
    ...readImports(file, text)
      .filter((found) => !isAllowed(file, rule, found))
      .map(({ specifier }) => `${file}: may not import ${specifier}; scripts/structure-rules.mjs says who may import whom`),
  ];
}

function readImports(file: string, text: string): readonly Import[] {
  const { staticImports, staticExports } = parseSync(file, text).module;
  const imports = staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  // `export { a, type B } from …` names its module once for each name.
  const exports = staticExports.flatMap(({ entries }) => {
    const isType = entries.every((entry) => entry.isType);
    const specifiers = new Set(entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
    return [...specifiers].map((specifier) => ({ specifier, isType }));
  });
  return [...imports, ...exports];
}

function isAllowed(file: string, rule: StructureRule, { specifier, isType }: Import): boolean {
  if (specifier.startsWith(".")) {
    if (file.startsWith("scripts/")) return true;
    return resolve("/", file, "..", specifier).includes(`/${rule.within ?? "src"}/`);
  }
  const allowed = isType ? [...rule.may, ...(rule.types ?? [])] : rule.may;
  return allowed.some((name) => specifier === name || (/[:/]$/.test(name) && specifier.startsWith(name)));
}
