/** Writes files so that a failure leaves everything as it was: all of them beside their places first, then all renamed. */

import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { EmittedFile } from "../emit/emit-files.js";

/** What is to happen to a folder. */
export interface Changes {
  readonly write: readonly EmittedFile[];
  /** Paths of files to delete. */
  readonly remove: readonly string[];
}

/** Carries out changes in a folder. */
export function writeChanges(folder: string, { write, remove }: Changes): void {
  const prepared: { readonly draft: string; readonly target: string }[] = [];
  const newFolders: string[] = [];
  try {
    for (const { path, text } of write) {
      const target = join(folder, path);
      const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
      const newFolder = mkdirSync(dirname(target), { recursive: true });
      if (newFolder !== undefined) newFolders.push(newFolder);
      writeFileSync(draft, text, { flag: "wx" });
      prepared.push({ draft, target });
    }
  } catch (error) {
    for (const { draft } of prepared) rmSync(draft, { force: true });
    for (const newFolder of newFolders) rmSync(newFolder, { recursive: true, force: true });
    throw error;
  }
  for (const { draft, target } of prepared) renameSync(draft, target);
  for (const path of remove) {
    rmSync(join(folder, path), { force: true });
    removeEmptyFolder(dirname(join(folder, path)));
  }
}

function removeEmptyFolder(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
