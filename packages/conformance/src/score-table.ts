// Prints what came of the wire table: scores by location, and every row that a client gets wrong, with what it did instead.
import { type WireCase, type WireOperation, wireLocations } from "./wire-table.js";

/** What one client got wrong: by operation and row, what came instead. */
export interface WireScore {
  readonly name: string;
  readonly differences: ReadonlyMap<string, string>;
}

/** The page as Markdown. Ports and boundaries differ from run to run, so they are left out. */
export function toScoreTable(
  operations: readonly WireOperation[],
  scores: readonly WireScore[],
  versions: Readonly<Record<string, string>>,
): string {
  const names = scores.map(({ name }) => (versions[name] === undefined ? name : `${name} ${versions[name]}`));
  const lines = wireLocations.map((location) =>
    toScoreLine(
      location,
      operations.filter((operation) => operation.location === location),
      scores,
    ),
  );
  return [
    "# The wire table, run against three clients",
    "",
    "Written by `npm run scores -w @rosterkit/conformance`; do not edit. `README.md` says what a row is and how each client is called.",
    "",
    `| rows right | ${names.join(" | ")} |`,
    `| --- | ${names.map(() => "--:").join(" | ")} |`,
    ...lines,
    toScoreLine("**all**", operations, scores),
    "",
    "## Rows that a client gets wrong",
    "",
    `| row | right | ${names.slice(1).join(" | ")} |`,
    `| --- | --- | ${names
      .slice(1)
      .map(() => "---")
      .join(" | ")} |`,
    ...operations.flatMap((operation) => operation.cases.flatMap((wireCase, index) => toRow(operation, wireCase, index, scores))),
    "",
  ].join("\n");
}

function toScoreLine(title: string, operations: readonly WireOperation[], scores: readonly WireScore[]): string {
  const keys = operations.flatMap(({ id, cases }) => cases.map((_, index) => `${id} ${index}`));
  const right = scores.map(({ differences }) => keys.filter((key) => !differences.has(key)).length);
  return `| ${title} | ${right.map((count) => `${count} of ${keys.length}`).join(" | ")} |`;
}

function toRow(operation: WireOperation, wireCase: WireCase, index: number, scores: readonly WireScore[]): readonly string[] {
  const found = scores.slice(1).map(({ differences }) => differences.get(`${operation.id} ${index}`));
  if (found.every((difference) => difference === undefined)) return [];
  const cells = [`${operation.id}: ${wireCase.title}`, toExpectation(wireCase)];
  return [`| ${cells.map(toCode).join(" | ")} | ${found.map((text) => (text === undefined ? "right" : toCode(text))).join(" | ")} |`];
}

function toExpectation(wireCase: WireCase): string {
  if (wireCase.refuses) return "refused";
  if (wireCase.absent) return "nothing";
  if (wireCase.fails) return "an error";
  if ("error" in wireCase) return `error ${JSON.stringify(wireCase.error) ?? "without a body"}`;
  const { parts, type, sends, bytes, text, value } = wireCase;
  if (parts !== undefined) return `${type}: ${parts.map(({ head, content }) => `${head} / ${content}`).join(" // ")}`;
  return sends ?? bytes ?? text ?? JSON.stringify(value) ?? "undefined";
}

/** As code that fits into a cell: no bar, no line break, nothing unprintable, no more than 160 characters. */
function toCode(text: string): string {
  const short = text.length > 160 ? `${text.slice(0, 159)}…` : text;
  const plain = short.replace(/[\p{Cc}\p{Cs}\ufeff]/gu, (character) => (character === "\n" ? "⏎" : ""));
  const fence = plain.includes("`") ? "``" : "`";
  return plain === "" ? "(empty)" : `${fence}${plain.replaceAll("|", "\\|")}${fence}`;
}
