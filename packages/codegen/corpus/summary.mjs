// Tells what came of the documents, as a page.

/** The page. */
export function toSummary(outcomes) {
  const counted = count(outcomes.map(({ outcome }) => outcome));
  const timed = outcomes.filter(({ cpuSeconds }) => cpuSeconds !== undefined);
  const slowest = timed.toSorted((one, other) => other.cpuSeconds - one.cpuSeconds).slice(0, 10);
  const refused = outcomes.filter(({ outcome }) => outcome === "refused");
  const broken = outcomes.filter(({ outcome }) => outcome === "does not compile" || outcome === "failed");
  return `${[
    "# Real documents",
    "Written by `node packages/codegen/corpus/run.mjs`: a package is generated from each document of `corpus/documents.json` and type-checked under the repository's strict options.",
    table(["outcome", "documents"], Object.entries(counted)),
    "## Refused",
    table(
      ["code", "documents"],
      Object.entries(count(refused.flatMap(({ problems }) => [...new Set(errorsOf(problems).map(({ code }) => code))]))),
    ),
    table(
      ["document", "code", "place", "message"],
      refused.flatMap(({ id, problems }) =>
        errorsOf(problems)
          .slice(0, 3)
          .map(({ code, pointer, message }) => [id, code, `#${pointer ?? ""}`, shorten(message)]),
      ),
    ),
    "## Not compiling, or failed",
    table(
      ["document", "errors", "first"],
      broken.map(({ id, errors }) => [id, errors.length, shorten(errors[0] ?? "")]),
    ),
    "## The slowest ten to generate",
    table(
      ["document", "bytes", "CPU seconds", "megabytes"],
      slowest.map(({ id, bytes, cpuSeconds, megabytes }) => [id, bytes, cpuSeconds.toFixed(1), megabytes]),
    ),
    "## Warnings by code",
    table(
      ["code", "documents"],
      Object.entries(count(outcomes.flatMap(({ problems }) => [...new Set(warningsOf(problems).map(({ code }) => code))]))),
    ),
  ].join("\n\n")}\n`;
}

function errorsOf(problems) {
  return problems.filter(({ severity }) => severity === "error");
}

function warningsOf(problems) {
  return problems.filter(({ severity }) => severity === "warning");
}

function count(words) {
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)));
}

function shorten(text) {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

function table(heads, rows) {
  if (rows.length === 0) return "None.";
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
