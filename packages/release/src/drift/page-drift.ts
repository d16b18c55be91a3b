/** What changed in a page since its text was stored, and which lines of our document stand on that page. */

/** The drift of a page. */
export interface PageDrift {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Lines of our document whose evidence cites the page. */
  readonly cited: readonly number[];
}

/** Compares the lines of a page with those that were stored; the order of lines means nothing. */
export function comparePage(stored: readonly string[], current: readonly string[], cited: readonly number[]): PageDrift {
  return { removed: without(stored, current), added: without(current, stored), cited };
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** The lines of a document whose `source` names an id of x-sources. */
export function linesCiting(text: string, source: string): readonly number[] {
  const id = source.replaceAll(/[^\w-]/g, "");
  const pattern = new RegExp(`(?:^|[\\s{,])(?:source:.*[\\[\\s,]|-\\s+)${id}(?:[\\],\\s}]|$)`);
  return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}
