// Puts the modules of the build, and those of other packages that they stand on, into a few files: loading four hundred modules,
// and all of TypeScript, takes the command longer than what it does for a small document.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { collectLicenses } from "./third-party-licenses.mjs";

const folder = "dist";
const names = ["cli", "index", "redocly-plugin"];
const bundle = await rolldown({
  input: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.js`)])),
  platform: "node",
  plugins: [{ name: "parts-of-typescript", transform: takeParts }],
});
const settings = { format: "esm", minify: true, entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" };
rmSync(join(folder, "chunks"), { recursive: true, force: true });
const { output } = await bundle.generate({ ...settings, comments: false });
await bundle.close();
for (const name of readdirSync(folder, { recursive: true })) if (name.endsWith(".js")) rmSync(join(folder, name));
mkdirSync(join(folder, "chunks"), { recursive: true });
for (const { fileName, code } of output) writeFileSync(join(folder, fileName), toAscii(code));
writeFileSync(join(folder, "THIRD-PARTY-LICENSES.txt"), collectLicenses(output.flatMap(({ moduleIds }) => moduleIds)));
const wanted = reach("index.d.ts");
for (const name of readdirSync(folder, { recursive: true })) if (name.endsWith(".d.ts") && !wanted.has(name)) rmSync(join(folder, name));

/** The declarations that a user's compiler reads; the others describe what is inside the bundle, by the types of what it is made of. */
function reach(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, target] of readFileSync(join(folder, name), "utf8").matchAll(/from "(\.[^"]*)\.js"/g)) {
    reach(join(name, "..", `${target}.d.ts`), found);
  }
  return found;
}

/** TypeScript as a module of which only what is used need be kept: syntax trees and their printer, not the compiler. */
function takeParts(code, id) {
  if (id.includes("/openapi-typescript/dist/")) return code.replace("import ts from 'typescript';", "import * as ts from 'typescript';");
  if (!id.endsWith("/typescript/lib/typescript.js")) return undefined;
  const [, list, body] = /^__export\(typescript_exports, \{\n(.*?)^\}\);\nmodule\.exports = [^\n]*\n(.*)^\/\/ Annotate the CommonJS/ms.exec(
    code,
  );
  const exported = [...list.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].map(([, name, local]) => `${local} as ${name}`);
  const helpers = code.slice(code.indexOf("var __defProp"), code.indexOf("var __toCommonJS"));
  // Without `require` it takes itself to be in a browser, and looks for no files.
  const marked = body.replace(/^(?=__export\(|registerCodeFix\(|registerRefactor\()/gm, "/* @__PURE__ */ ");
  return `var require;\n${helpers}${marked}\nexport { ${exported.join(", ")} };`;
}

/** Text beyond ASCII takes two bytes a character in memory, and a file has it as a whole or not at all. */
function toAscii(code) {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error("A character beyond ASCII is escaped by a backslash alone.");
  return code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
