/** A scratch folder with a vendor's package as it was (`base`) and as the document makes it today (`next`), both as source. */

import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "@rosterkit/codegen";
import { extractFolders } from "./git-tree.js";
import { ReleaseError } from "./release-error.js";
import type { Vendor } from "./vendor.js";

/** What is compared with what. */
export interface Comparison {
  /** The repository's root. */
  readonly root: string;
  /** The commit that the comparison starts from. */
  readonly base: string;
  readonly vendor: Vendor;
}

/** The scratch folder. */
export interface Workbench extends AsyncDisposable {
  readonly folder: string;
  /** Whether the vendor's package existed at the base. */
  readonly hasBase: boolean;
}

/** Lays the two packages out. The folder is inside the repository, so that its dependencies are found from there. */
export async function openWorkbench({ root, base, vendor }: Comparison): Promise<Workbench> {
  const scratch = join(root, ".scratch");
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(join(scratch, `${vendor.name}-`));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    await extractBase({ root, base, vendor, folder });
    const hasBase = existsSync(join(folder, "base/src/index.ts")) && existsSync(join(folder, "base/spec/openapi.yaml"));
    await layOutNext({ root, vendor, folder });
    return { folder, hasBase, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The package's own layout, with its document and its exchanges beside the source. */
async function extractBase({ root, base, vendor, folder }: Comparison & { folder: string }): Promise<void> {
  const [spec, own, exchanges] = [`specs/${vendor.name}`, `packages/${vendor.name}`, `packages/conformance/exchanges/${vendor.name}`];
  const to = join(folder, "tree");
  await extractFolders(root, { ref: base, folders: [spec, own, exchanges], to });
  for (const [from, target] of [
    [own, "base"],
    [spec, "base/spec"],
    [exchanges, "base/exchanges"],
  ] as const) {
    if (existsSync(join(to, from))) await rename(join(to, from), join(folder, target));
    else await mkdir(join(folder, target), { recursive: true });
  }
}

async function layOutNext({ root, vendor, folder }: { root: string; vendor: Vendor; folder: string }): Promise<void> {
  const document = join(root, "specs", vendor.name, "openapi.yaml");
  const out = join(folder, "next");
  const report = await generate({ document, out, name: vendor.packageName, client: vendor.clientPrefix });
  const wrong = report.problems.map(({ message }) => message).join("\n");
  if (report.outcome === "refused") throw new ReleaseError(`specs/${vendor.name}/openapi.yaml gives no package:\n${wrong}`);
  // What is written by hand beside the generated code belongs to the package too.
  const source = join(root, "packages", vendor.name, "src");
  await cp(source, join(out, "src"), { recursive: true, filter: (path) => path !== join(source, "generated") });
}
