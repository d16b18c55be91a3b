/** The programs that a README shows: the code blocks of one section, read together, are one program. */

import { readFile } from "node:fs/promises";

/** One program of a README. */
export interface Example {
  /** Path of the README, and the section's heading: the name of the test. */
  readonly name: string;
  /** A file name for it, without extension. */
  readonly file: string;
  readonly code: string;
  /** False for what exports something: it is there for another program to import, and does nothing by itself. */
  readonly isProgram: boolean;
  /** What the section says that it prints, in a block marked `output`; undefined where it says nothing. */
  readonly prints: string | undefined;
}

/** Reads the programs of one README, in order. */
export async function readExamples(path: string, label: string): Promise<Example[]> {
  const programs = new Map<string, string[]>();
  const outputs = new Map<string, string[]>();
  let section = "";
  let block: string[] | undefined;
  for (const line of (await readFile(path, "utf8")).split("\n")) {
    const heading = block === undefined ? /^#{1,6} (.+)$/.exec(line)?.[1] : undefined;
    if (heading !== undefined) section = heading;
    else if (block === undefined && /^```(ts|js)$/.test(line)) block = programs.get(section) ?? [];
    else if (block === undefined && line === "```output") {
      block = [];
      outputs.set(section, block);
    } else if (block !== undefined && line === "```") {
      if (block !== outputs.get(section)) programs.set(section, block);
      block = undefined;
    } else block?.push(line);
  }
  return [...programs].map(([heading, lines], index) => ({
    name: `${label}: ${heading}`,
    file: `${label}-${index + 1}`.replace(/[^a-z0-9-]+/gi, "-").toLowerCase(),
    // Without an import or an export a file is a script, whose names all other scripts would share.
    code: `${lines.join("\n")}\nexport {};\n`,
    isProgram: !lines.some((line) => line.startsWith("export ")),
    prints: outputs.get(heading)?.join("\n"),
  }));
}
