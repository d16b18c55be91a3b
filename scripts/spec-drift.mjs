// npm run spec:drift [-- vendor --from file|url | --online]: what the vendor publishes that our document lacks, or contradicts.
import { prepareOrExit, root } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/release", "--output-logs=errors-only");
const { runSpecDrift } = await import("../packages/release/dist/index.js");
process.exit(await runSpecDrift(process.argv.slice(2), root));
