// npm run generate:check: compares every generated file with what the specs give today. Never cached: a cache would put
// back what somebody edited by hand, and so hide it.
import { run, runOrExit } from "./run.mjs";

runOrExit("turbo", "run", "build", "--filter=@rosterkit/codegen", "--output-logs=errors-only");
const checks = [
  run("npm", "run", "--silent", "--workspaces", "--if-present", "generate:check"),
  run("node", "scripts/facade-releases.mjs", "--check"),
  run("node", "scripts/readme-capabilities.mjs", "--check"),
];
const status = Math.max(...checks);
if (status !== 0) console.error("\nThe cure: npm run generate, then commit what changed.");
process.exit(status);
