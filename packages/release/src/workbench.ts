/** A scratch folder with a vendor's package as it was (`base`) and as the document makes it today (`next`), both as source. */

import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "@rosterkit/codegen";
import { extractFolder } from "./git-tree.js";
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
    const parts = [
      `specs/${vendor.name}`,
      `packages/${vendor.name}/src`,
      `packages/${vendor.name}/test`,
      `packages/${vendor.name}/README.md`,
    ];
    for (const part of parts) {
      const to = join(
        folder,
        "base",
        part.startsWith("specs/") ? "spec" : part.replace(`packages/${vendor.name}`, "").replace("README.md", ""),
      );
      await extractFolder(root, { ref: base, folder: part, to: part.endsWith(".md") ? join(to, "README.md") : to });
    }
    await extractFolder(root, { ref: base, folder: `packages/conformance/exchanges/${vendor.name}`, to: join(folder, "base/exchanges") });
    const hasBase = existsSync(join(folder, "base/src/index.ts")) && existsSync(join(folder, "base/spec/openapi.yaml"));
    await layOutNext({ root, vendor, folder });
    return { folder, hasBase, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
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
