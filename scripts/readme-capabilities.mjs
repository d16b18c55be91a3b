// Writes the table of who can do what into the READMEs, from the facade's own data; with --check it only says whether they are current.
import { readFileSync, writeFileSync } from "node:fs";
import { root, runOrExit } from "./run.mjs";

runOrExit("turbo", "run", "build", "--filter=@rosterkit/tour", "--output-logs=errors-only");
const { toCapabilityMarkdown } = await import("../packages/tour/dist/capability-table.js");
const table = `<!-- capabilities -->\n${toCapabilityMarkdown()}\n<!-- /capabilities -->`;
let isCurrent = true;
for (const file of ["README.md", "packages/rosterkit/README.md"]) {
  const text = readFileSync(`${root}${file}`, "utf8");
  const updated = text.replace(/<!-- capabilities -->[\s\S]*<!-- \/capabilities -->/, () => table);
  if (updated === text) continue;
  if (process.argv.includes("--check")) {
    isCurrent = false;
    console.error(`changed  ${file}: its table of capabilities`);
  } else writeFileSync(`${root}${file}`, updated);
}
process.exit(isCurrent ? 0 : 1);
