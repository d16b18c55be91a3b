/** Reads what no source tells: the open questions in the SOURCES.md beside a document. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAddress } from "./document-place.js";

/** The questions of the file beside the document at a path; none where there is no such file. */
export function readOpenQuestions(document: string): readonly string[] {
  if (isAddress(document)) return [];
  const path = join(dirname(document), "SOURCES.md");
  return existsSync(path) ? findOpenQuestions(readFileSync(path, "utf8")) : [];
}

/** The items of the list under "Open questions", each on one line. Bold marks and the targets of links are left out; code stays code. */
export function findOpenQuestions(markdown: string): readonly string[] {
  const [, after = ""] = markdown.split(/^## Open questions$/m);
  const [section = ""] = after.split(/^#+ /m);
  return section
    .split(/^- /m)
    .slice(1)
    .map((item) =>
      item
        .replaceAll("**", "")
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/\s+/g, " ")
        .trim(),
    );
}
