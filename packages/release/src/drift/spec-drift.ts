/** `npm run spec:drift`: compares what a vendor publishes with our document, from a file, an address, or every source it names. */

import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { parse } from "yaml";
import { entriesOf, memberOf } from "../pointer.js";
import { ReleaseError } from "../release-error.js";
import { findVendors, type Vendor } from "../vendor.js";
import { compareDocuments, type Drift } from "./compare-documents.js";
import { comparePage, linesCiting, type PageDrift } from "./page-drift.js";
import { readSource } from "./read-source.js";

/** What one source says. */
export interface SourceReport {
  readonly vendor: string;
  /** Id of x-sources, or where the text came from. */
  readonly source: string;
  readonly document?: readonly Drift[];
  readonly page?: PageDrift;
  /** What there is to say when nothing was compared. */
  readonly note?: string;
}

interface Arguments {
  readonly from?: string;
  readonly source?: string;
  readonly online?: boolean;
  readonly update?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly root: string;
}

/** Runs the program. Exit codes: 0 compared, whatever came of it; 2 the arguments are bad or nothing could be read. */
export async function runSpecDrift(parameters: readonly string[], root: string): Promise<number> {
  const program = new Command("spec:drift")
    .description("What a vendor publishes that our document lacks, has beyond it, or contradicts. Nothing is fetched unless asked for.")
    .argument("[vendor...]", "the vendors to compare (default: all)")
    .option("--from <file or url>", "compare with this text")
    .option("--source <id>", "the id in x-sources that the text belongs to; needed for a page without a document in it")
    .option("--online", "fetch every source that the document names")
    .option("--update", "store the texts of pages, for the next comparison")
    .option("--json", "print the report as JSON")
    .option("--markdown", "print the report for a pull request")
    .option("--root <folder>", "root of the repository", root)
    .showHelpAfterError()
    .action(async (vendors: readonly string[], options: Arguments) => {
      const reports = await compareAll(vendors, options);
      console.log(options.json === true ? JSON.stringify(reports, null, 2) : toText(reports, options.markdown === true));
    });
  try {
    await program.parseAsync([...parameters], { from: "user" });
    return 0;
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function compareAll(wanted: readonly string[], options: Arguments): Promise<readonly SourceReport[]> {
  const vendors = findVendors(options.root, wanted);
  if (options.from !== undefined) {
    const [vendor, second] = vendors;
    if (vendor === undefined || second !== undefined)
      throw new ReleaseError("--from belongs to one vendor. Name it: npm run spec:drift -- <vendor> --from <file or url>");
    return [await compareSource(vendor, { ...options, text: await load(options.from), id: options.source ?? options.from })];
  }
  if (options.online !== true)
    throw new ReleaseError(
      "Nothing was compared: give --from <file or url>, or --online to fetch what the documents name as their sources.",
    );
  const reports: SourceReport[] = [];
  for (const vendor of vendors) {
    const root: unknown = parse(await readFile(documentOf(options.root, vendor), "utf8"));
    for (const [id, source] of entriesOf(memberOf(memberOf(root, "info"), "x-sources"))) {
      const url = toRawAddress(String(memberOf(source, "url")));
      const text = await load(url).catch((error: unknown) => ({ note: error instanceof Error ? error.message : String(error) }));
      reports.push(
        typeof text === "string" ? await compareSource(vendor, { ...options, text, id }) : { vendor: vendor.name, source: id, ...text },
      );
    }
  }
  return reports;
}

async function compareSource(vendor: Vendor, { text, id, root, update }: Arguments & { text: string; id: string }): Promise<SourceReport> {
  const source = readSource(text);
  const ours = await readFile(documentOf(root, vendor), "utf8");
  const head = { vendor: vendor.name, source: id };
  const folder = join(root, "specs", vendor.name, "sources");
  if (source.kind === "document") {
    const report = { ...head, document: compareDocuments(source.root, ours) };
    // What is known to differ is kept, so that a change of it shows.
    if (update === true && /^[\w-]+$/.test(id)) await store(folder, `${id}.drift.txt`, `${toText([report], false)}\n`);
    return report;
  }
  if (!/^[\w-]+$/.test(id))
    throw new ReleaseError(
      "The text holds no OpenAPI document, so it is compared with the one stored for its source. Say which: --source <id in x-sources>",
    );
  const file = join(folder, `${id}.txt`);
  const isStored = existsSync(file);
  const stored = isStored ? (await readFile(file, "utf8")).split("\n").filter((line) => line !== "") : [];
  if (update === true) await store(folder, `${id}.txt`, `${source.lines.join("\n")}\n`);
  if (!isStored)
    return { ...head, note: update === true ? "stored for the first time" : "nothing is stored to compare it with; --update stores it" };
  return { ...head, page: comparePage(stored, source.lines, linesCiting(ours, id)) };
}

async function store(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), text);
}

function documentOf(root: string, { name }: Vendor): string {
  return join(root, "specs", name, "openapi.yaml");
}

/** GitHub shows a file in a page of its own; the file itself is elsewhere. Evidence names a commit; what is published today is the newest. */
function toRawAddress(url: string): string {
  const [, repository, commit, path] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\/([^/]+)\/(.+)$/.exec(url) ?? [];
  if (repository === undefined || commit === undefined) return url;
  return `https://raw.githubusercontent.com/${repository}/${/^[0-9a-f]{7,40}$/.test(commit) ? "HEAD" : commit}/${path}`;
}

async function load(from: string): Promise<string> {
  if (!/^https?:\/\//.test(from)) {
    return readFile(from, "utf8").catch(() => {
      throw new ReleaseError(`There is no file ${from}.`);
    });
  }
  let response: Response;
  try {
    response = await fetch(from, { signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    throw new ReleaseError(`${from} could not be reached; without a network, save the page and give its file with --from.`, {
      cause: error,
    });
  }
  if (!response.ok) throw new ReleaseError(`${from} answered ${response.status}.`);
  return response.text();
}

/** The report for a person; every difference with the line to edit. */
export function toText(reports: readonly SourceReport[], isMarkdown: boolean): string {
  return reports
    .map((report) => [`${isMarkdown ? "### " : ""}${report.vendor}, ${report.source}`, ...toLines(report, isMarkdown)].join("\n"))
    .join("\n\n");
}

function toLines({ vendor, document, page, note }: SourceReport, isMarkdown: boolean): readonly string[] {
  const bullet = isMarkdown ? "- " : "  ";
  const file = `specs/${vendor}/openapi.yaml`;
  if (note !== undefined) return [`${bullet}${note}`];
  if (document !== undefined) {
    if (document.length === 0) return [`${bullet}The two documents agree.`];
    return document.map(({ kind, what, theirs, ours, line }) => {
      const values = kind === "contradicts" ? `theirs ${theirs}, ours ${ours}` : (theirs ?? ours ?? "");
      return `${bullet}${kind.padEnd(11)} ${isMarkdown ? `\`${what}\`` : what}: ${values}  (${file}:${line})`;
    });
  }
  const { removed = [], added = [], cited = [] } = page ?? {};
  if (removed.length + added.length === 0) return [`${bullet}The page says what it said.`];
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const places = `${bullet}Facts that stand on it: ${cited.map((line) => `${file}:${line}`).join(", ") || "none"}`;
  return isMarkdown ? [places, "", ...lines.map((line) => `    ${line}`)] : [...lines.map((line) => `  ${line}`), places];
}
