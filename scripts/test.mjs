// npm test: builds what has changed, runs the suites of all packages, and adds up what they counted.
import { prepareOrExit, root, run } from "./run.mjs";

prepareOrExit("turbo", "run", "build", "--filter=@rosterkit/release", "--output-logs=errors-only");
const { addUp, clearCounts, toTotalsLine } = await import("../packages/release/dist/index.js");
const parameters = process.argv.slice(2);
await clearCounts(root);
const status = run("turbo", "run", "test", "--continue", "--concurrency=100%", "--output-logs=errors-only", ...parameters);
const totals = await addUp(root, { status, isWhole: parameters.length === 0 });
console.log(`\n${toTotalsLine(totals)}`);
process.exit(status !== 0 || totals.failed > 0 || totals.passed === 0 ? 1 : 0);
