// Puts what a workflow changed on a branch of its own and opens a pull request for it, or renews the one that is open.
// node scripts/open-pull-request.mjs <branch> <title> <file with the text>. Without changes nothing happens.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { root } from "./run.mjs";

const [branch, title, bodyFile] = process.argv.slice(2);
if (bodyFile === undefined) {
  console.error("Usage: node scripts/open-pull-request.mjs <branch> <title> <file with the text>");
  process.exit(2);
}
const run = (command, ...parameters) => execFileSync(command, parameters, { cwd: root, encoding: "utf8" });

run("git", "add", "--all");
if (run("git", "status", "--porcelain").trim() === "") {
  console.log("Nothing changed.");
  process.exit(0);
}
const name = `automation/${branch}`;
run("git", "config", "user.name", "github-actions[bot]");
run("git", "config", "user.email", "41898282+github-actions[bot]@users.noreply.github.com");
run("git", "checkout", "-B", name);
run("git", "commit", "--quiet", "--message", title);
run("git", "push", "--force", "origin", name);
const open = JSON.parse(run("gh", "pr", "list", "--head", name, "--state", "open", "--json", "number"));
// The text goes by file: as an argument it could be longer than a command line may be.
if (open.length > 0) run("gh", "pr", "edit", String(open[0].number), "--title", title, "--body-file", bodyFile);
else run("gh", "pr", "create", "--head", name, "--title", title, "--body-file", bodyFile);
console.log(`${title}: ${readFileSync(bodyFile, "utf8").split("\n").length} lines of report.`);
