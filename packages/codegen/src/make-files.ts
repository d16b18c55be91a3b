/** Stages 1 to 4: from a document to the texts of its package. Loaded only where there is something to make. */

import { type EmittedFile, emitFiles } from "./emit/emit-files.js";
import { emitPaths } from "./emit/emit-paths.js";
import { toHeader } from "./emit/header.js";
import type { DocumentSource } from "./load/document-place.js";
import { readOpenQuestions } from "./load/open-questions.js";
import type { RunFacts } from "./output/same-run.js";
import { toScaffold } from "./output/scaffold.js";
import type { Surroundings } from "./output/workspace.js";
import { buildPlan } from "./plan/build-plan.js";
import type { Problem } from "./problem.js";
import { type Refused, readModel } from "./read-model.js";

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
  const loaded = await readModel({ document: source, allowHosts });
  if (loaded.kind === "refused") return loaded;
  const openQuestions = readOpenQuestions(document);
  const plan = buildPlan(loaded.model, { packageName, version: packageVersion, clientPrefix, documentLabel, openQuestions });
  const files = emitFiles(plan);
  // The last of all, because it uses the document up.
  const paths: EmittedFile = { path: "src/generated/paths.ts", text: `${toHeader(plan.identity)}\n${emitPaths(loaded.document.root)}` };
  const scaffold = toScaffold({ identity: plan.identity, folder, document, surroundings });
  const { files: documentFiles, sha256: documentSha256 } = loaded.document;
  return { kind: "made", generated: [...files, paths], scaffold, problems: loaded.problems, documentFiles, documentSha256 };
}
