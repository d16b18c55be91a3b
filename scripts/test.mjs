// npm test: builds what has changed, runs the suites of all packages, and adds up what they counted.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { root, run } from "./run.mjs";

const status = run("turbo", "run", "test", "--continue", "--concurrency=100%", "--output-logs=errors-only", ...process.argv.slice(2));
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of readdirSync(`${root}packages`)) {
  const file = `${root}packages/${name}/.results/unit.json`;
  if (!existsSync(file)) continue;
  const report = JSON.parse(readFileSync(file, "utf8"));
  counts.passed += report.numPassedTests;
  // A file that could not be loaded counts no test, and must not pass for an empty one.
  counts.failed +=
    report.numFailedTests + report.testResults.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0).length;
  counts.skipped += report.numPendingTests + report.numTodoTests;
}
if (status !== 0 && counts.failed === 0) counts.failed = 1;
console.log(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`);
process.exit(status !== 0 || counts.failed > 0 || counts.passed === 0 ? 1 : 0);
