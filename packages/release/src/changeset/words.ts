/** What a release says of a diff, in words that somebody who has the package installed understands. */

import { isWeaker } from "../bump.js";
import type { VendorDiff } from "../diff.js";
import { listed } from "../to-text.js";

/** The text of a changeset for the vendor's own package: the strongest first. */
export function toWords(diff: VendorDiff): string {
  if (diff.isNew) return `First release of \`${diff.packageName}\`.`;
  const findings = listed(diff.spec.findings);
  const lines = findings.map(({ words }) => `- ${words}.`);
  // What only the compiler or the bytes show has to be told too; what the document's change explains is told already.
  if (isWeaker(diff.spec.bump, diff.types.bump) && diff.types.problems.length > 0) {
    lines.push(
      ...unique(diff.types.problems.map(({ program }) => `- The types of ${program} changed: code that uses them may no longer compile.`)),
    );
  }
  if (isWeaker(diff.spec.bump, diff.wire.bump)) lines.push(...unique(diff.wire.differences.map(({ words }) => `- ${words}.`)));
  const count = diff.spec.findings.length - findings.length;
  if (lines.length === 0)
    return count > 0
      ? "Documentation only: comments and README say it better."
      : "The generated code changed; what it takes and gives did not.";
  return lines.join("\n");
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}
