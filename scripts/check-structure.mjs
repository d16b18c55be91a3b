// npm run lint:structure: holds every source file against the table of who may import whom, and against the limits on names and length.
import { prepareOrExit, root } from "./run.mjs";
import { rules } from "./structure-rules.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/release", "--output-logs=errors-only");
const { runCheckStructure } = await import("../packages/release/dist/index.js");
process.exit(runCheckStructure(root, rules));
