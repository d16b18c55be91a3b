/** Tells from hashes alone that a run has been made before and that nobody has touched what came of it. */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { type Json, textMember } from "../json.js";
import { hashTexts } from "../load/hash-texts.js";
import { readOpenQuestions } from "../load/open-questions.js";
import type { Problem } from "../problem.js";
import { fixes, type ProblemCode } from "../problem-codes.js";
import { compareFiles, type Difference, readText } from "./compare.js";
import { hashText, manifestPath, type OwnedFile, parseManifest, type RunRecord, sortByPath, toManifestFile } from "./manifest.js";
import { scaffoldPaths } from "./scaffold.js";

/** What a run follows from, beside what stands in the document's files. */
export interface RunFacts {
  /** Absolute path of the document. */
  readonly document: string;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly clientPrefix: string | undefined;
  readonly documentLabel: string;
}

/** What came of a run. */
export interface RunOutcome {
  /** Absolute paths. */
  readonly documentFiles: readonly string[];
  readonly documentSha256: string;
  readonly files: readonly OwnedFile[];
  readonly problems: readonly Problem[];
}

/** The record of a run, for the manifest. */
export function toRunRecord(facts: RunFacts, { documentFiles, documentSha256, files, problems }: RunOutcome): RunRecord {
  const toRelative = (file: string): string => relative(dirname(facts.document), file).replaceAll(sep, "/");
  const warnings = problems.map(({ code, message, pointer, file, line, column }) =>
    withoutGaps({ code, message, pointer, file: file === undefined ? undefined : toRelative(file), line, column }),
  );
  const record = { files: documentFiles.map(toRelative).toSorted(), warnings };
  return { sha256: hashRun(facts, { ...record, documentSha256, owned: files }), ...record };
}

/** The warnings of the run, where making it again would change nothing; undefined where it has to be made. */
export function findSameRun(folder: string, facts: RunFacts): readonly Problem[] | undefined {
  const text = readText(join(folder, manifestPath));
  const manifest = parseManifest(text);
  const { run, files, documentSha256 } = manifest;
  if (run === undefined || text !== toManifestFile(manifest).text) return undefined;
  const documentFiles = run.files.map((file) => join(dirname(facts.document), file));
  if (!documentFiles.includes(facts.document) || !documentFiles.every((file) => existsSync(file))) return undefined;
  const isSame =
    hashTexts(facts.document, new Map(documentFiles.map((file) => [file, readText(file) ?? ""]))) === documentSha256 &&
    hashRun(facts, { ...run, documentSha256, owned: files }) === run.sha256 &&
    scaffoldPaths.every((path) => existsSync(join(folder, path))) &&
    isUntouched(compareFiles(folder, [...files, { path: manifestPath, sha256: hashText(text) }]));
  return isSame ? run.warnings.map((warning) => toWarning(warning, dirname(facts.document))) : undefined;
}

interface Hashed extends Pick<RunRecord, "files" | "warnings"> {
  readonly documentSha256: string;
  readonly owned: readonly OwnedFile[];
}

/** Over what the run follows from and what came of it: nobody edits a file and its hash without being noticed. */
function hashRun({ document, packageName, packageVersion, clientPrefix, documentLabel }: RunFacts, outcome: Hashed): string {
  const version = textMember(createRequire(import.meta.url)("@rosterkit/codegen/package.json"), "version");
  const { files, warnings, documentSha256, owned } = outcome;
  const inputs = {
    version,
    packageName,
    // Of the package's own version the files have its first number only.
    release: packageVersion.split(".")[0],
    clientPrefix,
    documentLabel,
    questions: readOpenQuestions(document),
    documentSha256,
  };
  return hashText(JSON.stringify([inputs, files, warnings, sortByPath(owned)]));
}

function isUntouched(difference: Difference): boolean {
  return Object.values(difference).every((paths: readonly string[]) => paths.length === 0);
}

/** Members that say nothing are left out, as JSON does. */
function withoutGaps(members: Readonly<Record<string, Json | undefined>>): Json {
  return Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function toWarning(warning: Json, folder: string): Problem {
  // The hash has shown that this is what toRunRecord wrote.
  const known = warning as { code: ProblemCode; message: string; pointer?: string; file?: string; line?: number; column?: number };
  const { code, message, pointer, file, line, column } = known;
  return { code, message, pointer, line, column, file: file === undefined ? undefined : join(folder, file), ...fixes[code] };
}
