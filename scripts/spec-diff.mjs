// npm run spec:diff [-- vendor… --base ref --json|--markdown --write --check]: what changed for users, and the version it takes.
import { prepareOrExit, root } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/release", "--output-logs=errors-only");
const { runSpecDiff } = await import("../packages/release/dist/index.js");
process.exit(await runSpecDiff(process.argv.slice(2), root));
