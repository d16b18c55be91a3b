// npm run mutants [-- part of a file's name]: breaks one line at a time in a scratch copy, and expects the suite to notice.
// With --keep, the outcome is written to the runtime's results.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toSummary } from "./mutants-summary.mjs";
import { root } from "./run.mjs";

const copied = "package.json biome.json tsconfig.base.json specs scripts packages/runtime packages/codegen packages/openai".split(" ");
const isKept = process.argv.includes("--keep");
const part = process.argv.slice(2).find((word) => word !== "--keep") ?? "";
const list = JSON.parse(readFileSync(new URL("mutations.json", import.meta.url), "utf8"));
const mutants = list
  .filter(({ file }) => file.includes(part))
  .flatMap(({ file, tests, mutations }) => mutations.map((mutation) => ({ file, tests, ...mutation })));
const survivors = [];

/** Whether a package's suite, or the part of it that is named, passes; one that hangs does not. */
async function isGreen(folder, file, filters) {
  const cwd = join(folder, ...file.split("/").slice(0, 2));
  const parameters = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--bail=1", "--reporter=dot", ...filters];
  const child = spawn(process.execPath, parameters, { cwd, stdio: "ignore", timeout: 120_000, detached: true });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  try {
    process.kill(-child.pid, "SIGKILL"); // a worker that a mutant sent into an endless loop outlives its vitest
  } catch {} // nothing was left of the group
  return code === 0;
}

/** What the suite makes of a mutant: the tests that are about the file first, then all of its package. */
async function judge(folder, { file, tests, from, to }) {
  const path = join(folder, file);
  const source = readFileSync(path, "utf8");
  if (source.split(from).length !== 2) return "STALE   "; // the file has to hold the line once
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  const filters = tests.map((test) => `test/${test}.test.ts`);
  const hasPassed = (await isGreen(folder, file, filters)) && (await isGreen(folder, file, []));
  writeFileSync(path, source);
  return hasPassed ? "SURVIVED" : "caught  ";
}

const folder = mkdtempSync(join(tmpdir(), "rosterkit-mutants-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true });
for (const file of new Set(mutants.map(({ file }) => file.split("/").slice(0, 2).join("/")))) {
  if (!(await isGreen(folder, file, []))) throw new Error(`the suite of ${file} fails before anything is broken`);
}
for (const mutant of mutants) {
  const verdict = await judge(folder, mutant);
  if (verdict !== "caught  ") survivors.push(mutant);
  console.log(`${verdict} ${mutant.file}: ${mutant.from} -> ${mutant.to}`);
}
console.log(`\n${mutants.length - survivors.length} of ${mutants.length} mutants caught`);
if (isKept) writeFileSync(join(root, "packages/runtime/results/mutants.md"), toSummary(mutants, survivors));
process.exit(survivors.length === 0 ? 0 : 1);
