// How much memory an audit of fifty scopes with ten thousand members each takes; fails when it is more than 300 MB.
// Writes results/audit.md.
import { execFile, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const limit = 300;
const toPath = (file) => fileURLToPath(new URL(file, import.meta.url));
const vendors = spawn(process.execPath, [toPath("vendors.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((resolve) => vendors.stdout.once("data", (text) => resolve(String(text).trim())));

const cases = [
  ["visitMembers, which holds nobody", "distinct", "visit"],
  ["audit, each vendor's scopes having the same 10,000 people", "shared", "audit"],
  ["audit, 500,000 different people", "distinct", "audit"],
];
const rows = [];
let isWithin = true;
try {
  for (const [title, mode, how] of cases) {
    // A bounded heap makes the figure one of need instead of how late the collector ran.
    const { stdout } = await promisify(execFile)(process.execPath, ["--max-old-space-size=200", toPath("read.mjs"), address, mode, how]);
    const { members, people, requests, seconds, megabytes } = JSON.parse(stdout);
    rows.push(`| ${title} | ${members} | ${people ?? "—"} | ${requests} | ${seconds.toFixed(1)} | ${Math.round(megabytes)} |`);
    isWithin &&= members === 500_000 && megabytes <= limit;
  }
} finally {
  vendors.kill();
}

const text = `# An audit of 50 scopes with 10,000 members each

20 OpenAI groups, 15 LlamaCloud and 15 CloudPlans organizations over HTTP on the same machine, at the default concurrency and without
pace; the vendors run in a process of their own. Memory is the highest resident set of the reading process, whose heap is held to 200 MB; at
most ${limit} MB are allowed. Node ${process.versions.node}, ${cpus().length} cores. Written by \`node packages/rosterkit/bench/audit.mjs\`.

| what | members read | people | requests | seconds | MB |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
writeFileSync(fileURLToPath(new URL("../results/audit.md", import.meta.url)), text);
console.log(text);
if (!isWithin) {
  console.error(`more than ${limit} MB, or not everybody was read`);
  process.exit(1);
}
