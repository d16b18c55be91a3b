// One OpenAPI document -> the text of one dependency-free ES module, and its declarations.
import path from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { planRoutes } from "./plan-routes.mjs";
import { bundleModule, validatorsModule } from "./validators.mjs";

const notice = "// Compiled from the OpenAPI document in specs/. Change that, then build.\n";

export async function compileSpec(documentPath, packageFolder) {
  const document = await loadDocument(documentPath);
  const { spec, schemas } = planRoutes(document);
  const code = await bundleModule({
    packageFolder,
    modules: {
      "validators.js": validatorsModule(document, schemas),
      "entry.js": `import * as validators from "./validators.js";\nexport const spec = ${printSpec(spec)};\n`,
    },
  });
  return {
    code: notice + code,
    declarations: `${notice}import type { CompiledSpec } from "../spec/compiled-spec.js";\nexport declare const spec: CompiledSpec;\n`,
  };
}

async function loadDocument(documentPath) {
  const { bundle: result, problems } = await bundle({ ref: documentPath, config: await createConfig({}) });
  const errors = problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) throw new Error(`${path.basename(documentPath)}: ${errors.map((error) => error.message).join("; ")}`);
  const document = result.parsed;
  if (!String(document.openapi).startsWith("3.1")) {
    throw new Error(`${documentPath}: openapi is ${document.openapi}; the sandbox compiles 3.1 documents only`);
  }
  return document;
}

/** Prints the plan as source text; a `{ $validator }` becomes a reference to the compiled function. */
function printSpec(spec) {
  const text = JSON.stringify(spec, undefined, 2);
  return text.replace(/\{\s*"\$validator": "(\w+)"\s*\}/g, "validators.$1");
}
