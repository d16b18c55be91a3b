/** Stage 1: reads a document with the files it refers to, checks its structure and bundles it into one object. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { bundle, type Source } from "@redocly/openapi-core";
import { isObject, type JsonObject } from "../json.js";
import { hasError, type Problem, toFileProblem } from "../problem.js";
import { ConfinedResolver } from "./confined-resolver.js";
import { type Dialect, readDocument } from "./read-document.js";
import { checkStructure, createStructureConfig, toOurProblem } from "./structure.js";

/** A document that is well-formed OpenAPI, in one piece: every reference leads to a place in it. */
export interface LoadedDocument {
  readonly root: JsonObject;
  readonly dialect: Dialect;
  /** The text of the document's own file, for looking up lines. */
  readonly source: Source;
  /** Hash over the document and every file it refers to. */
  readonly sha256: string;
}

/** The document, unless a problem is an error. */
export interface LoadResult {
  readonly document: LoadedDocument | undefined;
  readonly problems: readonly Problem[];
}

/** Loads the document at an absolute path. */
export async function loadDocument(file: string): Promise<LoadResult> {
  const read = readDocument(file);
  if (read.kind === "refused") return { document: undefined, problems: [read.problem] };
  const folder = dirname(file);
  const config = await createStructureConfig();
  const resolver = new ConfinedResolver(folder);
  let problems: readonly Problem[];
  try {
    problems = await checkStructure(read.document, config, resolver);
  } catch (error) {
    // Redocly throws where a reference leads back to itself, and says nothing about the place.
    if (!(error instanceof Error) || !error.message.startsWith("Self-referencing")) throw error;
    return { document: undefined, problems: [toFileProblem("circular-reference", "A reference leads back to itself.", file)] };
  }
  if (hasError(problems)) return { document: undefined, problems };
  const {
    bundle: bundled,
    problems: found,
    fileDependencies,
  } = await bundle({ doc: read.document, config, externalRefResolver: resolver });
  const bundleProblems = found.map((problem) => toOurProblem(problem, resolver));
  if (hasError(bundleProblems) || !isObject(bundled.parsed)) return { document: undefined, problems: bundleProblems };
  const sha256 = hashFiles(folder, new Set([file, ...fileDependencies]));
  return { document: { root: bundled.parsed, dialect: read.dialect, source: read.document.source, sha256 }, problems: [] };
}

/** The same on every machine: names relative to the document, sorted, line ends as in the repository. */
function hashFiles(folder: string, files: ReadonlySet<string>): string {
  const hash = createHash("sha256");
  for (const file of [...files].toSorted()) {
    hash.update(relative(folder, file).replaceAll(sep, "/")).update("\0");
    hash.update(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).update("\0");
  }
  return hash.digest("hex");
}
