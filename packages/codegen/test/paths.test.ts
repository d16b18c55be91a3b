// paths.ts has the bytes that openapi-typescript itself would print for the same document.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { expect, test } from "vitest";
import { emitPaths, pathsOptions } from "../src/emit/emit-paths.js";
import { loadDocument } from "../src/load/load-document.js";
import { fixture } from "./acme-package.js";

const specs = fileURLToPath(new URL("../../../specs", import.meta.url));
const vendors = readdirSync(specs).filter((name) => !name.includes("."));
// Its own loader fails on members called `constructor` and `toString`, which the first two have, and at the percent signs of the third;
// what it prints of the fourth does not compile.
const fixtures = readdirSync(fixture("accepted")).filter(
  (name) => name.endsWith(".yaml") && !/^(hostile|names|reference-marks|recursive)/.test(name),
);
const documents = [...vendors.map((name) => `${specs}/${name}/openapi.yaml`), ...fixtures.map((name) => fixture(`accepted/${name}`))];

test.each(documents)("%s", async (file) => {
  const { document } = await loadDocument(file);
  if (document === undefined) throw new Error(`${file} does not load`);
  const schema = structuredClone(document.root) as unknown as OpenAPI3; // it has just been validated as one

  const ours = emitPaths(document);

  expect(ours).toBe(astToString(await openapiTS(schema, pathsOptions)));
  expect(ours).toContain("export interface paths");
});
