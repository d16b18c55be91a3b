// Names every action that a workflow takes by a tag or a branch, which its owner can move, and every workflow without permissions
// of its own, which then has the repository's.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const folder = join(root, process.argv[2] ?? ".github/workflows");
const problems = [];
for (const name of readdirSync(folder).filter((file) => /\.ya?ml$/.test(file))) {
  const text = readFileSync(join(folder, name), "utf8");
  if (!/^permissions:/m.test(text)) problems.push(`${name}: it has no "permissions:" of its own; write the least it needs`);
  for (const [index, line] of text.split("\n").entries()) {
    const [, action, revision, comment] = /\buses:\s*["']?([^@\s"']+)@([^\s"'#]+)["']?\s*(#.*)?$/.exec(line) ?? [];
    if (action === undefined || action.startsWith("./")) continue;
    const place = `${name}:${index + 1}: ${action}`;
    if (!/^[0-9a-f]{40}$/.test(revision))
      problems.push(`${place} is taken by the name ${revision}; pin it to a commit that is known from a public workflow`);
    else if (!/v?\d+\.\d+/.test(comment ?? "")) problems.push(`${place} is pinned without its version beside it; write "# v1.2.3"`);
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
