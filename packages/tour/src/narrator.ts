/** The voice of the tour: headings, steps and tables for a person at a terminal. */

import Table from "cli-table3";
import colors from "picocolors";

/** Writes one line; the tour's only way to the outside. */
export type Write = (line: string) => void;

/** What a chapter tells its story with. */
export interface Narrator {
  /** Opens a chapter. */
  chapter(title: string): void;
  /** What was asked, as code a reader could type, and what came of it. */
  step(code: string, outcome: string): void;
  /** An error or a refusal that was meant to happen. */
  refusal(code: string, outcome: string): void;
  /** Rows under a heading. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A closing sentence. */
  remark(text: string): void;
}

/** Creates a narrator that writes line by line. */
export function createNarrator(write: Write): Narrator {
  return {
    chapter(title) {
      write("");
      write(colors.bold(title));
    },
    step(code, outcome) {
      write(`  ${colors.green("✓")} ${colors.cyan(code)}`);
      write(`    ${outcome}`);
    },
    refusal(code, outcome) {
      write(`  ${colors.yellow("!")} ${colors.cyan(code)}`);
      write(`    ${outcome}`);
    },
    table(head, rows) {
      const table = new Table({
        head: [...head],
        style: { head: [], border: [] },
        chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
      });
      table.push(...rows.map((row) => [...row]));
      for (const line of table.toString().split("\n")) write(`  ${line}`);
    },
    remark(text) {
      write(`  ${text}`);
    },
  };
}
