// What twenty calls of GitHub's API cost the compiler: by the generated client, and by openapi-fetch over the same paths.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { generate, inspect } from "@rosterkit/codegen";
import { corpusFolder, installDownloads } from "../corpus/downloads.mjs";
import { writeOurs, writeTheirs } from "./calls.mjs";
import { keep, table } from "./report.mjs";

const mostInstantiations = 500;
installDownloads();
const document = join(corpusFolder, ".downloads/node_modules/@octokit/openapi/generated/api.github.com.json");
const folder = join(corpusFolder, ".packages/types");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { outcome } = await generate({ document, out: join(folder, "github"), name: "@bench/github", client: "Github" });
if (outcome !== "written") throw new Error(`GitHub's document was ${outcome}.`);
// What a consumer's compiler reads of an installed package is its declarations.
const sources = join(folder, "github/src");
run("7", ["--declaration", "--outDir", join(folder, "github/dist"), "--rootDir", sources, join(sources, "index.ts")]);
const { operations } = await inspect(document);
writeFileSync(join(folder, "ours.ts"), writeOurs(new Map(operations.map(({ request, name }) => [request, name]))));
writeFileSync(join(folder, "theirs.ts"), writeTheirs());
writeFileSync(join(folder, "floor.ts"), "export {};\n");

const rows = ["5.9", "7"].flatMap((version) => ["ours", "theirs"].map((program) => [version, program, ...check(version, program)]));
console.log(rows.map((row) => row.join("  ")).join("\n"));
if (process.argv.includes("--keep")) {
  const columns = ["TypeScript", "client", "types", "instantiations"];
  const named = rows.map(([version, program, ...counts]) => [version, program === "ours" ? "generated" : "openapi-fetch", ...counts]);
  keep(
    "Types",
    `Twenty calls against GitHub's client, as its declarations are read, beyond an empty program (at most ${mostInstantiations} instantiations).`,
    table(columns, named),
  );
}
const excess = rows.filter(([, program, , instantiations]) => program === "ours" && instantiations > mostInstantiations);
process.exitCode = excess.length === 0 ? 0 : 1;

/** Types and instantiations of a program, beyond those of an empty one. */
function check(version, program) {
  const floor = compile(version, "floor");
  return compile(version, program).map((count, index) => count - floor[index]);
}

function compile(version, program) {
  const flags = ["--noEmit", "--extendedDiagnostics", ...(version === "7" ? ["--singleThreaded"] : [])];
  const text = run(version, [...flags, join(folder, `${program}.ts`)]);
  return ["Types", "Instantiations"].map((name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1]));
}

function run(version, parameters) {
  const from = createRequire(version === "7" ? join(corpusFolder, "../../../package.json") : import.meta.url);
  const compiler = join(dirname(from.resolve("typescript/package.json")), "bin/tsc");
  const flags = ["--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--lib", "es2023,dom,dom.iterable"];
  const ignore = version === "7" ? ["--ignoreConfig"] : [];
  const { stdout, status } = spawnSync(process.execPath, [compiler, ...flags, "--types", "node", ...ignore, ...parameters], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`TypeScript ${version} complains:\n${stdout.slice(0, 2000)}`);
  return stdout;
}
