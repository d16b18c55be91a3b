// Generates a package from each document of documents.json, type-checks it with the repository's compiler, and writes the summary.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFolder, installDownloads, pathOf } from "./downloads.mjs";
import { toSummary } from "./summary.mjs";

const packages = join(corpusFolder, ".packages");
const compiler = join(corpusFolder, "../../../node_modules/typescript/bin/tsc");
const secondsAllowed = 180;
const [only] = process.argv.slice(2);

installDownloads();
const all = JSON.parse(readFileSync(join(corpusFolder, "documents.json"), "utf8"));
const documents = only === undefined ? all : all.filter(({ id }) => new RegExp(only).test(id));
rmSync(packages, { recursive: true, force: true });
const outcomes = await inTurns(documents, 2, tryDocument);
mkdirSync(join(corpusFolder, "../.results"), { recursive: true });
writeFileSync(join(corpusFolder, "../.results/corpus.json"), JSON.stringify(outcomes, null, 1));
const summary = toSummary(outcomes);
if (only === undefined) writeFileSync(join(corpusFolder, "../results/corpus.md"), summary);
else console.log(summary);
const isBad = outcomes.some(({ outcome }) => outcome === "does not compile" || outcome === "failed");
process.exitCode = isBad ? 1 : 0;

async function tryDocument(document) {
  const out = join(packages, document.id);
  const name = `@corpus/${document.id.toLowerCase()}`;
  mkdirSync(out, { recursive: true });
  const made = await run([join(corpusFolder, "generate-one.mjs"), pathOf(document), out, name]);
  const cost = { wallSeconds: made.seconds };
  if (made.status !== 0) return tell({ ...document, ...cost, outcome: "failed", problems: [], errors: [made.text.slice(0, 2000)] });
  const report = JSON.parse(made.text);
  const facts = { ...document, ...cost, cpuSeconds: report.seconds, megabytes: report.megabytes, problems: report.problems };
  if (report.outcome === "refused") return tell({ ...facts, outcome: "refused", errors: [] });
  const checked = await run([compiler, "--noEmit", "--pretty", "false", "-p", join(out, "tsconfig.json")]);
  const errors = checked.text.split("\n").filter((line) => line.includes("error TS"));
  return tell({ ...facts, outcome: checked.status === 0 ? "compiles" : "does not compile", errors });
}

function tell(outcome) {
  console.log(`${outcome.outcome.padEnd(16)} ${outcome.id}`);
  return outcome;
}

function run(parameters) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, { timeout: secondsAllowed * 1000, killSignal: "SIGKILL" });
    let text = "";
    let complaint = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
    });
    child.stderr.on("data", (chunk) => {
      complaint += chunk;
    });
    child.on("close", (status) => {
      resolve({ status, text: status === 0 ? text : text + complaint, seconds: (performance.now() - started) / 1000 });
    });
  });
}

async function inTurns(items, atOnce, work) {
  const results = new Array(items.length);
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
