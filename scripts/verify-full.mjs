// npm run verify:full [-- program… | --list]: what is too slow or too wide for each change. Every program can be run by itself,
// keeps its figures under the package that owns it, and none hides the others when it fails.
import { prepareOrExit, root } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--output-logs=errors-only");
const { programs, runVerifyFull } = await import("../packages/release/dist/index.js");
process.exit(await runVerifyFull({ root, programs, parameters: process.argv.slice(2) }));
