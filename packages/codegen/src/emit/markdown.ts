/** Puts text of a document into Markdown so that it stays text. */

/** Text on one line, in which nothing is a tag, a link or a table's border. */
export function toMarkdownText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\[\]|*_]/g, (character) => `\\${character}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

/** A link; an address that is not http(s) stays text. */
export function toLink(text: string, url: string): string {
  const label = toMarkdownText(text);
  if (!/^https?:\/\//.test(url)) return label;
  return `[${label}](<${url.replace(/[<>\s]/g, (character) => encodeURIComponent(character))}>)`;
}

/** A block of code, fenced so that no line of it can end it. */
export function toCodeBlock(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** A table. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const toRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [toRow(head), toRow(head.map(() => "---")), ...rows.map(toRow)].join("\n");
}
