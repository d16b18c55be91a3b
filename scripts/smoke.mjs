// npm run smoke -- <vendor>: holds the reading operations of a client against the vendor's live API, with your key.
import { prepareOrExit, run } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/smoke", "--output-logs=errors-only");
process.exit(run("node", "packages/smoke/dist/main.js", ...process.argv.slice(2)));
