/** `npm run lint:packages`: packs everything that is published and holds it against rules, publint, arethetypeswrong and budgets. */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memberOf } from "../pointer.js";
import { type Cost, findExcess, measure, toBudget } from "./budgets.js";
import { findComplaints } from "./manifest-rules.js";
import { type Packed, packAll } from "./pack.js";
import { findResolutionComplaints } from "./resolution.js";

/** Runs the check, or with `--update` sets every budget a little above today's cost. The repository has to be built. Returns the exit code. */
export async function runCheckPackages(parameters: readonly string[], root: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "rosterkit-packed-"));
  const file = join(root, "packages/release/budgets.json");
  try {
    const budgets: unknown = JSON.parse(await readFile(file, "utf8"));
    const measured: [string, Cost][] = [];
    let count = 0;
    for (const packed of await packAll(root, folder)) {
      const cost = await measure(root, packed);
      measured.push([packed.name, toBudget(cost)]);
      const excess = parameters.includes("--update") ? [] : findExcess(cost, memberOf(budgets, packed.name));
      const complaints = [...findComplaints(packed), ...(await findResolutionComplaints(packed)), ...excess];
      for (const complaint of complaints) console.error(`${packed.name}: ${complaint}`);
      count += complaints.length;
      console.log(toLine(packed, cost));
    }
    if (parameters.includes("--update")) await writeFile(file, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
    return count === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toLine({ name, files }: Packed, { packed, unpacked, instantiations }: Cost): string {
  const figures = [`${files.length} files`, `${packed} bytes packed`, `${unpacked} unpacked`, `${instantiations} instantiations`];
  return `${name.padEnd(24)} ${figures.join(", ")}`;
}
