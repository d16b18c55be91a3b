// A vendor's document as it stands in specs/.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export async function readSpec(vendor: string): Promise<unknown> {
  return parse(await readFile(fileURLToPath(new URL(`../../../specs/${vendor}/openapi.yaml`, import.meta.url)), "utf8"));
}
