/** The types part of a diff: programs that compiled against the base, compiled against what the document gives today. */

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "../bump.js";
import { compile, type Diagnostic } from "./compile.js";
import { contractFile, writeContract } from "./contract.js";
import { writeSamples } from "./samples.js";

/** The types part of a report. */
export interface TypesPart {
  readonly bump: Bump;
  readonly problems: readonly TypeProblem[];
  /** How many of the base's programs were compiled. */
  readonly programs: number;
}

/** A program that no longer compiles. */
export interface TypeProblem {
  /** `README.md, groups.users.add` or `the function groupsUsersAdd` */
  readonly program: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Compares the two packages of a scratch folder. */
export async function findTypeChanges(folder: string, packageName: string): Promise<TypesPart> {
  const samples = await writeSamples(folder, packageName);
  await writeContract(folder, packageName);
  const files = [contractFile, ...samples.map(({ file }) => file)];
  const compilation = { folder, files, packageName };
  const found = await compile({ ...compilation, subject: "next" });
  // What the base's programs already complained of at the base is not this change's doing.
  const old = found.length === 0 ? [] : await compile({ ...compilation, subject: "base" });
  const isOld = (one: Diagnostic): boolean =>
    old.some((other) => other.file === one.file && other.line === one.line && other.code === one.code);
  const contract = (await readFile(join(folder, contractFile), "utf8")).split("\n");
  const problems = found
    .filter((diagnostic) => !isOld(diagnostic))
    .map(({ file, line, code, message }) => ({
      program:
        file === contractFile ? nameOfLine(contract[line - 1] ?? "") : (samples.find((sample) => sample.file === file)?.name ?? file),
      line,
      code,
      message,
    }));
  const changed = problems.length > 0 ? "major" : (await haveSameDeclarations(folder)) ? "none" : "minor";
  return { bump: changed, problems, programs: files.length };
}

function nameOfLine(line: string): string {
  const [, kind, name = ""] = /^export (const|type) (\w+)/.exec(line) ?? [];
  if (kind === "type") return `the type ${name.replace(/^Named/, "")}`;
  return name === "resources" || name === "create" ? "the client" : `the function ${name}`;
}

/** Whether both packages declare the same, comments aside. */
async function haveSameDeclarations(folder: string): Promise<boolean> {
  const [before, after] = [await declarationsIn(join(folder, "built/base/src")), await declarationsIn(join(folder, "built/next/src"))];
  return before.size === after.size && [...before].every(([file, text]) => after.get(file) === text);
}

async function declarationsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".d.ts")) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(folder.length), await readFile(path, "utf8"));
  }
  return found;
}
