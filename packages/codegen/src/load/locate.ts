/** Finds the line and column of a place in a document. */

import { getLineColLocation, type Source } from "@redocly/openapi-core";
import type { Finding, Position, Problem } from "../problem.js";
import { toProblem } from "../problem.js";

/** Where a JSON Pointer leads in a file; for a place that bundling made, the nearest one that the file has. */
export function locate(source: Source, pointer: string): Position {
  const { start } = getLineColLocation({ source, pointer: `#${pointer === "" ? "/" : pointer}`, reportOnKey: true });
  return { file: source.absoluteRef, line: start.line, column: start.col };
}

/** Findings with their positions, in the order of the file. */
export function toProblems(findings: readonly Finding[], source: Source): readonly Problem[] {
  return findings.map((finding) => toProblem(finding, locate(source, finding.pointer))).toSorted(byPlace);
}

function byPlace(one: Problem, other: Problem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
