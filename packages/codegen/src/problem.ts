/** Everything that can be wrong with a document, as data: a stable code, the place, what is wrong and what to do. */

import { fixes, type ProblemCode } from "./problem-codes.js";

export type { ProblemCode } from "./problem-codes.js";

/** One problem. Errors stop the run before anything is written; warnings say what the package will not have. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  /** JSON Pointer into the document, where the problem has a place in it. */
  readonly pointer: string | undefined;
  /** Absolute path of the file, or its address without user name and query. */
  readonly file: string | undefined;
  /** Counted from 1. */
  readonly line: number | undefined;
  /** Counted from 1. */
  readonly column: number | undefined;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A problem whose line is not looked up yet. */
export interface Finding {
  readonly code: ProblemCode;
  readonly pointer: string;
  readonly message: string;
}

/** A problem that stands for a whole file, or for the arguments of the run. */
export function toFileProblem(code: ProblemCode, message: string, file?: string): Problem {
  return { code, message, file, ...fixes[code], pointer: undefined, line: undefined, column: undefined };
}

/** Where a finding stands in a file. */
export interface Position {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A finding with its position. */
export function toProblem(finding: Finding, position: Position): Problem {
  return { ...finding, ...fixes[finding.code], ...position };
}

/** Whether any of the problems stops the run. */
export function hasError(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** Lines for a person: place, message, fix. `folder` is what file names are shown relative to. */
export function toText(problem: Problem, toDisplayPath: (file: string) => string): string {
  const place = [
    problem.file === undefined ? undefined : toDisplayPath(problem.file),
    problem.line === undefined ? undefined : String(problem.line),
    problem.column === undefined ? undefined : String(problem.column),
  ].filter((part) => part !== undefined);
  const pointer = problem.pointer === undefined ? "" : ` (#${problem.pointer})`;
  const head = place.length === 0 ? "" : `${place.join(":")} `;
  return `${head}${problem.severity} ${problem.code}: ${problem.message}${pointer}\n  ${problem.fix}`;
}
