// npm run verify:full: what is too slow or too wide for every run; each program writes its figures under the package that owns it.
import { runOrExit } from "./run.mjs";

runOrExit("turbo", "run", "build", "--output-logs=errors-only");
runOrExit("npm", "run", "scores", "--workspace", "@rosterkit/conformance");
runOrExit("node", "packages/codegen/corpus/run.mjs");
runOrExit("node", "packages/codegen/corpus/damage.mjs");
runOrExit("node", "packages/codegen/bench/types.mjs", "--keep");
runOrExit("node", "packages/codegen/bench/speed.mjs", "--keep");
runOrExit("node", "packages/rosterkit/bench/audit.mjs");
runOrExit("node", "packages/release/verify/same-tarballs.mjs");
runOrExit("node", "packages/consumer/matrix/main.mjs");
runOrExit("node", "packages/runtime/bench/size.mjs", "--modules", "--keep");
runOrExit("node", "packages/runtime/bench/cpu.mjs", "--keep");
runOrExit("node", "packages/runtime/bench/figures.mjs", "--keep");
runOrExit("node", "scripts/mutants.mjs");
runOrExit("node", "packages/sandbox/bench/cost.mjs", "--keep");
runOrExit("env", "ROSTERKIT_MODEL_RUNS=1000", "npm", "test", "--workspace", "@rosterkit/conformance", "--", "test/model.test.ts");
