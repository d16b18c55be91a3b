// Writes a file in one step, and only when its text differs, so that a build running beside a type check disturbs nobody.
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

export async function writeWhenChanged(file, text) {
  const present = await readFile(file, "utf8").catch(() => undefined);
  if (present === text) return;
  // The draft lies one folder up, where the search for strays does not look.
  const draft = path.join(path.dirname(file), "..", `.draft-${process.pid}-${path.basename(file)}`);
  await writeFile(draft, text);
  await rename(draft, file);
}
