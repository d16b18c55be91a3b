/** `npm run verify:full`: runs every program, also after one that failed, and keeps a table of what became of each. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { git } from "../git-tree.js";
import { type Outcome, type Program, runProgram } from "./run-program.js";
import { toSummary } from "./summary.js";

const summary = "packages/release/results/verify-full.md";

/** What to run. */
export interface Verification {
  readonly root: string;
  readonly programs: readonly Program[];
  /** Names of programs; none for all. `--list` only says what there is. */
  readonly parameters: readonly string[];
}

/** Exit codes: 0 all passed, 1 one did not, 2 there is no such program. */
export async function runVerifyFull({ root, programs, parameters }: Verification): Promise<number> {
  if (parameters.includes("--list")) {
    for (const { name, shows } of programs) console.log(`${name.padEnd(16)} ${shows}`);
    return 0;
  }
  const unknown = parameters.filter((name) => programs.every((program) => program.name !== name));
  if (unknown.length > 0) {
    console.error(`No such program: ${unknown.join(", ")}. There are ${programs.map(({ name }) => name).join(", ")}.`);
    return 2;
  }
  const occasion = await readOccasion(root);
  const outcomes: Outcome[] = [];
  for (const program of programs.filter(({ name }) => parameters.length === 0 || parameters.includes(name))) {
    console.log(`\n== ${program.name}: ${program.command.join(" ")}`);
    const outcome = await runProgram(root, program);
    outcomes.push({ ...outcome, lastLine: outcome.lastLine.replaceAll(root, "") });
    // After each: what ran is kept whatever becomes of the rest.
    await keep(root, (previous) => toSummary(programs, outcomes, { ...occasion, previous }));
    if (outcome.result === "interrupted") break;
  }
  console.log("");
  for (const { program, result, seconds } of outcomes)
    console.log(`${program.name.padEnd(16)} ${seconds.toFixed(0).padStart(5)} s  ${result}`);
  const count = outcomes.filter(({ result }) => result === "passed").length;
  console.log(`\n${count} of ${outcomes.length} programs passed. ${summary}`);
  return count === outcomes.length ? 0 : 1;
}

async function readOccasion(root: string): Promise<{ readonly date: string; readonly commit: string }> {
  const commit = (await git(root, "rev-parse", "--short", "HEAD")).trim();
  const isEdited = (await git(root, "status", "--porcelain")).trim() !== "";
  return { date: new Date().toISOString().slice(0, 10), commit: `${commit}${isEdited ? "+" : ""}` };
}

async function keep(root: string, write: (previous: string) => string): Promise<void> {
  const file = join(root, summary);
  const previous = await readFile(file, "utf8").catch(() => "");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, write(previous));
}
