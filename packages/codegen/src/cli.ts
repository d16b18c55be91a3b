/** The command line: reads arguments, calls the library, prints its answer, chooses the exit code. */

import { relative, resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { type GenerateReport, generate } from "./generate.js";
import { type InspectReport, inspect } from "./inspect.js";
import { type Problem, toText } from "./problem.js";

/** 0: as it should be. 1: a check found differences. 2: the document or the arguments are bad. 3: an unexpected failure. */
type ExitCode = 0 | 1 | 2 | 3;

interface GenerateArguments {
  readonly out: string;
  readonly name?: string;
  readonly client?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

const program = new Command("rosterkit-codegen")
  .description("Generates a typed client package from an OpenAPI 3.0 or 3.1 document.")
  .exitOverride()
  .showHelpAfterError("Run with --help to see the arguments.")
  .addHelpText(
    "after",
    `
Examples:
  rosterkit-codegen generate openapi.yaml --out packages/acme --name @acme/client --client Acme
  rosterkit-codegen generate openapi.yaml --out packages/acme --check
  rosterkit-codegen inspect openapi.yaml

Exit codes: 0 as it should be, 1 a check found differences, 2 the document or the arguments are bad, 3 an unexpected failure.`,
  );

program
  .command("generate")
  .description("writes the package, or with --check compares it")
  .argument("<document>", "path of the OpenAPI document")
  .requiredOption("--out <folder>", "folder of the package")
  .option("--name <package>", "name of the package (default: that in the folder's package.json)")
  .option("--client <Name>", "what opens the client's names: OpenAI gives createOpenAIClient (default: from the package's name)")
  .option("--check", "write nothing; list files that are changed, missing or stray")
  .option("--json", "print the report as JSON")
  .action(async (document: string, { json, ...options }: GenerateArguments) => {
    const report = await generate({ document, ...options });
    console.log(json === true ? JSON.stringify(report, null, 2) : describeGeneration(report, options));
    process.exitCode = exitCodeOf(report);
  });

program
  .command("inspect")
  .description("lists operations, names, credentials, pagination and problems; writes nothing")
  .argument("<document>", "path of the OpenAPI document")
  .option("--json", "print the report as JSON")
  .action(async (document: string, { json }: { readonly json?: boolean }) => {
    const report = await inspect(document);
    console.log(json === true ? JSON.stringify(report, null, 2) : describeInspection(report));
    process.exitCode = report.outcome === "accepted" ? 0 : 2;
  });

function exitCodeOf({ outcome }: GenerateReport): ExitCode {
  if (outcome === "refused") return 2;
  return outcome === "differs" ? 1 : 0;
}

function describeGeneration(report: GenerateReport, { out, check: isCheck = false }: GenerateArguments): string {
  const { outcome, written, deleted, changed, missing, stray } = report;
  const lines = report.problems.map(describeProblem);
  if (outcome === "refused") return [...lines, `Nothing was written: ${lines.length} problem${lines.length === 1 ? "" : "s"}.`].join("\n");
  if (isCheck) lines.push(...list("changed", changed), ...list("missing", missing));
  else lines.push(...list("wrote", written), ...list("deleted", deleted));
  lines.push(...list("stray", stray));
  if (outcome === "differs")
    lines.push(`${resolve(out)} is not what the document says. To cure it, run the generate command again, and remove what is stray.`);
  if (outcome === "unchanged") lines.push(isCheck ? `${resolve(out)} is what the document says.` : "Nothing to write.");
  return lines.join("\n");
}

function list(word: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${word.padEnd(8)} ${path}`);
}

function describeInspection({ title, version, operations, credentials, servers, problems }: InspectReport): string {
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  return [
    ...(title === undefined ? [] : [`${title} ${version ?? ""}`.trim()]),
    ...servers.map((server) => `server      ${server}`),
    ...credentials.map(
      ({ scheme, kind, option, env }) => `credential  ${[scheme, kind, option, env].filter((part) => part !== undefined).join(" ")}`,
    ),
    ...operations.map(({ name, nameSource, wantedName, request, pagination }) => {
      const notes = [
        nameSource === "derived" ? "derived name" : undefined,
        wantedName === undefined ? undefined : `instead of ${wantedName}`,
        pagination === undefined ? undefined : `pages by ${pagination}`,
      ];
      const known = notes.filter((note) => note !== undefined).join(", ");
      return `operation   ${name.padEnd(width)}  ${request}${known === "" ? "" : `  (${known})`}`;
    }),
    ...problems.map(describeProblem),
  ].join("\n");
}

function describeProblem(problem: Problem): string {
  return toText(problem, (file) => {
    const path = relative(process.cwd(), file);
    return path.startsWith("..") ? file : path;
  });
}

/** Runs the program; a failure that nobody foresaw is one line, its stack only where it is asked for. */
async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    console.error(`rosterkit-codegen failed unexpectedly: ${message}\nSet ROSTERKIT_DEBUG=1 to see where.`);
    if (process.env.ROSTERKIT_DEBUG !== undefined) console.error(error);
    process.exitCode = 3;
  }
}

await run();
