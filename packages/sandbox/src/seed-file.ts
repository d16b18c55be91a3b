// A seed from a JSON file: `{ "openai": { … }, "gumloop": { … } }`, each vendor's as `createSandbox` takes it.
import { readFileSync } from "node:fs";
import type { VendorName } from "./registry.js";
import type { SandboxOptions } from "./sandbox-types.js";
import { checkSeeds } from "./seed-form.js";

/**
 * Reads seeds for `createSandbox({ seed })`.
 * @param file path of a JSON file, from the current folder
 * @throws TypeError naming the file and what is wrong with it
 */
export function readSeedFile(file: string): NonNullable<SandboxOptions<VendorName>["seed"]> {
  const seeds = parse(read(file), file);
  try {
    checkSeeds(seeds);
  } catch (error) {
    throw new TypeError(`sandbox: seed file ${file}: ${reasonOf(error).replace(/^sandbox: /, "")}`, { cause: error });
  }
  // checkSeeds compared it with the default seeds; what it let through, the vendors refuse when they open it.
  return seeds as NonNullable<SandboxOptions<VendorName>["seed"]>;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new TypeError(`sandbox: seed file ${file} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function parse(text: string, file: string): object {
  let seeds: unknown;
  try {
    seeds = JSON.parse(text);
  } catch (error) {
    throw new TypeError(`sandbox: seed file ${file} is not JSON: ${reasonOf(error)}`, { cause: error });
  }
  if (typeof seeds === "object" && seeds !== null) return seeds;
  throw new TypeError(`sandbox: seed file ${file}: it must be an object with the seed of each vendor: { "openai": { … } }`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
