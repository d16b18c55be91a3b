/** Prints a diff for a person at a terminal, and as Markdown for a pull request. */

import { isWeaker } from "./bump.js";
import type { VendorDiff } from "./diff.js";
import type { SpecFinding } from "./spec/finding.js";

/** For a terminal. */
export function toText(diffs: readonly VendorDiff[]): string {
  return diffs.map(toVendorText).join("\n\n");
}

function toVendorText(diff: VendorDiff): string {
  const head = `${diff.packageName}: ${diff.bump}, compared with ${diff.base}`;
  if (diff.isNew) return `${diff.packageName}: new since ${diff.base}, a first minor version`;
  if (diff.bump === "none") return `${diff.packageName}: no change since ${diff.base}`;
  const { spec, types, wire } = diff;
  return [
    head,
    `  spec   ${spec.bump}`,
    ...listed(spec.findings).map(({ bump, words, place }) => `    ${bump.padEnd(5)} ${words}  (${place})`),
    ...reworded(spec.findings).map((words) => `    patch ${words}`),
    `  types  ${types.bump}, ${types.programs} programs of the base compiled`,
    ...types.problems.map(({ program, line, code, message }) => `    ${program}, line ${line}: ${code} ${message}`),
    `  wire   ${wire.bump}, ${wire.replayed} exchanges of the base replayed`,
    ...wire.differences.flatMap(({ exchange, words, lines }) => [`    ${words}  (${exchange})`, ...lines.map((line) => `      ${line}`)]),
  ].join("\n");
}

/** For a pull request. Text from a document cannot leave its place: it is either in code marks or escaped. */
export function toMarkdown(diffs: readonly VendorDiff[]): string {
  return `${diffs.map(toVendorMarkdown).join("\n\n")}\n`;
}

function toVendorMarkdown(diff: VendorDiff): string {
  const head = `### ${diff.packageName}: ${diff.isNew ? "new" : diff.bump === "none" ? "no change" : `**${diff.bump}**`}`;
  if (diff.isNew || diff.bump === "none") return head;
  const { spec, types, wire } = diff;
  const rows = listed(spec.findings).map(({ bump, words, place }) => `| ${bump} | ${toCell(words)} | ${toCell(place)} |`);
  const problems = types.problems.map(({ program, code, message }) => `- ${toCell(program)}: ${code} ${toCell(message)}`);
  const wires = wire.differences.map(
    ({ words, lines, exchange }) =>
      `- ${toCell(words)} (${exchange})${lines.length === 0 ? "" : `\n\n${toFence("diff", lines.join("\n"))}`}`,
  );
  return [
    head,
    `Compared with ${diff.base}: spec ${spec.bump}, types ${types.bump}, wire ${wire.bump}.`,
    ...(rows.length === 0 ? [] : [["| bump | what | where |", "| --- | --- | --- |", ...rows].join("\n")]),
    ...reworded(spec.findings),
    ...(problems.length === 0 ? [] : [`Programs of the base that no longer compile (of ${types.programs}):`, problems.join("\n")]),
    ...(wires.length === 0 ? [] : [`Exchanges of the base that changed (of ${wire.replayed}):`, wires.join("\n")]),
  ].join("\n\n");
}

/** The findings that are told one by one, the strongest first. */
export function listed(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const told = findings.filter(({ isDocumentation }) => isDocumentation !== true);
  return told.toSorted((one, other) => Number(isWeaker(one.bump, other.bump)) - Number(isWeaker(other.bump, one.bump)));
}

function reworded(findings: readonly SpecFinding[]): readonly string[] {
  const count = findings.length - listed(findings).length;
  return count === 0 ? [] : [`Documentation changed in ${count} place${count === 1 ? "" : "s"}.`];
}

function toCell(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

/** A block of code whose fence is longer than any in it. */
function toFence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
