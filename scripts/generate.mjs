// npm run generate [-- vendor…]: regenerates the clients of the named vendors, or of all, from specs/.
import { readdirSync } from "node:fs";
import { root, runOrExit } from "./run.mjs";

const vendors = readdirSync(`${root}specs`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((vendor) => !vendors.includes(vendor));
if (unknown.length > 0) {
  console.error(`No such vendor: ${unknown.join(", ")}. specs/ holds ${vendors.join(", ")}.`);
  process.exit(2);
}
runOrExit("turbo", "run", "generate", ...wanted.map((vendor) => `--filter=@rosterkit/${vendor}`));
runOrExit("node", "scripts/facade-releases.mjs");
if (wanted.length === 0) await import("./readme-capabilities.mjs");
