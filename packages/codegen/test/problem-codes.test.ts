// The page of codes says what the table says; the code compiler holds the table complete.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fixes } from "../src/problem-codes.js";

const page = fileURLToPath(new URL("../PROBLEMS.md", import.meta.url));

function toPage(): string {
  const rows = Object.entries(fixes)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { severity, fix }]) => `| \`${code}\` | ${severity} | ${fix} |`);
  return [
    "# Problems",
    "Each problem has a code that stays the same, a severity, a JSON pointer, a file with line and column, a message and what to do. An error stops",
    "the run before anything is written; a warning says what the package will not have.",
    "",
    "| code | severity | what to do |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ]
    .join("\n")
    .replace("# Problems\n", "# Problems\n\n");
}

test("the page lists every code with its cure (UPDATE=1 writes it anew)", () => {
  if (process.env.UPDATE === "1") writeFileSync(page, toPage());

  expect(readFileSync(page, "utf8")).toBe(toPage());
});
