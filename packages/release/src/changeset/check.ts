/** Says which packages' pending changesets tell less than what changed. */

import { type Bump, isWeaker } from "../bump.js";
import type { VendorDiff } from "../diff.js";
import { toChangesets } from "./changeset.js";

/** What is missing: one sentence each, with the cure. */
export function findMissing(diffs: readonly VendorDiff[], pending: ReadonlyMap<string, Bump>): readonly string[] {
  return diffs.flatMap((diff) =>
    toChangesets(diff).flatMap(({ packageName, bump }) => {
      const given = pending.get(packageName) ?? "none";
      if (!isWeaker(given, bump)) return [];
      const what = given === "none" ? "has no changeset" : `has a changeset of "${given}" only`;
      return [
        `${packageName} changed since ${diff.base} by "${bump}" and ${what}. The cure: npm run spec:diff -- ${diff.vendor} --base ${diff.base} --write`,
      ];
    }),
  );
}

/** A published package that was never released, with what its package.json says. */
export interface Unreleased {
  readonly packageName: string;
  readonly version: string;
}

/** The packages whose first release nobody announces. */
export function findUnannounced(unreleased: readonly Unreleased[], pending: ReadonlyMap<string, Bump>): readonly string[] {
  return unreleased
    .filter(({ packageName, version }) => version === "0.0.0" && !pending.has(packageName))
    .map(({ packageName }) => `${packageName} was never released and has no changeset. The cure: npm run changeset`);
}
