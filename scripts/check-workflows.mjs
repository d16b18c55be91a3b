// npm run lint:workflows [-- folder]: what GitHub would refuse in a workflow, and what it would allow and nobody should.
import { prepareOrExit, root } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/release", "--output-logs=errors-only");
const { runCheckWorkflows } = await import("../packages/release/dist/index.js");
process.exit(await runCheckWorkflows(root, process.argv[2]));
