import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "./support/project.js";

const [, support = ""] = /^## Support\n([\s\S]*?)^## /m.exec(readFileSync(join(repository, "README.md"), "utf8")) ?? [];
const rows = readFileSync(join(repository, "packages/consumer/results/matrix.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| [a-z]/.test(line) && !line.startsWith("| under "))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

describe("what the README supports", () => {
  test.each([
    ["20.19 or newer", "node-20", "suite.cjs"],
    ["20.19 or newer", "node-24", "suite.mjs"],
    ["5.4 to 7", "typescript-5.4", "nodenext, typed.cts"],
    ["5.4 to 7", "typescript-7", "bundler, typed.mts"],
    ["`node16`", "typescript-6", "node16, typed.mts"],
    ["Bun", "bun", "suite.cjs"],
    ["Deno", "deno", "suite.mjs"],
    ["workerd", "workerd", "worker.mjs, bundled"],
  ])("%s was run under %s, %s", (claim, under, cell) => {
    expect(support).toContain(claim);
    expect(rows.find(([name]) => name === under)?.[1]?.split("; ")).toContain(cell);
  });

  test("failed nowhere", () => {
    expect(rows.filter(([, , failed]) => failed !== "—")).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });
});
