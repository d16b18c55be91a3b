/** What a version already tells: the step from the last release to the number in package.json. */

import type { Bump } from "../bump.js";

/** The step between two versions `1.2.3`; `none` when the second is not above the first. */
export function bumpBetween(released: string, planned: string): Bump {
  const [before, after] = [toNumbers(released), toNumbers(planned)];
  for (const [index, bump] of (["major", "minor", "patch"] as const).entries()) {
    const [one = 0, other = 0] = [before[index], after[index]];
    if (one !== other) return other > one ? bump : "none";
  }
  return "none";
}

function toNumbers(version: string): readonly number[] {
  return version.split(/[.+-]/).slice(0, 3).map(Number);
}
