/** The command line: reads arguments, calls the library, prints its answer, chooses the exit code. */

import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { configNames, findConfig, readConfig } from "./config.js";
import { describeGeneration, describeInspection, describeProblem } from "./describe.js";
import { type GenerateOptions, type GenerateReport, generate } from "./generate.js";
import { inspect } from "./inspect.js";
import type { Problem } from "./problem.js";

/** 0: as it should be. 1: a check found differences. 2: the document or the arguments are bad. 3: an unexpected failure. */
type ExitCode = 0 | 1 | 2 | 3;

interface CommandOptions {
  readonly out?: string;
  readonly name?: string;
  readonly client?: string;
  readonly allowHost: readonly string[];
  readonly config?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What came of one document. */
interface Answer {
  readonly report: object;
  readonly problems: readonly Problem[];
  readonly text: string;
  readonly exitCode: ExitCode;
}

const program = new Command("rosterkit-codegen")
  .description("Generates a typed client package from an OpenAPI 3.0 or 3.1 document.")
  .version(readVersion())
  .exitOverride()
  .showHelpAfterError("Run with --help to see the arguments.")
  .addHelpText(
    "after",
    `
Examples:
  rosterkit-codegen generate openapi.yaml --out packages/acme --name @acme/client --client Acme
  rosterkit-codegen generate openapi.yaml --out packages/acme --check
  rosterkit-codegen generate https://acme.example/openapi.json --out packages/acme --name @acme/client
  rosterkit-codegen generate --config rosterkit-codegen.config.yaml
  rosterkit-codegen inspect openapi.yaml

Exit codes: 0 as it should be, 1 a check found differences, 2 the document or the arguments are bad, 3 an unexpected failure.`,
  );

addCommand("generate", "writes the package, or with --check compares it; without a document, every package of the configuration")
  .option("-o, --out <folder>", "folder of the package")
  .option("--name <package>", "name of the package (default: that in the folder's package.json)")
  .option("--client <Name>", "what opens the client's names: OpenAI gives createOpenAIClient (default: from the package's name)")
  .option("--check", "write nothing; list files that are changed, missing or stray")
  .action((document: string | undefined, options: CommandOptions) => answer(document, options, runGenerate));

addCommand("inspect", "lists operations, names, credentials, pagination and problems; writes nothing").action(
  (document: string | undefined, options: CommandOptions) => answer(document, options, runInspect),
);

function addCommand(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument("[document]", "path or https address of the OpenAPI document")
    .option("--config <file>", `the packages to work on (default: ${configNames.join(" or ")})`)
    .option("--allow-host <host>", "a host that references may lead to; can be given several times", collect, [])
    .option("--json", "print the report as JSON")
    .option("-q, --quiet", "print problems only");
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

type Target = Omit<GenerateOptions, "out" | "document"> & { readonly document: string; readonly out?: string | undefined };

async function runGenerate({ out, ...target }: Target): Promise<Answer> {
  if (out === undefined) return program.error("error: required option '-o, --out <folder>' not specified");
  const report = await generate({ ...target, out });
  return { report, problems: report.problems, text: describeGeneration(report, { ...target, out }), exitCode: exitCodeOf(report) };
}

function exitCodeOf({ outcome }: GenerateReport): ExitCode {
  if (outcome === "refused") return 2;
  return outcome === "differs" ? 1 : 0;
}

async function runInspect({ document, allowHosts }: Target): Promise<Answer> {
  const report = await inspect(document, { allowHosts });
  return { report, problems: report.problems, text: describeInspection(report), exitCode: report.outcome === "accepted" ? 0 : 2 };
}

/** Works on the document, or on all of the configuration, and prints what came of it. */
async function answer(document: string | undefined, options: CommandOptions, run: (target: Target) => Promise<Answer>): Promise<void> {
  const { allowHost, check, json: isJson = false, quiet: isQuiet = false } = options;
  const shared = { allowHosts: allowHost, check };
  if (document !== undefined) {
    if (options.config !== undefined) program.error("error: give a document or --config, not both");
    const { out, name, client } = options;
    print([await run({ document, out, name, client, ...shared })], isQuiet, isJson ? ([only]) => only : undefined);
    return;
  }
  const { specs, problems } = readSpecs(options);
  if (problems.length > 0) {
    const report = { outcome: "refused", problems };
    print(
      [{ report, problems, text: problems.map(describeProblem).join("\n"), exitCode: 2 }],
      isQuiet,
      isJson ? ([only]) => only : undefined,
    );
    return;
  }
  const answers: Answer[] = [];
  for (const spec of specs) {
    const found = await run({ ...spec, ...shared, allowHosts: [...(spec.allowHosts ?? []), ...allowHost] });
    answers.push({ ...found, report: { document: spec.document, ...found.report }, text: `${spec.document}\n${found.text}` });
  }
  print(answers, isQuiet, isJson ? (reports) => ({ specs: reports }) : undefined);
}

function readSpecs({ config, out, name, client }: CommandOptions): ReturnType<typeof readConfig> {
  if (out !== undefined || name !== undefined || client !== undefined) {
    program.error("error: without a document, --out, --name and --client come from the configuration");
  }
  const file = config ?? findConfig(process.cwd());
  if (file === undefined) return program.error(`error: missing argument 'document', and there is no ${configNames.join(" or ")} here`);
  return readConfig(file);
}

function print(answers: readonly Answer[], isQuiet: boolean, toReport: ((reports: readonly object[]) => unknown) | undefined): void {
  const texts = answers
    .map(({ text, problems }) => (isQuiet ? problems.map(describeProblem).join("\n") : text))
    .filter((text) => text !== "");
  const lines = toReport === undefined ? texts.join("\n") : JSON.stringify(toReport(answers.map(({ report }) => report)), null, 2);
  if (lines !== "") console.log(lines);
  process.exitCode = Math.max(...answers.map(({ exitCode }) => exitCode));
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return version;
}

/** Runs the program; a failure that nobody foresaw is one line and a request, its stack only where it is asked for. */
async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    console.error(`rosterkit-codegen failed unexpectedly: ${message.replace(/\s+/g, " ")}`);
    console.error(
      "Set ROSTERKIT_DEBUG=1 to see where. If it is no fault of this machine, please report it with the document that shows it.",
    );
    if (process.env.ROSTERKIT_DEBUG !== undefined) console.error(error);
    process.exitCode = 3;
  }
}

await run();
