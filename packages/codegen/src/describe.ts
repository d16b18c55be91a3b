/** Says reports in lines for a person. */

import { relative, resolve } from "node:path";
import type { GenerateOptions, GenerateReport } from "./generate.js";
import type { InspectedOperation, InspectReport } from "./inspect.js";
import { isAddress } from "./load/document-place.js";
import { type Problem, toText } from "./problem.js";

/** The lines of a generation; `out` is the package's folder. */
export function describeGeneration(
  report: GenerateReport,
  { out, check: isCheck = false }: Pick<GenerateOptions, "out" | "check">,
): string {
  const { outcome, written, deleted, changed, missing, stray } = report;
  const lines = report.problems.map(describeProblem);
  if (outcome === "refused") return [...lines, `Nothing was written: ${lines.length} problem${lines.length === 1 ? "" : "s"}.`].join("\n");
  if (isCheck) lines.push(...list("changed", changed), ...list("missing", missing));
  else lines.push(...list("wrote", written), ...list("deleted", deleted));
  lines.push(...list("stray", stray));
  if (outcome === "differs")
    lines.push(`${resolve(out)} is not what the document says. To cure it, run the generate command again, and remove what is stray.`);
  if (outcome === "unchanged") lines.push(isCheck ? `${resolve(out)} is what the document says.` : "Nothing to write.");
  return lines.join("\n");
}

function list(word: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${word.padEnd(8)} ${path}`);
}

/** The lines of an inspection. */
export function describeInspection({ title, version, operations, credentials, servers, problems }: InspectReport): string {
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  return [
    ...(title === undefined ? [] : [`${title} ${version ?? ""}`.trim()]),
    ...servers.map((server) => `server      ${server}`),
    ...credentials.map(
      ({ scheme, kind, option, env }) => `credential  ${[scheme, kind, option, env].filter((part) => part !== undefined).join(" ")}`,
    ),
    ...operations.map((operation) => describeOperation(operation, width)),
    ...problems.map(describeProblem),
  ].join("\n");
}

function describeOperation({ name, nameSource, wantedName, request, pagination, security }: InspectedOperation, width: number): string {
  const alternatives = security?.map((schemes) => (schemes.length === 0 ? "nothing" : schemes.join(" and "))).join(" or ");
  const notes = [
    nameSource === "derived" ? "derived name" : undefined,
    wantedName === undefined ? undefined : `instead of ${wantedName}`,
    pagination === undefined ? undefined : `pages by ${pagination}`,
    alternatives === undefined ? undefined : `with ${alternatives === "" ? "nothing" : alternatives}`,
  ];
  const known = notes.filter((note) => note !== undefined).join(", ");
  return `operation   ${name.padEnd(width)}  ${request}${known === "" ? "" : `  (${known})`}`;
}

/** The lines of a problem, its file relative to the working folder. */
export function describeProblem(problem: Problem): string {
  return toText(problem, (file) => {
    const path = isAddress(file) ? file : relative(process.cwd(), file);
    return path.startsWith("..") ? file : path;
  });
}
