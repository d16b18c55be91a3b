// Prints a report, and with `--keep` writes it to the package's results.
import { mkdirSync, writeFileSync } from "node:fs";

export function report(name, lines) {
  const text = lines.join("\n");
  console.log(text);
  if (!process.argv.includes("--keep")) return;
  const folder = new URL("../results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.md`, folder), `${text}\n`);
}
