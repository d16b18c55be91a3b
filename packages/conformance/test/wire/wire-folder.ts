// Where clients are generated for the wire table: inside this package, so that what they import is found.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toWireDocument, type WireRelease } from "../../src/wire-document.js";
import type { WireOperation } from "../../src/wire-table.js";

/** An empty folder with the table's document in it. */
export async function prepareFolder(
  name: string,
  operations: readonly WireOperation[],
  release?: WireRelease,
): Promise<{ folder: string; document: string }> {
  const folder = fileURLToPath(new URL(`../../.results/wire/${name}`, import.meta.url));
  const document = join(folder, "openapi.json");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(document, JSON.stringify(toWireDocument(operations, release)));
  return { folder, document };
}
