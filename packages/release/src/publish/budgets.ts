/** What a package may cost whoever installs it: bytes to download and to keep, and work for the compiler. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { memberOf } from "../pointer.js";
import { ReleaseError } from "../release-error.js";
import { readPrograms } from "../types/samples.js";
import type { Complaint } from "./manifest-rules.js";
import type { Packed } from "./pack.js";

/** A package's cost. */
export interface Cost {
  /** Bytes of the tarball. */
  readonly packed: number;
  /** Bytes on disk. */
  readonly unpacked: number;
  /** Types that the compiler instantiates for the programs of the package's README, beyond those of an empty program. */
  readonly instantiations: number;
}

const execute = promisify(execFile);
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** What a package costs. Instantiations are counted, not timed, so that a busy machine changes nothing. */
export async function measure(root: string, { folder, packedBytes, unpackedBytes, readme }: Packed): Promise<Cost> {
  const scratch = await mkdtemp(join(root, "packages", folder, ".scratch-"));
  try {
    const programs = readPrograms(readme).map(({ text }) => text);
    const instantiations = (await count(scratch, programs)) - (await count(scratch, ["export {};\n"]));
    return { packed: packedBytes, unpacked: unpackedBytes, instantiations };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function count(scratch: string, programs: readonly string[]): Promise<number> {
  const files = programs.map((_, index) => `program-${index}.ts`);
  for (const [index, text] of programs.entries()) await writeFile(join(scratch, `program-${index}.ts`), text);
  const lib = ["es2023", "dom", "dom.iterable", "esnext.disposable"];
  const compilerOptions = { module: "nodenext", target: "es2022", lib, strict: true, noEmit: true, types: ["node"], skipLibCheck: true };
  await writeFile(join(scratch, "tsconfig.json"), JSON.stringify({ compilerOptions, files: files.length === 0 ? ["empty.ts"] : files }));
  await writeFile(join(scratch, "empty.ts"), "export {};\n");
  // A program that does not compile is for the README's own test to tell; the count is printed all the same.
  const { stdout } = await execute(process.execPath, [compiler, "-p", scratch, "--extendedDiagnostics", "--singleThreaded"]).catch(
    (error: { stdout: string }) => error,
  );
  const [, instantiations] = /^Instantiations:\s+(\d+)/m.exec(stdout) ?? [];
  if (instantiations === undefined) throw new ReleaseError("The compiler no longer counts instantiations; measure otherwise.");
  return Number(instantiations);
}

/** Holds a cost against its budget. A package without a budget is a complaint too: otherwise a new one would cost what it likes. */
export function findExcess(cost: Cost, budget: unknown): readonly Complaint[] {
  if (budget === undefined) return [`it has no budget; add one: npm run lint:packages -- --update`];
  return (["packed", "unpacked", "instantiations"] as const).flatMap((name) => {
    const limit = Number(memberOf(budget, name));
    return cost[name] <= limit
      ? []
      : [`budget: ${name} is ${cost[name]}, more than ${limit}; make it smaller, or raise the limit and say why`];
  });
}

/** A budget with some room above today's cost, in round figures. */
export function toBudget({ packed, unpacked, instantiations }: Cost): Cost {
  const round = (value: number): number => Math.max(1, Math.ceil((value * 1.2) / 1000)) * 1000;
  return { packed: round(packed), unpacked: round(unpacked), instantiations: round(instantiations) };
}
