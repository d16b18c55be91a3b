// Builds the package in the current folder twice with the repository's TypeScript: as ES modules and as CommonJS,
// each with its own declarations.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const tsc = fileURLToPath(import.meta.resolve("typescript/package.json")).replace(/package\.json$/, "bin/tsc");
// CommonJS is a translation of the same source, so the flag that forbids translating imports is off for it.
const commonJs = ["--module", "commonjs", "--moduleResolution", "bundler", "--verbatimModuleSyntax", "false", "--outDir", "dist/cjs"];

/**
 * Puts the ES modules behind the package's entries into one file for each, and one for what they share:
 * loading twenty small ones takes a program longer than all that they do at its start.
 */
async function joinModules(folder) {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
  const files = Object.values(exports).flatMap(({ import: entry }) => entry?.default ?? []);
  const input = Object.fromEntries(files.map((file) => [relative(folder, file).replace(/\.js$/, ""), file]));
  const isExternal = (id) => !id.startsWith(".") && !isAbsolute(id);
  const bundle = await rolldown({ input, external: isExternal, platform: "neutral", treeshake: false });
  const { output } = await bundle.generate({
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "shared.js",
    minifyInternalExports: false,
  });
  await bundle.close();
  for (const name of readdirSync(folder, { recursive: true })) if (name.endsWith(".js")) rmSync(`${folder}/${name}`);
  for (const { fileName, code } of output) writeFileSync(`${folder}/${fileName}`, code);
}

rmSync("dist", { recursive: true, force: true });
for (const [folder, type, flags] of [
  ["dist/esm", "module", []],
  ["dist/cjs", "commonjs", commonJs],
]) {
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", ...flags], { stdio: "inherit" });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false }, undefined, 2)}\n`);
}
await joinModules("dist/esm");
