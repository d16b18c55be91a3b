/** Finds a key that an object of a JSON text has twice: JSON.parse keeps the last of them and says nothing. */

/** A key and the place where it stands again, counted from 1. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/** The first key that its object has already; undefined when there is none. The text is JSON that was parsed before. */
export function findRepeatedKey(text: string): RepeatedKey | undefined {
  const open: (Set<string> | undefined)[] = [];
  const mark = /["{}]/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const start = found.index;
    if (found[0] === "{") open.push(undefined);
    else if (found[0] === "}") open.pop();
    else {
      const end = endOfString(text, start);
      mark.lastIndex = end;
      if (!isFollowedByColon(text, end)) continue;
      const keys = open.at(-1) ?? new Set<string>();
      const key = toKey(text.slice(start, end));
      if (keys.has(key)) return { key, ...toPosition(text, start) };
      open[open.length - 1] = keys.add(key);
    }
  }
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
