// Prints the CPU milliseconds of the first createSandbox() with all vendors in a new process, import excluded.
import { createSandbox } from "@rosterkit/sandbox";

const before = process.cpuUsage();
createSandbox();
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
