/** Stages 1 to 4: from a document to the texts of its package. Loaded only where there is something to make. */

import { type EmittedFile, emitFiles } from "./emit/emit-files.js";
import { emitPaths } from "./emit/emit-paths.js";
import { toHeader } from "./emit/header.js";
import type { DocumentSource } from "./load/document-place.js";
import type { LoadedDocument } from "./load/load-document.js";
import { readOpenQuestions } from "./load/open-questions.js";
import type { Model } from "./model/model.js";
import type { RunFacts } from "./output/same-run.js";
import { toScaffold } from "./output/scaffold.js";
import type { Surroundings } from "./output/workspace.js";
import { buildPlan } from "./plan/build-plan.js";
import type { Problem } from "./problem.js";
import { type ReadOptions, type Refused, readModel } from "./read-model.js";

/** What the files follow from. */
export interface Making extends RunFacts {
  readonly source: DocumentSource;
  readonly allowHosts: readonly string[] | undefined;
  readonly folder: string;
  readonly surroundings: Surroundings;
}

/** The texts, and what was noticed on the way. */
export interface Made {
  readonly kind: "made";
  readonly generated: readonly EmittedFile[];
  readonly scaffold: readonly EmittedFile[];
  readonly problems: readonly Problem[];
  /** Absolute paths. */
  readonly documentFiles: readonly string[];
  readonly documentSha256: string;
}

/** Makes the files. Nothing but the texts is left of the stages when they end. */
export async function makeFiles({ source, allowHosts, folder, surroundings, ...facts }: Making): Promise<Made | Refused> {
  const { document, packageName, packageVersion, clientPrefix, documentLabel } = facts;
  const read = await readAndPrint({ document: source, allowHosts });
  if (read.kind === "refused") return read;
  const openQuestions = readOpenQuestions(document);
  const plan = buildPlan(read.model, { packageName, version: packageVersion, clientPrefix, documentLabel, openQuestions });
  const paths: EmittedFile = { path: "src/generated/paths.ts", text: `${toHeader(plan.identity)}\n${read.paths}` };
  const generated = [...emitFiles(plan), paths];
  const scaffold = toScaffold({ identity: plan.identity, folder, document, surroundings });
  return { kind: "made", generated, scaffold, problems: read.problems, documentFiles: read.files, documentSha256: read.sha256 };
}

/** What is left of a document: its model, and the text of `paths.ts`. */
interface Printed extends Pick<LoadedDocument, "files" | "sha256"> {
  readonly kind: "printed";
  readonly model: Model;
  readonly problems: readonly Problem[];
  readonly paths: string;
}

/** The model takes from the document what it needs. Printing uses up the rest, which is gone before a plan takes its room. */
async function readAndPrint(options: ReadOptions): Promise<Printed | Refused> {
  const read = await readModel(options);
  if (read.kind === "refused") return read;
  const { document, model, problems } = read;
  const { files, sha256 } = document;
  return { kind: "printed", model, problems, files, sha256, paths: emitPaths(document) };
}
