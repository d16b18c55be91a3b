/** The table of what became of each program of verify:full: a run of some replaces their rows, and leaves the others. */

import { stripVTControlCharacters } from "node:util";
import type { Outcome, Program } from "./run-program.js";

/** When and from what a row was made. */
export interface Occasion {
  /** `2026-11-27` */
  readonly date: string;
  /** The commit, short; with a "+" where the working tree differed from it. */
  readonly commit: string;
}

const head = [
  "# verify:full",
  "What is too slow or too wide for each change. `npm run verify:full` runs all of it, `npm run verify:full -- <program>…` some of it; each row is from the program's last run.",
];

/** The text of the table. `previous` is the text it replaces, `""` where there is none. */
export function toSummary(
  programs: readonly Program[],
  outcomes: readonly Outcome[],
  { previous, ...occasion }: Occasion & { previous: string },
): string {
  const rows = programs.map((program) => {
    const outcome = outcomes.find((candidate) => candidate.program.name === program.name);
    if (outcome !== undefined) return toRow(outcome, occasion);
    const kept = previous.split("\n").find((line) => line.startsWith(`| ${program.name} |`));
    return kept ?? `| ${[program.name, toCell(program.shows), "not run", "", "", toLink(program), ""].join(" | ")} |`;
  });
  const columns = ["program", "shows", "outcome", "seconds", "its last line", "figures", "run at"];
  const table = [`| ${columns.join(" | ")} |`, `|${" --- |".repeat(columns.length)}`, ...rows];
  return `${[...head, table.join("\n")].join("\n\n")}\n`;
}

function toRow({ program, result, seconds, lastLine }: Outcome, { date, commit }: Occasion): string {
  const outcome = result === "passed" ? result : `**${toCell(result)}**`;
  const cells = [program.name, toCell(program.shows), outcome, seconds.toFixed(0), toCell(lastLine), toLink(program), `${commit}, ${date}`];
  return `| ${cells.join(" | ")} |`;
}

function toLink({ figures }: Program): string {
  return figures === undefined ? "" : `[${figures.split("/").at(-1)}](../../../${figures})`;
}

/** Text of a program cannot leave its cell. */
function toCell(text: string): string {
  return stripVTControlCharacters(text).replaceAll("|", "\\|").replaceAll("<", "&lt;").slice(0, 160);
}
