/** Changesets as files: front matter that names packages and bumps, then words. */

import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type Bump, isWeaker } from "../bump.js";
import type { VendorDiff } from "../diff.js";
import { entriesOf } from "../pointer.js";
import { ReleaseError } from "../release-error.js";
import { toWords } from "./words.js";

/** A changeset to write. */
export interface Changeset {
  /** `spec-openai.md`: the same for every diff of the vendor, so that a later one replaces it. */
  readonly file: string;
  readonly packageName: string;
  readonly bump: Exclude<Bump, "none">;
  readonly words: string;
}

/** One for the vendor's package, and one for the sandbox, which is compiled from the same document. */
export function toChangesets(diff: VendorDiff): readonly Changeset[] {
  if (diff.bump === "none") return [];
  const own: Changeset = { file: `spec-${diff.vendor}.md`, packageName: diff.packageName, bump: diff.bump, words: toWords(diff) };
  if (!isWeaker("patch", diff.spec.bump)) return [own];
  const words = `The sandbox's ${diff.vendor} answers as the changed document says; see the changes of \`${diff.packageName}\`.`;
  return [own, { file: `spec-${diff.vendor}-sandbox.md`, packageName: "@rosterkit/sandbox", bump: "minor", words }];
}

/** The text of the file. */
export function toFile({ packageName, bump, words }: Changeset): string {
  return `---\n"${packageName}": ${bump}\n---\n\n${words}\n`;
}

/** Writes a diff's changesets, and removes what an earlier diff wrote that no longer holds; returns the paths written. */
export async function writeChangesets(root: string, diff: VendorDiff): Promise<readonly string[]> {
  const changesets = toChangesets(diff);
  for (const file of [`spec-${diff.vendor}.md`, `spec-${diff.vendor}-sandbox.md`])
    await rm(join(root, ".changeset", file), { force: true });
  for (const changeset of changesets) await writeFile(join(root, ".changeset", changeset.file), toFile(changeset));
  return changesets.map(({ file }) => `.changeset/${file}`);
}

/** The strongest bump that the pending changesets give each package. @throws ReleaseError for a file that is none */
export async function readPendingBumps(root: string): Promise<ReadonlyMap<string, Bump>> {
  const folder = join(root, ".changeset");
  const bumps = new Map<string, Bump>();
  if (!existsSync(folder)) return bumps;
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md")) {
    const [, matter] = /^---\n([\s\S]*?)\n---\n/.exec(await readFile(join(folder, name), "utf8")) ?? [];
    if (matter === undefined)
      throw new ReleaseError(`.changeset/${name} has no front matter. Begin it with "---", the packages with their bumps, "---".`);
    for (const [packageName, bump] of entriesOf(parse(matter))) {
      if (bump !== "patch" && bump !== "minor" && bump !== "major" && bump !== "none")
        throw new ReleaseError(
          `.changeset/${name}: ${packageName} cannot be bumped by ${JSON.stringify(bump)}. Use patch, minor or major.`,
        );
      if (isWeaker(bumps.get(packageName) ?? "none", bump)) bumps.set(packageName, bump);
    }
  }
  return bumps;
}
