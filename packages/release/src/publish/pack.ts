/** Packs the packages that are published, as npm would upload them. */

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { memberOf } from "../pointer.js";

const execute = promisify(execFile);

/** A packed package. */
export interface Packed {
  readonly name: string;
  /** Its folder below `packages/`. */
  readonly folder: string;
  /** What its package.json says. */
  readonly manifest: unknown;
  /** Paths in the tarball, sorted. */
  readonly files: readonly string[];
  /** Path of the tarball. */
  readonly tarball: string;
  /** Bytes as downloaded, and as installed. */
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly sha512: string;
  readonly readme: string;
}

/** The folders of the packages that are not private. */
export function findPublished(root: string): readonly string[] {
  const folders = readdirSync(join(root, "packages"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => memberOf(readManifest(root, name), "private") !== true);
}

/** Name and version of each package that is published. */
export function readVersions(root: string): readonly { readonly packageName: string; readonly version: string }[] {
  return findPublished(root).map((folder) => {
    const manifest = readManifest(root, folder);
    return { packageName: String(memberOf(manifest, "name")), version: String(memberOf(manifest, "version")) };
  });
}

function readManifest(root: string, folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8"));
  } catch {
    return { private: true };
  }
}

/** Packs every published package of a built repository into a folder. */
export async function packAll(root: string, to: string): Promise<readonly Packed[]> {
  const folders = findPublished(root);
  const workspaces = folders.flatMap((folder) => ["--workspace", `packages/${folder}`]);
  const { stdout } = await execute("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", to, ...workspaces], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  // npm 10 answers with a list, npm 11 with an object by package name.
  const entries = Object.values(JSON.parse(stdout.slice(stdout.search(/^[[{]/m))));
  return Promise.all(folders.map((folder) => toPacked(root, to, { folder, entries })));
}

async function toPacked(root: string, to: string, { folder, entries }: { folder: string; entries: readonly unknown[] }): Promise<Packed> {
  const manifest = readManifest(root, folder);
  const name = String(memberOf(manifest, "name"));
  const entry = entries.find((candidate) => memberOf(candidate, "name") === name);
  const listed = memberOf(entry, "files");
  const files = Array.isArray(listed) ? listed.map((file) => String(memberOf(file, "path"))) : [];
  return {
    name,
    folder,
    manifest,
    files: files.toSorted(),
    tarball: join(to, String(memberOf(entry, "filename"))),
    packedBytes: Number(memberOf(entry, "size")),
    unpackedBytes: Number(memberOf(entry, "unpackedSize")),
    sha512: String(memberOf(entry, "integrity")),
    readme: await readFile(join(root, "packages", folder, "README.md"), "utf8").catch(() => ""),
  };
}
