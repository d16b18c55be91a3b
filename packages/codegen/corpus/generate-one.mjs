// Generates one document's package in a process of its own, and prints what came of it and what it cost.
import { generate } from "@rosterkit/codegen";

const [document, out, name] = process.argv.slice(2);
const report = await generate({ document, out, name });
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const { outcome, problems } = report;
const seconds = (userCPUTime + systemCPUTime) / 1e6;
process.stdout.write(JSON.stringify({ outcome, problems, seconds, megabytes: Math.round(maxRSS / 1024) }));
