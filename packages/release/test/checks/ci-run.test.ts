import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("../../../../.ci/run", import.meta.url));

describe("the run of every check", () => {
  let folder: string;
  /** Runs it with an npm that only says what it was asked, and fails where it is told to. */
  const runWith = (npm: string): { readonly status: number | null; readonly lines: readonly string[] } => {
    const file = join(folder, "npm");
    writeFileSync(file, `#!/usr/bin/env bash\n${npm}\n`);
    chmodSync(file, 0o755);
    const environment = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
    const { status, stdout } = spawnSync("bash", [program], { encoding: "utf8", env: environment });
    return { status, lines: stdout.trimEnd().split("\n") };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rosterkit-ci-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("ends with the totals of the suites", () => {
    const { status, lines } = runWith('[ "$1" != test ] || echo "12 passed, 0 failed"');
    expect({ status, last: lines.at(-1) }).toEqual({ status: 0, last: "12 passed, 0 failed" });
  });

  test("fails with the suites, and ends with their totals", () => {
    const { status, lines } = runWith('[ "$1" != test ] || { echo "11 passed, 1 failed"; exit 1; }');
    expect({ status, last: lines.at(-1) }).toEqual({ status: 1, last: "11 passed, 1 failed" });
  });

  test("stops at the first check that fails, names it, and counts it as a failure", () => {
    const { status, lines } = runWith('[ "$3" != lint:structure ] || exit 3');
    expect({ status, end: lines.slice(-2) }).toEqual({
      status: 3,
      end: ["== failed: npm run --silent lint:structure", "0 passed, 1 failed"],
    });
  });
});
