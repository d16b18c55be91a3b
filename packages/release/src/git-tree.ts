/** Reads the repository as it was at a revision, without touching the working tree. */

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { ReleaseError } from "./release-error.js";

const execute = promisify(execFile);

/** What git prints. Rejects when git fails. */
export async function git(root: string, ...parameters: readonly string[]): Promise<string> {
  const { stdout } = await execute("git", [...parameters], { cwd: root, maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}

/** The commit that a name stands for. @throws ReleaseError when there is none */
export async function toCommit(root: string, ref: string): Promise<string> {
  try {
    return (await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`)).trim();
  } catch {
    throw new ReleaseError(`There is no revision "${ref}" here. Name a branch, a tag or a commit; a shallow clone may have to fetch it.`);
  }
}

/** Writes the files below a folder at a revision into another folder; returns how many there were. */
export async function extractFolder(root: string, { ref, folder, to }: { ref: string; folder: string; to: string }): Promise<number> {
  const listed = await git(root, "ls-tree", "-r", "-z", "--name-only", ref, "--", folder);
  const files = listed.split("\0").filter((file) => file !== "");
  for (const file of files) {
    const target = join(to, relative(folder, file));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await git(root, "show", `${ref}:${file}`));
  }
  return files.length;
}

/**
 * The revision that a package was last released from: the newest of its tags (`@rosterkit/openai@1.2.0`) that this
 * commit descends from; undefined before the first release.
 */
export async function lastRelease(root: string, packageName: string): Promise<string | undefined> {
  const listed = await git(root, "tag", "--list", `${packageName}@*`, "--merged", "HEAD", "--sort=-version:refname");
  return listed.split("\n").find((tag) => tag !== "");
}
