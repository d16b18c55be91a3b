/** Whether the lockfile installs everywhere: no address of a download in it, and every platform's optional package. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf, memberOf } from "../pointer.js";

const cure = "The cure: pin the newest version whose platform packages are all published, then npm install.";

/** `npm run lint:lockfile`. Returns the exit code. */
export async function runCheckLockfile(root: string): Promise<number> {
  const problems = findLockfileProblems(JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")));
  for (const problem of problems) console.error(`package-lock.json: ${problem}`);
  if (problems.length > 0) console.error(cure);
  return problems.length > 0 ? 1 : 0;
}

/** What would break `npm ci` on another machine. */
export function findLockfileProblems(lockfile: unknown): readonly string[] {
  const packages = memberOf(lockfile, "packages");
  return entriesOf(packages).flatMap(([path, entry]) => {
    const resolved = memberOf(entry, "resolved");
    const names = entriesOf(memberOf(entry, "optionalDependencies")).map(([name]) => name);
    return [
      ...(typeof resolved === "string" && /^[a-z+]+:/.test(resolved) ? [`${path} names the address ${resolved}`] : []),
      ...names
        .filter((name) => !isLocked(packages, path, name))
        .map((name) => `${path} has the optional dependency ${name}, which has no entry`),
    ];
  });
}

/** npm finds a dependency in its dependant's own node_modules folder or in that of any folder above. */
function isLocked(packages: unknown, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (memberOf(packages, `${folder === "" ? "" : `${folder}/`}node_modules/${name}`) !== undefined) return true;
    if (folder === "") return false;
  }
}
