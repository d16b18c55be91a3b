// Build step: compiles every ../../specs/<vendor>/openapi.yaml into src/compiled/<vendor>.js (for type checks and tests)
// and dist/compiled/<vendor>.js (for the published package). Same documents, same bytes.
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compileSpec } from "./compile/compile-spec.mjs";
import { writeWhenChanged } from "./compile/write-when-changed.mjs";

const packageFolder = path.dirname(fileURLToPath(import.meta.url));
const specsFolder = path.resolve(packageFolder, "../../specs");
const outputFolders = [path.join(packageFolder, "src/compiled"), path.join(packageFolder, "dist/compiled")];

const vendors = [];
for (const name of (await readdir(specsFolder)).sort()) {
  const document = path.join(specsFolder, name, "openapi.yaml");
  if (await stat(document).catch(() => undefined)) vendors.push({ name, document });
}
if (vendors.length === 0) throw new Error(`no specs/<vendor>/openapi.yaml found under ${specsFolder}`);

const files = new Map();
for (const { name, document } of vendors) {
  const { code, declarations } = await compileSpec(document, packageFolder);
  files.set(`${name}.js`, code);
  files.set(`${name}.d.ts`, declarations);
}

for (const folder of outputFolders) {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) await writeWhenChanged(path.join(folder, name), text);
  for (const stray of (await readdir(folder)).filter((name) => !files.has(name))) await rm(path.join(folder, stray));
}
