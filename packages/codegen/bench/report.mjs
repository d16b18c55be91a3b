// Writes a section of results/speed.md; the other sections stay as they are.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../results/speed.md", import.meta.url);
const opening = "# Speed, memory and types\n\nWritten by `bench/speed.mjs --keep` and `bench/types.mjs --keep`.\n";

/** A Markdown table. */
export function table(columns, rows) {
  return [columns, columns.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Replaces the section of that name, or adds it. */
export function keep(name, words, figures) {
  const [head, ...sections] = read().split(/^(?=## )/m);
  const others = sections.filter((section) => !section.startsWith(`## ${name}\n`)).map((section) => section.trim());
  const all = [...others, `## ${name}\n\n${words}\n\n${figures}`].toSorted();
  writeFileSync(file, `${[head.trim(), ...all].join("\n\n")}\n`);
}

function read() {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return opening;
  }
}
