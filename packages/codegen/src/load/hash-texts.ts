/** The hash of a document with the files it refers to. */

import { createHash } from "node:crypto";
import { dirname, relative, sep } from "node:path";
import { isAddress, placeOf } from "./document-place.js";

/** The same on every machine: names relative to the document, sorted, line ends as in the repository. */
export function hashTexts(document: string, texts: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [file, text] of [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const name = isAddress(file) ? placeOf(file) : relative(dirname(document), file).replaceAll(sep, "/");
    hash.update(name).update("\0");
    hash.update(text.replaceAll("\r\n", "\n")).update("\0");
  }
  return hash.digest("hex");
}
