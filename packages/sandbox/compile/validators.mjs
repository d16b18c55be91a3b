// Schemas -> Ajv standalone validators -> one self-contained ES module. Ajv's standalone output still calls require()
// for some keywords (minLength, uniqueItems, formats); bundling brings that code inside, so Ajv is no dependency of ours.
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import formats from "ajv-formats";
import { rolldown } from "rolldown";
import { cleanEach, cleanSchema, sharedDocumentId } from "./clean-schema.mjs";

export function validatorsModule(document, schemas) {
  const ajv = new Ajv2020({ code: { esm: true, source: true, lines: true }, strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  // Every component is registered under its address in the document, so that references, also circular ones, resolve.
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ $id: sharedDocumentId, components: { schemas: cleanEach(document.components?.schemas ?? {}) } });
  for (const { name, schema } of schemas) ajv.addSchema({ $id: name, ...cleanSchema(schema) });
  return standalone.default(ajv, Object.fromEntries(schemas.map(({ name }) => [name, name])));
}

export async function bundleModule({ packageFolder, modules }) {
  const folder = path.join(packageFolder, "compile");
  const virtual = new Map(Object.entries(modules).map(([name, text]) => [path.join(folder, `virtual-${name}`), text]));
  const build = await rolldown({
    input: path.join(folder, "virtual-entry.js"),
    platform: "browser",
    cwd: packageFolder,
    plugins: [
      {
        name: "virtual-modules",
        resolveId: (source) => {
          const id = path.join(folder, `virtual-${path.basename(source).replace("virtual-", "")}`);
          return virtual.has(id) ? id : null;
        },
        load: (id) => virtual.get(id) ?? null,
      },
    ],
  });
  const { output } = await build.generate({ format: "esm" });
  await build.close();
  const [chunk, ...others] = output;
  if (others.length > 0 || chunk.imports.length > 0)
    throw new Error(`the compiled spec is not self-contained: ${chunk.imports.join(", ")}`);
  return chunk.code;
}
