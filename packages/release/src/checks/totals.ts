/** Adds up what the suites of all packages counted, so that nothing that went wrong can be missing from the sum. */

import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf, memberOf } from "../pointer.js";

/** How many tests passed, failed and were left out. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const report = ".results/unit.json";

/** Removes the counts of an earlier run: a suite that dies before it counts must not be counted by what it did then. */
export async function clearCounts(root: string): Promise<void> {
  for (const folder of await readdir(join(root, "packages"))) await rm(join(root, "packages", folder, report), { force: true });
}

/** A run of the suites. */
export interface Run {
  /** The exit code of what ran them. */
  readonly status: number;
  /** Whether all of them were to run. */
  readonly isWhole: boolean;
}

/** Adds up the counts of the packages that have a suite. */
export async function addUp(root: string, { status, isWhole }: Run): Promise<Totals> {
  const counts: Totals[] = [];
  for (const folder of await readdir(join(root, "packages"))) {
    const file = join(root, "packages", folder, report);
    if (existsSync(file)) counts.push(await countOne(file));
    // A suite that left no count died; that is a failure.
    else if (isWhole && (await hasSuite(join(root, "packages", folder)))) counts.push({ passed: 0, failed: 1, skipped: 0 });
  }
  const sum = (name: keyof Totals): number => counts.reduce((total, count) => total + count[name], 0);
  const failed = sum("failed");
  // What fails outside of any test, an unhandled rejection say, counts as one.
  return { passed: sum("passed"), failed: status !== 0 && failed === 0 ? 1 : failed, skipped: sum("skipped") };
}

/** The last line of a run: `12 passed, 0 failed`. */
export function toTotalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

async function hasSuite(folder: string): Promise<boolean> {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return false;
  return memberOf(memberOf(JSON.parse(await readFile(manifest, "utf8")), "scripts"), "test") !== undefined;
}

async function countOne(file: string): Promise<Totals> {
  const counted: unknown = JSON.parse(await readFile(file, "utf8"));
  const count = (name: string): number => Number(memberOf(counted, name) ?? 0);
  // A file that could not be loaded counts no test, and must not pass for an empty one.
  const unloaded = entriesOf(memberOf(counted, "testResults")).filter(
    ([, suite]) => memberOf(suite, "status") === "failed" && entriesOf(memberOf(suite, "assertionResults")).length === 0,
  );
  return {
    passed: count("numPassedTests"),
    failed: count("numFailedTests") + unloaded.length,
    skipped: count("numPendingTests") + count("numTodoTests"),
  };
}
