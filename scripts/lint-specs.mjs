// npm run lint:specs: lints the vendors' documents with Redocly's strictest set and our own rules, which the generator's package holds.
import { runOrExit } from "./run.mjs";

runOrExit("turbo", "run", "build", "--filter=@rosterkit/codegen", "--output-logs=errors-only");
runOrExit("redocly", "lint");
