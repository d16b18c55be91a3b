/** Asks Redocly whether a document is well-formed, and says its answers in our codes. */

import {
  type Config,
  createConfig,
  type Document,
  getLineColLocation,
  type LocationObject,
  lintDocument,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { type Problem, type ProblemCode, toFileProblem, toProblem } from "../problem.js";
import type { ConfinedResolver } from "./confined-resolver.js";

const codeOfRule: Readonly<Record<string, ProblemCode>> = {
  struct: "invalid-structure",
  "no-unresolved-refs": "unresolved-reference",
  "operation-operationId-unique": "duplicate-operation-id",
  "path-parameters-defined": "path-parameter-undefined",
  "path-declaration-must-exist": "path-parameter-undefined",
  "operation-parameters-unique": "duplicate-parameter",
  "no-identical-paths": "duplicate-path",
  "security-defined": "security-undefined",
};

/** The rules we need, and no file of the user's: whether a package comes out must not depend on a redocly.yaml nearby. */
export async function createStructureConfig(): Promise<Config> {
  return createConfig({
    telemetry: "off",
    rules: Object.fromEntries(Object.keys(codeOfRule).map((rule) => [rule, ruleSettings(rule)])),
  });
}

function ruleSettings(rule: string): "error" | { severity: "error"; exceptions: [] } {
  return rule === "security-defined" ? { severity: "error", exceptions: [] } : "error";
}

/** Every structural problem of a document. */
export async function checkStructure(document: Document, config: Config, resolver: ConfinedResolver): Promise<readonly Problem[]> {
  const found = await lintDocument({ document, config, externalRefResolver: resolver });
  return found.map((problem) => toOurProblem(problem, resolver)).filter((problem) => !isMissingSecurity(problem));
}

/** A problem of Redocly's in our words. */
export function toOurProblem(problem: NormalizedProblem, resolver: ConfinedResolver): Problem {
  const refusal = resolver.findRefusal(problem.message);
  const code = refusal?.code ?? codeOfRule[problem.ruleId] ?? "invalid-structure";
  const suggestion = problem.suggest.length === 0 ? "" : ` Did you mean ${problem.suggest.join(" or ")}?`;
  const message = `${(refusal?.message ?? problem.message).replace(/\.?\s*$/, ".")}${suggestion}`;
  const [place] = problem.location;
  return place === undefined ? toFileProblem(code, message) : toProblem({ code, message, pointer: pointerOf(place) }, positionOf(place));
}

/** An operation without security is no problem for us: it is called without a credential. */
function isMissingSecurity(problem: Problem): boolean {
  return problem.code === "security-undefined" && problem.message.startsWith("Every operation should have security");
}

function pointerOf(place: LocationObject): string {
  return (place.pointer ?? "").replace(/^#\/?/, "/").replace(/^\/$/, "");
}

function positionOf(place: LocationObject): { file: string; line: number | undefined; column: number | undefined } {
  const { start } = getLineColLocation(place);
  return { file: place.source.absoluteRef, line: start.line || undefined, column: start.col || undefined };
}
