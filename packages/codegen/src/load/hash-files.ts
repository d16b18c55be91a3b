/** The hash of a document's files. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";

/** The same on every machine: names relative to the document's folder, sorted, line ends as in the repository. */
export function hashFiles(folder: string, files: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const file of [...new Set(files)].toSorted()) {
    hash.update(relative(folder, file).replaceAll(sep, "/")).update("\0");
    hash.update(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).update("\0");
  }
  return hash.digest("hex");
}
