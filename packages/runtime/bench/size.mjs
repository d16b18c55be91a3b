// Prints what a bundle of our clients weighs, minified and gzipped, and which module brings how much of it.
// Deterministic: the same sources, the same bytes. `--modules` adds the breakdown.
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { report } from "./report.mjs";
import { budgets, entries } from "./size-entries.mjs";
import { toPieces } from "./source-map.mjs";

/** Bundles one program from memory, as a user's bundler would. */
async function bundle(code) {
  const input = "entry";
  const memory = {
    name: "entry",
    resolveId: (id, importer) =>
      id === input ? id : importer?.endsWith(input) ? (id.startsWith("/") ? id : fileURLToPath(import.meta.resolve(id))) : undefined,
    load: (id) => (id === input ? code : undefined),
  };
  const build = await rolldown({
    input,
    platform: "neutral",
    plugins: [memory],
    resolve: { mainFields: ["module", "main"] },
    logLevel: "silent",
  });
  const { output } = await build.generate({ format: "esm", minify: true, sourcemap: "hidden" });
  await build.close();
  return output[0];
}

/** The gzipped bytes of every entry, with the bundle they come from. */
export async function measure() {
  const sizes = [];
  for (const { name, code } of entries) {
    const { code: text, map } = await bundle(code);
    sizes.push({ name, minified: text.length, gzip: gzipSync(text, { level: 9 }).length, budget: budgets[name], text, map });
  }
  return sizes;
}

/** What each module adds to the bundle: its characters, and the gzipped bytes that the bundle would lose without them. */
function toModuleSizes({ text, map, gzip }) {
  const pieces = toPieces({ text, map });
  const sizes = [...new Set(pieces.map(({ module }) => module))].map((module) => {
    const join = (isKept) => pieces.flatMap((piece) => (isKept(piece) ? piece.text : [])).join("");
    const rest = join((piece) => piece.module !== module);
    return { module, minified: text.length - rest.length, gzip: gzip - gzipSync(rest, { level: 9 }).length };
  });
  return sizes.sort((one, other) => other.gzip - one.gzip);
}

/** The table of what is weighed. */
function toTable(sizes) {
  const rows = sizes.map(
    ({ name, minified, gzip, budget: { goal = "-", limit = "-" } = {} }) => `| ${name} | ${minified} | ${gzip} | ${limit} | ${goal} |`,
  );
  return ["| program | minified, B | gzip, B | limit | goal |", "| --- | --: | --: | --: | --: |", ...rows].join("\n");
}

/** The table of what each module adds to the first program. */
function toBreakdown(size) {
  const rows = toModuleSizes(size).map(({ module, minified, gzip }) => `| ${module} | ${minified} | ${gzip} |`);
  return [`| module of "${size.name}" | minified, B | gzip, B |`, "| --- | --: | --: |", ...rows].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = await measure();
  const breakdown = process.argv.includes("--modules") ? ["", toBreakdown(sizes[0])] : [];
  report("size", ["# Weight of a bundle", "", toTable(sizes), ...breakdown]);
  process.exit(sizes.some(({ gzip, budget }) => gzip > (budget?.limit ?? gzip)) ? 1 : 0);
}
