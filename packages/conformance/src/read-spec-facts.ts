// What an exchange has to agree with in the vendors' documents: the operations' names and the ids of the sources.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export interface SpecFacts {
  readonly vendor: string;
  readonly operations: readonly SpecOperation[];
  /** Ids in `info.x-sources`. */
  readonly sources: readonly string[];
}

export interface SpecOperation {
  /** Name in `x-sdk-method`: `groups.users.add`. */
  readonly operation: string;
  readonly operationId: string;
}

const specs = fileURLToPath(new URL("../../../specs/", import.meta.url));

/** Reads every `specs/<vendor>/openapi.yaml`. Documents that the spec lint accepts are taken as they are. */
export async function readSpecFacts(): Promise<readonly SpecFacts[]> {
  const entries = await readdir(specs, { withFileTypes: true });
  const vendors = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    vendors.toSorted().map(async (vendor) => toSpecFacts(vendor, await readFile(join(specs, vendor, "openapi.yaml"), "utf8"))),
  );
}

function toSpecFacts(vendor: string, text: string): SpecFacts {
  const document: unknown = parse(text);
  const operations = valuesOf(member(document, "paths")).flatMap(valuesOf).flatMap(toOperation);
  return { vendor, operations, sources: Object.keys(member(member(document, "info"), "x-sources") ?? {}) };
}

/** A path's parameters, summary and the like have no operationId. An operation without a name stays in, so that it is missed. */
function toOperation(value: unknown): readonly SpecOperation[] {
  const operationId = member(value, "operationId");
  const name = member(member(value, "x-sdk-method"), "name");
  return typeof operationId === "string" ? [{ operation: typeof name === "string" ? name : "", operationId }] : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

function valuesOf(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
