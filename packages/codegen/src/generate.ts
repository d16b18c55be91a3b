/** The five stages in a row: from a document to a package, or to the list of what is wrong. Nothing is thrown for bad input. */

import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EmittedFile } from "./emit/emit-files.js";
import { type DocumentSource, isAddress, placeOf } from "./load/document-place.js";
import { compareFiles, type Difference } from "./output/compare.js";
import { toManifestFile, toOwned } from "./output/manifest.js";
import { findSameRun, type RunFacts, toRunRecord } from "./output/same-run.js";
import { findSurroundings, toDocumentLabel } from "./output/workspace.js";
import { writeChanges } from "./output/write.js";
import { isClientPrefix, isPackageName } from "./plan/identity.js";
import { type Problem, toFileProblem } from "./problem.js";

/** What to generate, and where. */
export interface GenerateOptions {
  /** The OpenAPI document: its path, its https address, or its text. */
  readonly document: DocumentSource;
  /** Path of the package's folder. */
  readonly out: string;
  /** The package's name. Default: that in the folder's package.json. */
  readonly name?: string | undefined;
  /** What opens the names of the client's types: `OpenAI` gives `createOpenAIClient`. Default: from the package's name. */
  readonly client?: string | undefined;
  /**
   * Hosts that references may lead to and the document may be redirected to: `specs.acme.example`, or with its
   * protocol where it is not https: `http://specs.internal`. Default: none.
   */
  readonly allowHosts?: readonly string[] | undefined;
  /** Compares only, and writes nothing. */
  readonly check?: boolean | undefined;
}

/** What came of it. Paths are relative to the package's folder. */
export interface GenerateReport {
  /** `refused`: a problem is an error, nothing was written. `differs`: a check found differences. */
  readonly outcome: "written" | "unchanged" | "differs" | "refused";
  readonly problems: readonly Problem[];
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Files in the generator's folders that it does not own; it never deletes them. */
  readonly stray: readonly string[];
}

/** Generates a package. Rejects only for failures of the machine, such as a full disk. */
export async function generate(options: GenerateOptions): Promise<GenerateReport> {
  const document = placeOf(options.document);
  const folder = resolve(options.out);
  const surroundings = findSurroundings(folder);
  const name = options.name ?? surroundings.packageName;
  const wrong = checkOptions(options, name, folder);
  if (name === undefined || wrong.length > 0) return refuse(wrong);
  const documentLabel = toDocumentLabel(document, surroundings.workspace);
  const packageVersion = surroundings.packageVersion ?? "0.0.0"; // as the scaffold has it
  const facts: RunFacts = { document, packageName: name, packageVersion, clientPrefix: options.client, documentLabel };
  // In the generator's own workspace it is the generator that changes, without its version. An address is there to be asked.
  const isRecorded = !surroundings.isOurWorkspace && typeof options.document === "string" && !isAddress(document);
  const warnings = isRecorded ? findSameRun(folder, facts) : undefined;
  if (warnings !== undefined) return { ...refuse(warnings), outcome: "unchanged" };
  const { makeFiles } = await import("./make-files.js");
  const made = await makeFiles({ ...facts, source: options.document, allowHosts: options.allowHosts, folder, surroundings });
  if (made.kind === "refused") return refuse(made.problems);
  const { generated, scaffold, problems, documentFiles, documentSha256 } = made;
  const owned = toOwned(generated);
  const isLocal = !documentFiles.some(isAddress);
  const run = isRecorded && isLocal ? toRunRecord(facts, { documentFiles, documentSha256, files: owned, problems }) : undefined;
  const manifest = toManifestFile({ documentSha256, files: owned, run });
  const difference = compareFiles(folder, [...owned, ...toOwned([manifest])]);
  if (options.check === true) return toCheckReport(difference, problems);
  return write({ folder, files: [...generated, manifest], scaffold, difference, problems });
}

function checkOptions({ client }: GenerateOptions, name: string | undefined, folder: string): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (message: string): number => problems.push(toFileProblem("invalid-argument", message));
  if (name === undefined) add(`The package has no name: ${folder} holds no package.json with one, and --name is not given.`);
  else if (!isPackageName(name)) add(`${JSON.stringify(name)} is not a name that npm takes.`);
  if (client !== undefined && !isClientPrefix(client))
    add(`${JSON.stringify(client)} cannot open a type's name: it takes a capital, then letters and digits.`);
  if (existsSync(folder) && !statSync(folder).isDirectory()) add(`${folder} is a file, not a folder.`);
  return problems;
}

interface Writing {
  readonly folder: string;
  readonly files: readonly EmittedFile[];
  readonly scaffold: readonly EmittedFile[];
  readonly difference: Difference;
  readonly problems: readonly Problem[];
}

function write({ folder, files, scaffold, difference, problems }: Writing): GenerateReport {
  const { changed, missing, stale, stray, foreign, outside } = difference;
  const obstacles = [
    ...outside.map((path) => toFileProblem("outside-output", `${path} would be written outside the output folder.`, join(folder, path))),
    ...foreign.map((path) => toFileProblem("foreign-file", `${path} was not written by the generator.`, join(folder, path))),
  ];
  if (obstacles.length > 0) return refuse([...obstacles, ...problems]);
  const pending = new Set([...changed, ...missing]);
  const newFiles = scaffold.filter(({ path }) => !existsSync(join(folder, path)));
  const toWrite = [...newFiles, ...files.filter(({ path }) => pending.has(path))];
  writeChanges(folder, { write: toWrite, remove: stale });
  const outcome = toWrite.length + stale.length === 0 ? "unchanged" : "written";
  return { outcome, problems, written: toWrite.map(({ path }) => path), deleted: stale, changed, missing, stray };
}

function toCheckReport({ changed, missing, stale, stray, foreign }: Difference, problems: readonly Problem[]): GenerateReport {
  const differing = [...changed, ...foreign];
  const others = [...stale, ...stray];
  const outcome = differing.length + missing.length + others.length === 0 ? "unchanged" : "differs";
  return { outcome, problems, written: [], deleted: [], changed: differing, missing, stray: others };
}

function refuse(problems: readonly Problem[]): GenerateReport {
  return { outcome: "refused", problems, written: [], deleted: [], changed: [], missing: [], stray: [] };
}
