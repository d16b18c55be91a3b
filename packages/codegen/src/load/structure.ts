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
import { split, valueAt } from "../json-pointer.js";
import { type Problem, type ProblemCode, toFileProblem, toProblem } from "../problem.js";
import type { ConfinedResolver } from "./confined-resolver.js";

const codeOfRule: Readonly<Record<string, ProblemCode>> = {
  struct: "invalid-structure",
  "no-unresolved-refs": "unresolved-reference",
  "operation-operationId-unique": "duplicate-operation-id",
  "path-parameters-defined": "path-parameter-undefined",
  "path-declaration-must-exist": "path-parameter-undefined",
  "operation-parameters-unique": "duplicate-parameter",
  "no-identical-paths": "ambiguous-path",
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
  return found
    .map((problem) => (isInherited(problem, document) ? toUnresolved(problem) : problem))
    .filter((problem) => !isMissingSecurity(problem) && !isInExtension(problem) && !isOfWebhookName(problem))
    .map((problem) => toOurProblem(problem, resolver));
}

/** Redocly looks names up without asking whose they are: `#/components/schemas/constructor` leads it to what every object has. */
function isInherited({ location: [place] }: NormalizedProblem, { source, parsed }: Document): boolean {
  if (place?.pointer === undefined || place.source !== source) return false;
  const segments = split(pointerOf(place));
  const first = segments.findIndex((segment, index) => !isOwn(valueAt(parsed, segments.slice(0, index)), segment));
  return first >= 0 && (segments[first] ?? "") in Object.prototype;
}

function isOwn(value: unknown, name: string): boolean {
  return typeof value !== "object" || value === null || Object.hasOwn(value, name);
}

function toUnresolved(problem: NormalizedProblem): NormalizedProblem {
  const { from } = problem;
  return {
    ...problem,
    ruleId: "no-unresolved-refs",
    message: "Can't resolve $ref",
    suggest: [],
    location: from === undefined ? problem.location : [from],
  };
}

/** A problem of Redocly's in our words. */
export function toOurProblem(problem: NormalizedProblem, resolver: ConfinedResolver): Problem {
  const refusal = resolver.findRefusal(problem.message);
  const found = refusal?.code ?? codeOf(problem);
  const code = found === "invalid-structure" && isUnknownKeyword(problem) ? "unknown-keyword" : found;
  const suggestion = problem.suggest.length === 0 ? "" : ` Did you mean ${problem.suggest.join(" or ")}?`;
  const message = `${(refusal?.message ?? problem.message).replace(/\.?\s*$/, ".")}${suggestion}`;
  const [place] = problem.location;
  return place === undefined ? toFileProblem(code, message) : toProblem({ code, message, pointer: pointerOf(place) }, positionOf(place));
}

function codeOf({ ruleId }: NormalizedProblem): ProblemCode {
  return codeOfRule[ruleId] ?? "invalid-structure";
}

/** An operation without security is no problem for us: it is called without a credential. */
function isMissingSecurity(problem: NormalizedProblem): boolean {
  return codeOf(problem) === "security-undefined" && problem.message.startsWith("Every operation should have security");
}

/** A webhook's name is no path, so that braces in it ask for no parameter. */
function isOfWebhookName(problem: NormalizedProblem): boolean {
  return codeOf(problem) === "path-parameter-undefined" && problem.location.some((place) => pointerOf(place).startsWith("/webhooks/"));
}

/** JSON Schema 2020-12, section 6.5: keywords that nobody knows are remarks. OpenAPI 3.0 has a closed list of them. */
function isUnknownKeyword({ message, location }: NormalizedProblem): boolean {
  const [place] = location;
  const isOfSchema = /\/schema\/|\/components\/schemas\//.test(place?.pointer ?? "");
  const { version } = /^\s*["']?openapi["']?:\s*["']?(?<version>3\.\d)/m.exec(place?.source.body.slice(0, 10_000) ?? "")?.groups ?? {};
  return isOfSchema && version === "3.1" && /^Property `.*` is not expected here/.test(message);
}

/** What stands under an `x-` key is nobody's business but its author's (OpenAPI 3.1.0, "Specification Extensions"). */
function isInExtension(problem: NormalizedProblem): boolean {
  const [place] = problem.location;
  if (place === undefined || codeOf(problem) !== "invalid-structure" || isUnknownKeyword(problem)) return false;
  return /^(\/info|\/paths\/[^/]+(\/[^/]+)?|\/components)?\/x-/.test(pointerOf(place));
}

function pointerOf(place: LocationObject): string {
  return (place.pointer ?? "").replace(/^#\/?/, "/").replace(/^\/$/, "");
}

function positionOf(place: LocationObject): { file: string; line: number | undefined; column: number | undefined } {
  const { start } = getLineColLocation(place);
  return { file: place.source.absoluteRef, line: start.line || undefined, column: start.col || undefined };
}
