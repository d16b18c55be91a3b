/** `npm run spec:diff`: reads arguments, compares, prints, writes or checks changesets, chooses the exit code. */

import { Command } from "commander";
import { strictest } from "./bump.js";
import { readPendingBumps, writeChangesets } from "./changeset/changeset.js";
import { findMissing, findUnannounced, type Unreleased } from "./changeset/check.js";
import { bumpBetween } from "./changeset/versions.js";
import { diffVendor, type VendorDiff } from "./diff.js";
import { lastRelease } from "./git-tree.js";
import { readVersions } from "./publish/pack.js";
import { ReleaseError } from "./release-error.js";
import { toMarkdown, toText } from "./to-text.js";
import { findVendors } from "./vendor.js";

interface Arguments {
  readonly base?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly write?: boolean;
  readonly check?: boolean;
  readonly root: string;
}

/** Runs the program. Exit codes: 0 as it should be, 1 a changeset is missing or too weak, 2 the arguments are bad. */
export async function runSpecDiff(parameters: readonly string[], root: string): Promise<number> {
  let code = 0;
  const program = new Command("spec:diff")
    .description("What changed in the document, in the types and on the wire, and the version it takes.")
    .argument("[vendor...]", "the vendors to compare (default: all)")
    .option("--base <ref>", "the revision to compare with (default: the package's last release, else HEAD)")
    .option("--json", "print the report as JSON")
    .option("--markdown", "print the report for a pull request")
    .option("--write", "write a changeset for each package that changed")
    .option("--check", "fail when a package changed and its pending changesets tell less")
    .option("--root <folder>", "root of the repository", root)
    .showHelpAfterError()
    .action(async (vendors: readonly string[], options: Arguments) => {
      code = await compare(vendors, options);
    });
  try {
    await program.parseAsync([...parameters], { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function compare(wanted: readonly string[], options: Arguments): Promise<number> {
  const { root } = options;
  const diffs: VendorDiff[] = [];
  for (const vendor of findVendors(root, wanted)) {
    const base = options.base ?? (await lastRelease(root, vendor.packageName)) ?? "HEAD";
    diffs.push(await diffVendor(root, { vendor, base }));
  }
  if (options.json === true) console.log(JSON.stringify(diffs, null, 2));
  else console.log(options.markdown === true ? toMarkdown(diffs) : toText(diffs));
  if (options.write === true) {
    for (const diff of diffs) for (const file of await writeChangesets(root, diff)) console.error(`wrote ${file}`);
  }
  return options.check === true ? check(root, diffs) : 0;
}

/** What a package's version already tells counts with its pending changesets: between versioning and tagging there are none. */
async function check(root: string, diffs: readonly VendorDiff[]): Promise<number> {
  const pending = new Map(await readPendingBumps(root));
  const unreleased: Unreleased[] = [];
  for (const { packageName, version } of readVersions(root)) {
    const tag = await lastRelease(root, packageName);
    if (tag === undefined) unreleased.push({ packageName, version });
    const planned = bumpBetween(tag?.slice(packageName.length + 1) ?? "0.0.0", version);
    pending.set(packageName, strictest([pending.get(packageName) ?? "none", planned]));
  }
  const told = new Map([...pending].filter(([, bump]) => bump !== "none"));
  const missing = [...findMissing(diffs, told), ...findUnannounced(unreleased, told)];
  for (const line of missing) console.error(line);
  return missing.length === 0 ? 0 : 1;
}
