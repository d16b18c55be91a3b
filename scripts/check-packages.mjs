// npm run lint:packages: whether what would be published is fit to be: files, exports, types in every module system, cost.
import { prepareOrExit, root } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--output-logs=errors-only");
const { runCheckPackages } = await import("../packages/release/dist/index.js");
process.exit(await runCheckPackages(process.argv.slice(2), root));
