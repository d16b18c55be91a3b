// Our document of LlamaCloud beside the one inside @llamaindex/cloud, operation by operation and field by field.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { toComparable } from "../src/comparable-openapi.js";
import { type Difference, differencesBetween } from "../src/json-difference.js";
import { readSpec } from "./read-spec.js";

export const ours: unknown = await readSpec("llamacloud");
export const theirs: unknown = JSON.parse(await readFile(createRequire(import.meta.url).resolve("@llamaindex/cloud/openapi.json"), "utf8"));

/** Everything under organizations, on either side. */
const isWanted = (path: string): boolean => /^\/api\/v1\/organizations(\/|$)/.test(path);

export function compare(document: unknown): readonly Difference[] {
  const mine = toComparable(document, isWanted);
  // Schemas that only an operation of theirs reaches belong to the listing of that operation.
  const shared = toComparable(theirs, (path) => Object.keys(mine.operations).some((operation) => operation.endsWith(` ${path}`)));
  return differencesBetween(mine, { operations: toComparable(theirs, isWanted).operations, schemas: shared.schemas });
}
