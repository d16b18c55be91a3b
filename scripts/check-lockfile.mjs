// Fails when the lockfile names where packages were downloaded from, or lacks a platform's optional package, which breaks `npm ci` elsewhere.
import { readFileSync } from "node:fs";
import { root } from "./run.mjs";

const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8"));
const problems = [];
for (const [path, entry] of Object.entries(packages)) {
  if (/^[a-z+]+:/.test(entry.resolved ?? "")) problems.push(`${path} names the address ${entry.resolved}`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(path, name)) problems.push(`${path} has the optional dependency ${name}, which has no entry`);
  }
}

/** npm finds a dependency in its dependant's own node_modules folder or in that of any folder above. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}

for (const problem of problems) console.error(`package-lock.json: ${problem}`);
if (problems.length > 0) console.error("The cure: pin the newest version whose platform packages are all published, then npm install.");
process.exit(problems.length > 0 ? 1 : 0);
