/** A program that holds the new package to the old one's contract: what the old took is still taken, what it gave is still given. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the program stands below the scratch folder. */
export const contractFile = "programs/contract.ts";

/**
 * Assigns each new stand-alone function to the type of the old one, and the new client to the old: the compiler checks
 * inputs one way and answers the other. Every type that the old package named has to have its name still.
 */
export async function writeContract(folder: string, packageName: string): Promise<void> {
  const operations = await exportsOf(join(folder, "base/src/generated/operations.ts"));
  const index = await exportsOf(join(folder, "base/src/generated/index.ts"));
  const functions = operations.filter(({ isType }) => !isType).map(({ name }) => name);
  const types = index.filter(({ isType, name }) => isType && !["components", "operations", "paths"].includes(name)).map(({ name }) => name);
  const creator = index.find(({ isType, name }) => !isType && name.endsWith("Client"))?.name;
  const lines = [
    'import type * as base from "../base/src/index.js";',
    'import type * as baseOperations from "../base/src/generated/operations.js";',
    `import type * as next from "${packageName}";`,
    `import * as operations from "${packageName}/operations";`,
    ...functions.map((name) => `export const ${name}: typeof baseOperations.${name} = operations.${name};`),
    ...types.map((name) => `export type Named${name} = next.${name};`),
    ...(creator === undefined
      ? []
      : [
          `declare const client: ReturnType<typeof next.${creator}>;`,
          `export const resources: ReturnType<typeof base.${creator}> = client;`,
          `export const create: typeof base.${creator} = null as unknown as typeof next.${creator};`,
        ]),
  ];
  await writeFile(join(folder, contractFile), `${lines.join("\n")}\n`);
}

/** What a generated file of exports names: `export { a, type B } from …` and `export type { C } from …`. */
async function exportsOf(file: string): Promise<readonly { readonly name: string; readonly isType: boolean }[]> {
  const text = await readFile(file, "utf8");
  return [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, allTypes, names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => ({ name: name.replace(/^type /, ""), isType: allTypes !== undefined || name.startsWith("type ") })),
  );
}
