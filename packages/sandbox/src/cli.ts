// rosterkit-sandbox: reads the command line, starts the servers, prints where they are, and ends cleanly on ctrl-c.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { bannerText, freshTokenLine, requestLine } from "./cli-text.js";
import { type ProfileName, profileNames } from "./frame/fault-profile.js";
import type { RequestLogEntry } from "./frame/request-log.js";
import { isVendorName, type VendorName, vendorNames } from "./registry.js";
import { createSandbox } from "./sandbox.js";
import type { Sandbox } from "./sandbox-types.js";
import { readSeedFile } from "./seed-file.js";

interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly quiet: boolean;
  readonly seed?: string;
  readonly control: boolean;
  readonly profile?: ProfileName;
  readonly profileSeed: number;
  readonly unknownEnumValue: boolean;
  readonly newField: boolean;
}

export interface CliRun {
  readonly vendors: readonly VendorName[];
  readonly options: CliOptions;
}

/** Exit codes: 0 ended by ctrl-c or SIGTERM, 1 could not start, 2 wrong command line. */
export async function main(argv: readonly string[]): Promise<void> {
  const run = parse(argv);
  if (run === undefined) return;
  const { port, host, control, profile } = run.options;
  try {
    const sandbox = open(run);
    const listening = await sandbox.listen({ port, host, control });
    console.log(bannerText(sandbox, listening, profile));
    endOnSignal(() => sandbox.close());
  } catch (error) {
    console.error(`rosterkit-sandbox: ${(error instanceof Error ? error.message : String(error)).replace(/^sandbox: /, "")}`);
    process.exitCode = 1;
  }
}

function open({ vendors, options }: CliRun): Sandbox {
  const { quiet, seed, profile, profileSeed, unknownEnumValue, newField } = options;
  const sandbox: Sandbox = createSandbox({
    vendors,
    ...(seed !== undefined && { seed: readSeedFile(seed) }),
    ...(profile !== undefined && { profile, profileSeed }),
    drift: { unknownEnumValue, newField },
    onRequest: quiet ? undefined : (entry) => log(sandbox, entry),
  });
  return sandbox;
}

/** A CloudPlans token lasts 30 minutes, and no operation renews it: the console that gives a new one is this. */
function log(sandbox: Sandbox, entry: RequestLogEntry): void {
  console.log(requestLine(entry, new Date()));
  if (entry.vendor !== "cloudplans" || entry.status !== 401) return;
  console.log(freshTokenLine("cloudplans", sandbox.testKeys.cloudplans.issueToken()));
}

function endOnSignal(close: () => Promise<void>): void {
  const end = (): void => {
    // A second signal finds no handler and ends the process at once.
    process.removeListener("SIGINT", end);
    process.removeListener("SIGTERM", end);
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

/** @returns undefined when the command line was answered already (help) or refused */
function parse(argv: readonly string[]): CliRun | undefined {
  let run: CliRun | undefined;
  const command = new Command("rosterkit-sandbox")
    .description("Runs vendors' membership APIs on this machine, with made-up data. Not affiliated with any vendor.")
    .argument("[vendor...]", `vendors to run: ${vendorNames.join(", ")} (default: all)`, toVendors)
    .option("-p, --port <number>", "port of the first server, 0 for any free one; further servers take the next ports", toPort, 4010)
    .option("--host <address>", "address to bind to", "127.0.0.1")
    .option("-q, --quiet", "do not log requests", false)
    .option("--seed <file>", 'what the vendors hold at first: JSON, { "openai": { … } }; the others keep their default')
    .option("--control", "also start the control API, on the port after the vendors'", false)
    .addOption(new Option("--profile <name>", "random faults").choices(profileNames))
    .option("--profile-seed <number>", "where the random faults begin", toWhole, 1)
    .option("--unknown-enum-value", "answer with values that no document has", false)
    .option("--new-field", "answer with fields that no document has", false)
    .action((vendors: readonly VendorName[], options: CliOptions) => {
      run = { vendors: vendors.length > 0 ? vendors : vendorNames, options };
    })
    .exitOverride();
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has printed its message; its own exit code for a wrong command line would be 1.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
  return run;
}

function toVendors(text: string, previous: readonly VendorName[] | undefined): readonly VendorName[] {
  if (!isVendorName(text)) throw new InvalidArgumentError(`Known vendors are: ${vendorNames.join(", ")}.`);
  return [...(previous ?? []), text];
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  return port;
}

function toWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("A whole number is wanted.");
  return Number(text);
}
