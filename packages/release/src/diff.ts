/** The three parts of a diff together: what changed in a vendor's document, in the types and on the wire, and how strong it is. */

import { join } from "node:path";
import { type Bump, strictest } from "./bump.js";
import { git, toCommit } from "./git-tree.js";
import { findSpecChanges, type SpecPart } from "./spec/find-spec-changes.js";
import { findTypeChanges, type TypesPart } from "./types/find-type-changes.js";
import type { Vendor } from "./vendor.js";
import { findWireChanges, type WirePart } from "./wire/find-wire-changes.js";
import { openWorkbench } from "./workbench.js";

/** What became of one vendor's package since the base. */
export interface VendorDiff {
  readonly vendor: string;
  readonly packageName: string;
  readonly base: string;
  /** The strictest of the three. */
  readonly bump: Bump;
  /** Whether the package did not exist at the base; the parts are empty then. */
  readonly isNew: boolean;
  readonly spec: SpecPart;
  readonly types: TypesPart;
  readonly wire: WirePart;
}

const nothing = {
  spec: { bump: "none", findings: [] },
  types: { bump: "none", problems: [], programs: 0 },
  wire: { bump: "none", differences: [], replayed: 0 },
} as const;

/** Compares a vendor's document and the package it gives with those of a revision. */
export async function diffVendor(root: string, { vendor, base }: { vendor: Vendor; base: string }): Promise<VendorDiff> {
  const commit = await toCommit(root, base);
  const head = { vendor: vendor.name, packageName: vendor.packageName, base, isNew: false };
  if (await isUntouched(root, commit, vendor)) return { ...head, bump: "none", ...nothing };
  await using workbench = await openWorkbench({ root, base: commit, vendor });
  if (!workbench.hasBase) return { ...head, isNew: true, bump: "minor", ...nothing };
  const { folder } = workbench;
  const label = `specs/${vendor.name}/openapi.yaml`;
  const spec = await findSpecChanges({ base: join(folder, "base/spec/openapi.yaml"), revision: join(root, label), label });
  const types = await findTypeChanges(folder, vendor.packageName);
  const wire = await findWireChanges({ folder, clientPrefix: vendor.clientPrefix });
  return { ...head, bump: strictest([spec.bump, types.bump, wire.bump]), spec, types, wire };
}

/** Whether neither the document nor the package nor the generator differs from the commit, in the working tree as it is. */
async function isUntouched(root: string, commit: string, { name }: Vendor): Promise<boolean> {
  const folders = [`specs/${name}`, `packages/${name}`, "packages/codegen/src"];
  const changed = await git(root, "diff", "--name-only", commit, "--", ...folders);
  const untracked = await git(root, "ls-files", "--others", "--exclude-standard", "--", ...folders);
  return changed.trim() === "" && untracked.trim() === "";
}
