/** Stage 1: reads a document with the files it refers to, checks its structure and bundles it into one object. */

import { bundle, type Config, type Source } from "@redocly/openapi-core";
import { isObject, type JsonObject, member } from "../json.js";
import { hasError, type Problem, toFileProblem } from "../problem.js";
import { ConfinedResolver } from "./confined-resolver.js";
import { type DocumentSource, placeOf } from "./document-place.js";
import { findReferences, type Holder, type References } from "./find-references.js";
import { hashTexts } from "./hash-texts.js";
import { moveTargets } from "./move-targets.js";
import { type Dialect, type ReadDocument, readDocument } from "./read-document.js";
import { requirePathParameters } from "./require-path-parameters.js";
import { checkStructure, createStructureConfig, toOurProblem } from "./structure.js";

/** A document that is well-formed OpenAPI, in one piece: every reference leads to a place in it. */
export interface LoadedDocument {
  readonly root: JsonObject;
  readonly dialect: Dialect;
  /** Whether any schema has a discriminator. */
  readonly hasDiscriminators: boolean;
  /** The text of the document's own file, for looking up lines. */
  readonly source: Source;
  /** Absolute paths, or addresses, of the document and every file it refers to. */
  readonly files: readonly string[];
  /** Hash over these files. */
  readonly sha256: string;
}

/** The document, unless a problem is an error. */
export interface LoadResult {
  readonly document: LoadedDocument | undefined;
  readonly problems: readonly Problem[];
}

/** Loads a document; beside its folder, it may refer to addresses on the allowed hosts. */
export async function loadDocument(source: DocumentSource, allowedHosts: readonly string[] = []): Promise<LoadResult> {
  const file = placeOf(source);
  const read = await readDocument(source, allowedHosts);
  if (read.kind === "refused") return { document: undefined, problems: [read.problem] };
  const config = await createStructureConfig();
  const resolver = new ConfinedResolver(file, allowedHosts);
  let problems: readonly Problem[];
  try {
    problems = await checkStructure(read.document, config, resolver);
  } catch (error) {
    // Redocly throws where a reference leads back to itself, and says nothing about the place.
    if (!(error instanceof Error) || !error.message.startsWith("Self-referencing")) throw error;
    return { document: undefined, problems: [toFileProblem("circular-reference", "A reference leads back to itself.", file)] };
  }
  if (hasError(problems)) return { document: undefined, problems };
  const bundled = await bundleFiles(read, { config, resolver });
  if (hasError(bundled.problems) || !isObject(bundled.root)) return { document: undefined, problems: bundled.problems };
  moveTargets(bundled.root as Holder, bundled.references); // the parser made the object, and nobody else holds it
  requirePathParameters(bundled.root);
  const referred = new Set(bundled.files);
  const texts = new Map([[file, read.text], ...[...resolver.texts].filter(([name]) => name !== file && referred.has(name))]);
  const warnings = [...problems, ...bundled.problems];
  const { dialect, document } = read;
  const { hasDiscriminators } = bundled.references;
  const hashed = { files: [...texts.keys()], sha256: hashTexts(file, texts) };
  return { document: { root: bundled.root, dialect, hasDiscriminators, source: document.source, ...hashed }, problems: warnings };
}

interface BundleResult {
  readonly root: unknown;
  readonly references: References;
  readonly files: Iterable<string>;
  readonly problems: readonly Problem[];
}

/** A document that refers to no other file is in one piece already. */
async function bundleFiles(
  { document, root, references }: ReadDocument,
  { config, resolver }: { readonly config: Config; readonly resolver: ConfinedResolver },
): Promise<BundleResult> {
  if (!refersToFiles(references)) {
    // Bundling would add the components, so that openapi-typescript always has a place for them.
    (root as Holder).components = member(root, "components") ?? {}; // the parser made the object, and nobody else holds it
    return { root, references, files: [], problems: [] };
  }
  const result = await bundle({ doc: document, config, externalRefResolver: resolver });
  const problems = result.problems.map((problem) => toOurProblem(problem, resolver));
  const bundled = result.bundle.parsed;
  return { root: bundled, references: findReferences(bundled), files: result.fileDependencies, problems };
}

/** Whether any reference, or mapping of a discriminator, may lead to another file. */
function refersToFiles({ holders, mappings }: References): boolean {
  const isElsewhere = (target: unknown): boolean => typeof target === "string" && !target.startsWith("#");
  return holders.some(({ $ref }) => isElsewhere($ref)) || mappings.some((mapping) => Object.values(mapping).some(isElsewhere));
}
