// Damages real documents in many ways, and demands that each copy ends in problems or in a package that type-checks: no crash, no hang.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "@rosterkit/codegen";
import { corpusFolder, installDownloads, pathOf } from "./downloads.mjs";

const copies = Number(process.argv[2] ?? 2000);
const largest = 60_000;
const millisecondsAllowed = 20_000;
const packagesAtOnce = 40;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const strange = [
  null,
  true,
  -1,
  1e300,
  "",
  "__proto__",
  "*/",
  "#/",
  "#/components/schemas/%",
  [],
  {},
  [null],
  { $ref: "#" },
  { $ref: 5 },
  { type: 7 },
];

installDownloads();
const documents = JSON.parse(readFileSync(join(corpusFolder, "documents.json"), "utf8")).filter(({ bytes }) => bytes < largest);
const texts = documents.map((document) => ({ id: document.id, text: readFileSync(pathOf(document), "utf8") }));
const folder = mkdtempSync(join(tmpdir(), "damage-"));
const packages = join(folder, "packages");
mkdirSync(packages);
const counts = {};
const faults = [];
let slowest = { milliseconds: 0 };
let typeChecked = 0;
for (let seed = 1; seed <= copies; seed += 1) {
  const random = createRandom(seed);
  const { id, text } = texts[seed % texts.length];
  const { kind, damaged } = damage(text, random);
  await tryCopy({ seed, id, kind, damaged });
  if (readdirSync(packages).length >= packagesAtOnce) checkTypes();
}
checkTypes();
rmSync(folder, { recursive: true, force: true });
writeSummary();
process.exitCode = faults.length === 0 ? 0 : 1;

async function tryCopy({ seed, id, kind, damaged }) {
  const out = join(packages, `${seed}-${id}`.replace(/[^\w-]+/g, "-"));
  mkdirSync(out, { recursive: true });
  const document = join(folder, "openapi.json");
  writeFileSync(document, damaged);
  const started = performance.now();
  let outcome;
  try {
    ({ outcome } = await generate({ document, out, name: "damaged" }));
  } catch (error) {
    outcome = "crashed";
    faults.push(
      `${seed} ${id} (${kind}): ${String(error?.stack ?? error)
        .split("\n")
        .slice(0, 3)
        .join(" ")}`,
    );
  }
  const milliseconds = Math.round(performance.now() - started);
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, id, kind, seed };
  if (milliseconds > millisecondsAllowed) faults.push(`${seed} ${id} (${kind}): ${milliseconds} ms`);
  counts[`${kind}: ${outcome}`] = (counts[`${kind}: ${outcome}`] ?? 0) + 1;
  if (outcome !== "written") rmSync(out, { recursive: true, force: true });
}

/** All packages that wait, in one program; each error counts for the package that has it. */
function checkTypes() {
  const waiting = readdirSync(packages);
  if (waiting.length === 0) return;
  const compilerOptions = {
    noEmit: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: { "@rosterkit/runtime": [join(root, "packages/runtime/src/index.ts")] },
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const config = { extends: join(root, "tsconfig.base.json"), compilerOptions, include: ["packages/*/src", "packages/*/test"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = [join(root, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"];
  const { status, stdout } = spawnSync(process.execPath, ["--max-old-space-size=4096", ...compiler], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const errors = new Map(
    stdout
      .split("\n")
      .flatMap((line) => (/^packages\//.test(line) ? [[line.split("/")[1], line]] : []))
      .toReversed(),
  );
  for (const [name, line] of errors) faults.push(`${name}: ${line.slice(0, 300)}`);
  if (status !== 0 && errors.size === 0) faults.push(`The compiler failed: ${stdout.slice(0, 300)}`);
  typeChecked += waiting.length - errors.size;
  for (const name of waiting) rmSync(join(packages, name), { recursive: true, force: true });
}

function damage(text, random) {
  const kinds = [cut, flipByte, replaceValue, removeMember, renameMember, repeatMember];
  const chosen = kinds[Math.floor(random() * kinds.length)];
  return { kind: chosen.name, damaged: chosen(text, random) };
}

function cut(text, random) {
  return text.slice(0, Math.floor(random() * text.length));
}

function flipByte(text, random) {
  const bytes = Buffer.from(text);
  for (let count = 0; count < 3; count += 1) bytes[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
  return bytes;
}

function replaceValue(text, random) {
  return change(text, random, (holder, key) => {
    holder[key] = strange[Math.floor(random() * strange.length)];
  });
}

function removeMember(text, random) {
  return change(text, random, (holder, key) => {
    delete holder[key];
  });
}

function renameMember(text, random) {
  return change(text, random, (holder, key) => {
    const names = ["constructor", "toString", "__proto__", "$ref", "allOf", "type", "properties", "items", "x-y", ""];
    Object.defineProperty(holder, names[Math.floor(random() * names.length)], {
      value: holder[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
    delete holder[key];
  });
}

function repeatMember(text, random) {
  return change(text, random, (holder, key, root) => {
    holder[key] = JSON.parse(JSON.stringify(root.paths ?? root));
  });
}

/** Changes two places, chosen among all with the same chance. */
function change(text, random, apply) {
  const root = JSON.parse(text);
  for (let count = 0; count < 2; count += 1) {
    const places = listPlaces(root);
    const place = places[Math.floor(random() * places.length)];
    if (place !== undefined) apply(place.holder, place.key, root);
  }
  return JSON.stringify(root);
}

function listPlaces(root) {
  const places = [];
  const waiting = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    for (const key of Object.keys(value)) {
      places.push({ holder: value, key });
      if (typeof value[key] === "object" && value[key] !== null) waiting.push(value[key]);
    }
  }
  return places;
}

/** Mulberry32: the same numbers for the same seed. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function writeSummary() {
  const rows = Object.entries(counts)
    .toSorted()
    .map(([name, count]) => `| ${name} | ${count} |`);
  const text = [
    "# Damaged documents",
    `Written by \`node packages/codegen/corpus/damage.mjs\`: ${copies} damaged copies of ${texts.length} real documents; each ends in problems or in a package.`,
    ["| damage: outcome | copies |", "| --- | --- |", ...rows].join("\n"),
    `Packages that type-check: ${typeChecked}. Crashes, hangs and packages that do not: ${faults.length}.`,
    ...faults.map((fault) => `- ${fault}`),
  ].join("\n\n");
  if (copies >= 2000) writeFileSync(join(corpusFolder, "../results/damage.md"), `${text}\n`);
  console.log(`${text}\n\nSlowest: ${JSON.stringify(slowest)}`);
}
