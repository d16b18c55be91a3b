/** Finds in a JSON text what the parsed value does not show, or shows to a long walk only: a key that stands twice, and its extent. */

/** A key and the place where it stands again, counted from 1. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/** What a JSON text holds. */
export interface JsonScan {
  /** The first key that its object has already: JSON.parse keeps the last of them and says nothing. */
  readonly repeated: RepeatedKey | undefined;
  /** How many objects and lists there are, and how many of them are in each other at most. */
  readonly nodes: number;
  readonly depth: number;
}

const quote = 0x22;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Scans a text that was parsed before, up to a key that stands twice. */
export function scanJson(text: string): JsonScan {
  const open: (Set<string> | undefined)[] = [];
  let nodes = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charCodeAt(at);
    if (mark === openBrace || mark === openBracket) {
      nodes += 1;
      depth = Math.max(depth, open.push(undefined));
    } else if (mark === closeBrace || mark === closeBracket) open.pop();
    else if (mark === quote) {
      const end = endOfString(text, at);
      const repeated = isFollowedByColon(text, end) ? addKey(open, text.slice(at, end)) : undefined;
      if (repeated !== undefined) return { repeated: { key: repeated, ...toPosition(text, at) }, nodes, depth };
      at = end - 1;
    }
  }
  return { repeated: undefined, nodes, depth };
}

/** Adds a key to the innermost object; returns it where it is there already. */
function addKey(open: (Set<string> | undefined)[], literal: string): string | undefined {
  const keys = open.at(-1) ?? new Set<string>();
  const key = toKey(literal);
  if (keys.has(key)) return key;
  open[open.length - 1] = keys.add(key);
  return undefined;
}

/** Where a string that begins at a quote is over. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text[before] === "\\") before -= 1;
  return (quote - before) % 2 === 0;
}

function isFollowedByColon(text: string, end: number): boolean {
  let next = end;
  while (text[next] === " " || text[next] === "\n" || text[next] === "\r" || text[next] === "\t") next += 1;
  return text[next] === ":";
}

/** Two spellings of one key are one key: `"\u0061"` is `"a"`. */
function toKey(literal: string): string {
  return literal.includes("\\") ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

function toPosition(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
