// npm run lint:lockfile: fails when the lockfile names where packages were downloaded from, or lacks a platform's optional package.
import { prepareOrExit, root } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/release", "--output-logs=errors-only");
const { runCheckLockfile } = await import("../packages/release/dist/index.js");
process.exit(await runCheckLockfile(root));
