/** Reads the repository as it was at a revision, without touching the working tree. */

import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
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

/** Writes the files below some folders, as they were at a revision, into another folder, under their paths. */
export async function extractFolders(
  root: string,
  { ref, folders, to }: { ref: string; folders: readonly string[]; to: string },
): Promise<void> {
  // An index of our own: the repository's is not touched, and three processes do for any number of files.
  const index = { GIT_INDEX_FILE: join(to, ".index") };
  await mkdir(to, { recursive: true });
  await execute("git", ["read-tree", ref], { cwd: root, env: { ...process.env, ...index } });
  const { stdout } = await execute("git", ["ls-files", "-z", "--", ...folders], {
    cwd: root,
    env: { ...process.env, ...index },
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = stdout.split("\0").filter((file) => file !== "");
  if (files.length > 0)
    await execute("git", ["checkout-index", `--prefix=${to}/`, "--", ...files], { cwd: root, env: { ...process.env, ...index } });
}

/**
 * The revision that a package was last released from: the newest of its tags (`@rosterkit/openai@1.2.0`) that this
 * commit descends from; undefined before the first release.
 */
export async function lastRelease(root: string, packageName: string): Promise<string | undefined> {
  const listed = await git(root, "tag", "--list", `${packageName}@*`, "--merged", "HEAD", "--sort=-version:refname");
  return listed.split("\n").find((tag) => tag !== "");
}
