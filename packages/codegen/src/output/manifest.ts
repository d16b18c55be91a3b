/** The manifest: which files of a package the generator owns, and what was in them when it wrote them. */

import { createHash } from "node:crypto";
import type { EmittedFile } from "../emit/emit-files.js";
import { isJson, isObject, itemsOf, type Json, member, textItems, textMember } from "../json.js";

/** Where the manifest stands in a package. */
export const manifestPath = "src/generated/manifest.json";

/** The folders in which every file should be the generator's. */
export const ownedFolders: readonly string[] = ["src/generated", "test/generated"];

/** A file that the generator wrote, and the hash of its text. */
export interface OwnedFile {
  readonly path: string;
  readonly sha256: string;
}

/** Path and hash of each file that the generator wrote. */
export type Owned = ReadonlyMap<string, string>;

/** What the manifest says about the run that wrote the files, so that the same run need not be made again. */
export interface RunRecord {
  /** Hash over everything that the run followed from, and over what came of it. */
  readonly sha256: string;
  /** The document's files, relative to its folder. */
  readonly files: readonly string[];
  /** What the run warned of. */
  readonly warnings: readonly Json[];
}

/** What a manifest holds. */
export interface Manifest {
  readonly documentSha256: string;
  readonly files: readonly OwnedFile[];
  /** Absent in the workspace of the generator's own packages, where the generator itself is what changes. */
  readonly run: RunRecord | undefined;
}

/** The files with the hashes of their texts. */
export function toOwned(files: readonly EmittedFile[]): readonly OwnedFile[] {
  return files.map(({ path, text }) => ({ path, sha256: hashText(text) }));
}

/** The files as a manifest lists them. */
export function sortByPath(files: readonly OwnedFile[]): readonly OwnedFile[] {
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** The manifest as a file. */
export function toManifestFile({ documentSha256, files, run }: Manifest): EmittedFile {
  const manifest = {
    generator: "rosterkit-codegen",
    document: { sha256: documentSha256 },
    ...(run === undefined ? {} : { run }),
    files: sortByPath(files),
  };
  return { path: manifestPath, text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** What a manifest's text says; of a text that is no manifest, nothing. */
export function parseManifest(text: string | undefined): Manifest {
  const manifest = parseJson(text);
  const run = member(manifest, "run");
  const files = itemsOf(manifest, "files").flatMap((file) => {
    const path = textMember(file, "path");
    const sha256 = textMember(file, "sha256");
    return path === undefined || sha256 === undefined ? [] : [{ path, sha256 }];
  });
  return {
    documentSha256: textMember(member(manifest, "document"), "sha256") ?? "",
    files,
    run: run === undefined ? undefined : toRunRecord(run),
  };
}

function toRunRecord(run: unknown): RunRecord {
  return {
    sha256: textMember(run, "sha256") ?? "",
    files: textItems(run, "files"),
    warnings: itemsOf(run, "warnings").filter(isJson),
  };
}

/** The hash of a file's text. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function parseJson(text: string | undefined): unknown {
  try {
    const parsed: unknown = text === undefined ? undefined : JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
