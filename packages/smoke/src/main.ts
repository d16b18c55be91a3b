/** The program behind `npm run smoke`: checks a client's reading operations against a live API, with the key of whoever runs it. */

import { readFileSync } from "node:fs";
import { isApiError } from "@rosterkit/runtime";
import Table from "cli-table3";
import { Argument, Command, InvalidArgumentError } from "commander";
import { parse } from "yaml";
import { openClient, type VendorName, vendorNames } from "./clients.js";
import type { Json } from "./readings.js";
import { type SmokeResult, smoke } from "./smoke.js";

interface Options {
  readonly baseUrl?: string;
  readonly value: Readonly<Record<string, string>>;
  readonly json?: true;
}

const examples = `
The credentials come from the environment variables that the package's README names. Only GET requests are sent.
Of an answer only places and kinds are printed, and ids where they stand in the path of a request that was refused.

Examples:
  OPENAI_ADMIN_KEY=… npm run smoke -- openai
  GUMLOOP_API_KEY=… GUMLOOP_USER_ID=… npm run smoke -- gumloop --value user_id=…

Exit codes: 0 when the answers fit, 1 when one differs or failed, or none fits, 2 when the command or the credentials are wrong.`;

function addValue(text: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [name, ...rest] = text.split("=");
  if (name === undefined || name === "" || rest.length === 0) throw new InvalidArgumentError("It must be name=value.");
  return { ...values, [name]: rest.join("=") };
}

function toTable(results: readonly SmokeResult[]): string {
  const table = new Table({ head: ["operation", "outcome", "status", "notes"], style: { head: [], border: [] }, wordWrap: true });
  for (const { operation, outcome, status, notes } of results) table.push([operation, outcome, status ?? "", notes.join("\n")]);
  return table.toString();
}

async function run(vendor: VendorName, { baseUrl, value, json }: Options): Promise<void> {
  const file = new URL(`../../../specs/${vendor}/openapi.yaml`, import.meta.url);
  const document = parse(readFileSync(file, "utf8")) as Json; // linted by npm run lint:specs
  const results = await smoke({ document, client: openClient(vendor, { baseUrl }), values: value });
  console.log(json ? JSON.stringify(results, undefined, 2) : toTable(results));
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  if (outcomes.has("differs") || outcomes.has("failed") || !outcomes.has("fits")) process.exitCode = 1;
}

const program = new Command("npm run smoke --")
  .description("Calls the reading operations of a vendor with your key, and says where the answers differ from the document.")
  .addArgument(new Argument("<vendor>").choices(vendorNames))
  .option("--base-url <url>", "where the API is, if not at the documented host")
  .option("--value <name=value>", "a required parameter that no answer tells; may be repeated", addValue, {})
  .option("--json", "print the results as JSON")
  .addHelpText("after", examples)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);

try {
  await program.parseAsync();
} catch (error) {
  if (!isApiError(error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
