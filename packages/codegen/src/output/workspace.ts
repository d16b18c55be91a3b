/** Finds what surrounds the output folder: its package, and the workspace it belongs to. */

import { existsSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { member, textMember } from "../json.js";
import { isAddress } from "../load/document-place.js";
import { readText } from "./compare.js";

/** The surroundings of an output folder. */
export interface Surroundings {
  /** The name in the folder's package.json. */
  readonly packageName: string | undefined;
  /** The version in the folder's package.json. */
  readonly packageVersion: string | undefined;
  /** The nearest folder above whose package.json lists workspaces. */
  readonly workspace: string | undefined;
  /** Whether that workspace is one of ours, with the compiler options and the build that our packages share. */
  readonly isOurWorkspace: boolean;
  /** The version of the runtime that a new package depends on. */
  readonly runtimeVersion: string | undefined;
}

/** Looks around an output folder. */
export function findSurroundings(folder: string): Surroundings {
  const workspace = findWorkspace(folder);
  const runtime = workspace === undefined ? undefined : readPackage(join(workspace, "packages/runtime"));
  const own = readPackage(folder);
  return {
    packageName: textMember(own, "name"),
    packageVersion: textMember(own, "version"),
    workspace,
    isOurWorkspace: workspace !== undefined && runtime !== undefined && existsSync(join(workspace, "tsconfig.base.json")),
    runtimeVersion: textMember(runtime, "version"),
  };
}

/** How the headers name the document: by its path in the workspace, else by its file name or address; the same from every folder. */
export function toDocumentLabel(document: string, workspace: string | undefined): string {
  if (isAddress(document)) return document;
  if (workspace === undefined) return basename(document);
  const path = relative(workspace, document);
  return path.startsWith("..") || isAbsolute(path) ? basename(document) : path.replaceAll(sep, "/");
}

function findWorkspace(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (member(readPackage(current), "workspaces") !== undefined) return current;
    if (current === dirname(current)) return undefined;
  }
}

function readPackage(folder: string): unknown {
  const text = readText(join(folder, "package.json"));
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
