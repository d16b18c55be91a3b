import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addUp, clearCounts, toTotalsLine } from "../../src/checks/totals.js";

const suite = JSON.stringify({ scripts: { test: "vitest run" } });
const count = (passed: number, failed: number, members: object = {}): string =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, numTodoTests: 0, testResults: [], ...members });

describe("the totals of a run", () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const totals = async (status: number, isWhole = true): Promise<string> => toTotalsLine(await addUp(root, { status, isWhole }));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "rosterkit-totals-"));
    write("packages/one/package.json", suite);
    write("packages/two/package.json", suite);
    write("packages/untested/package.json", "{}");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("count each package once", async () => {
    write("packages/one/.results/unit.json", count(3, 0));
    write("packages/two/.results/unit.json", count(4, 0, { numPendingTests: 1, numTodoTests: 1 }));
    expect(await totals(0)).toBe("7 passed, 0 failed, 2 skipped");
  });

  test("count a suite that died before it counted as a failure, whatever it counted before", async () => {
    write("packages/one/.results/unit.json", count(3, 0));
    write("packages/two/.results/unit.json", count(4, 0));
    await clearCounts(root);
    write("packages/one/.results/unit.json", count(3, 0));
    expect(await totals(1)).toBe("3 passed, 1 failed");
  });

  test("count a file that could not be loaded as a failure", async () => {
    write("packages/one/.results/unit.json", count(3, 0));
    write("packages/two/.results/unit.json", count(2, 1, { testResults: [{ status: "failed", assertionResults: [] }] }));
    expect(await totals(1)).toBe("5 passed, 2 failed");
  });

  test("have a failure when something failed outside of every test", async () => {
    write("packages/one/.results/unit.json", count(3, 0));
    write("packages/two/.results/unit.json", count(4, 0));
    expect(await totals(1)).toBe("7 passed, 1 failed");
  });

  test("leave out the packages that were not asked for", async () => {
    write("packages/one/.results/unit.json", count(3, 0));
    expect(await totals(0, false)).toBe("3 passed, 0 failed");
  });
});
