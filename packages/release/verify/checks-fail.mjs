// Each check fails when it should: breaks one thing after another in a scratch clone of the commit, and expects the very check
// to fail with the words that name the cure. Writes results/checks.md. With words as arguments, only breakages that hold one.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { breakages } from "./breakages.mjs";

const commands = {
  "spec:check": ["npm", "run", "--silent", "spec:check"],
  readmes: ["npx", "vitest", "run", "--root", "packages/consumer", "test/readme.test.ts", "-t", "compile under strict"],
  drift: ["npm", "run", "--silent", "spec:drift", "--", "gumloop", "--from", "theirs.yaml"],
  "drift-online": ["npm", "run", "--silent", "spec:drift", "--", "gumloop", "--from", "http://127.0.0.1:9/"],
  suite: ["npm", "test", "--silent", "--", "--filter=@rosterkit/gumloop"],
  tarballs: ["node", "packages/release/verify/same-tarballs.mjs"],
};
const withoutBaseline = ["drift", "drift-online"];
const commandOf = (check) => commands[check] ?? ["npm", "run", "--silent", check];

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rosterkit-checks-"));
const root = join(folder, "clone");
const wanted = process.argv.slice(2);
const chosen = breakages.filter(({ check, what }) => wanted.length === 0 || wanted.some((word) => `${check} ${what}`.includes(word)));

const run = (command, ...parameters) =>
  execFileSync(command, parameters, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const path = (file) => join(root, file);
const clone = {
  read: (file) => readFileSync(path(file), "utf8"),
  write: (file, text) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  },
  edit: (file, change) => {
    const before = clone.read(file);
    const after = change(before);
    if (after === before) throw new Error(`breakages.mjs: there is nothing to break in ${file} any more`);
    clone.write(file, after);
  },
  remove: (file) => rmSync(path(file)),
  list: (file) => readdirSync(path(file)),
};

function attempt(check) {
  const [command, ...parameters] = commandOf(check);
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return { status, output: stripVTControlCharacters(`${stdout}${stderr}`) };
}

/** Undefined when the check did what it should; else what it did. */
function findFault({ check, edit, says, passes = false }) {
  edit(clone);
  const { status, output } = attempt(check);
  run("git", "reset", "--quiet", "--hard");
  run("git", "clean", "--quiet", "--force", "-d");
  const silent = says.filter((text) => !output.includes(text));
  if ((status === 0) !== passes) return `it ended with ${status}\n${output.slice(-2000)}`;
  return silent.length === 0 ? undefined : `it does not say: ${silent.join("; ")}\n${output.slice(-4000)}`;
}

function report(rows) {
  const lines = rows.map(({ check, what, says, fault }) => {
    const told = says.at(-1).replaceAll("|", "\\|");
    return `| ${check} | ${what} | ${fault === undefined ? `\`${told}\`` : "**not noticed**"} |`;
  });
  const text = [
    "# Each check fails when it should",
    "What `npm run verify:full -- checks` found: in a scratch clone one thing is broken for each check; the check has to notice it and to name the cure. Unbroken, each of them passes first.",
    ["| check | what is broken | what it says |", "| --- | --- | --- |", ...lines].join("\n"),
  ];
  mkdirSync(new URL("../results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("../results/checks.md", import.meta.url), `${text.join("\n\n")}\n`);
}

try {
  execFileSync("git", ["clone", "--quiet", "--no-tags", repository, root]);
  run("npm", "ci", "--prefer-offline", "--silent");
  run("npm", "run", "--silent", "build", "--", "--output-logs=errors-only");
  for (const check of new Set(chosen.map((breakage) => breakage.check))) {
    const { status, output } = withoutBaseline.includes(check) ? { status: 0 } : attempt(check);
    if (status !== 0) throw new Error(`${check} fails before anything is broken:\n${output}`);
  }
  const rows = [];
  for (const breakage of chosen) {
    const fault = findFault(breakage);
    rows.push({ ...breakage, fault });
    console.log(
      `${fault === undefined ? "noticed    " : "NOT NOTICED"} ${breakage.check}: ${breakage.what}${fault === undefined ? "" : `\n${fault}`}`,
    );
  }
  if (wanted.length === 0) report(rows);
  const count = rows.filter(({ fault }) => fault === undefined).length;
  console.log(`\n${count} of ${rows.length} breakages were noticed by the check they belong to.`);
  process.exitCode = count === rows.length ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
