/** The manifest: which files of a package the generator owns, and what was in them when it wrote them. */

import { createHash } from "node:crypto";
import type { EmittedFile } from "../emit/emit-files.js";
import { isObject, itemsOf, textMember } from "../json.js";

/** Where the manifest stands in a package. */
export const manifestPath = "src/generated/manifest.json";

/** The folders in which every file should be the generator's. */
export const ownedFolders: readonly string[] = ["src/generated", "test/generated"];

/** Path and hash of each file that the generator wrote. */
export type Owned = ReadonlyMap<string, string>;

/** The manifest of these files. */
export function toManifest(files: readonly EmittedFile[], documentSha256: string): EmittedFile {
  const owned = files
    .map(({ path, text }) => ({ path, sha256: hashText(text) }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const manifest = { generator: "rosterkit-codegen", document: { sha256: documentSha256 }, files: owned };
  return { path: manifestPath, text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** What a manifest's text lists; nothing when the text is no manifest. */
export function parseManifest(text: string | undefined): Owned {
  const owned = new Map<string, string>();
  for (const file of itemsOf(parseJson(text), "files")) {
    const path = textMember(file, "path");
    const sha256 = textMember(file, "sha256");
    if (path !== undefined && sha256 !== undefined) owned.set(path, sha256);
  }
  return owned;
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
