// Builds the package in the current folder twice with the repository's TypeScript: as ES modules and as CommonJS,
// each with its own declarations.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const tsc = fileURLToPath(import.meta.resolve("typescript/package.json")).replace(/package\.json$/, "bin/tsc");
// CommonJS is a translation of the same source, so the flag that forbids translating imports is off for it.
const commonJs = ["--module", "commonjs", "--moduleResolution", "bundler", "--verbatimModuleSyntax", "false", "--outDir", "dist/cjs"];

rmSync("dist", { recursive: true, force: true });
for (const [folder, type, flags] of [
  ["dist/esm", "module", []],
  ["dist/cjs", "commonjs", commonJs],
]) {
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", ...flags], { stdio: "inherit" });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false }, undefined, 2)}\n`);
}
