/**
 * Lays text out in a limited width: groups stand on one line where they fit, else their lines break.
 * The rules are those of Prettier and Biome, so that their formatters find nothing to change.
 */

/** Text with the places where it may break. */
export type Layout =
  | string
  | { readonly kind: "concat"; readonly parts: readonly Layout[] }
  | { readonly kind: "group"; readonly content: Layout; readonly mustBreak: boolean }
  | { readonly kind: "indent"; readonly content: Layout }
  | { readonly kind: "line"; readonly flat: "" | " "; readonly isHard: boolean }
  | { readonly kind: "choice"; readonly broken: Layout; readonly flat: Layout };

/** The width of a line, as biome.json has it. */
export const lineWidth = 140;

/** A break that is a space on one line. */
export const line: Layout = { kind: "line", flat: " ", isHard: false };
/** A break that is nothing on one line. */
export const softLine: Layout = { kind: "line", flat: "", isHard: false };
/** A break that is always one. */
export const hardLine: Layout = { kind: "line", flat: "", isHard: true };

/** One after the other. */
export function concat(...parts: readonly Layout[]): Layout {
  return { kind: "concat", parts };
}

/** With a separator between. */
export function joinWith(separator: Layout, parts: readonly Layout[]): Layout {
  return { kind: "concat", parts: parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])) };
}

/** Breaks as a whole, or not at all. */
export function group(...parts: readonly Layout[]): Layout {
  return { kind: "group", content: concat(...parts), mustBreak: false };
}

/** Breaks always. */
export function brokenGroup(...parts: readonly Layout[]): Layout {
  return { kind: "group", content: concat(...parts), mustBreak: true };
}

/** Two columns further in, from the next break on. */
export function indent(...parts: readonly Layout[]): Layout {
  return { kind: "indent", content: concat(...parts) };
}

/** One text where the surrounding group breaks, another where it does not. */
export function whenBroken(broken: Layout, flat: Layout = ""): Layout {
  return { kind: "choice", broken, flat };
}

interface Command {
  readonly depth: number;
  readonly layout: Layout;
}

/** The text of a layout whose first line begins at a column, and whose other lines begin there or further in. */
export function toText(layout: Layout, start = 0): string {
  // What is waiting here breaks at its lines: a group that does not is printed as soon as that is known.
  const commands: Command[] = [{ depth: start, layout }];
  // The line being written is kept apart, so that cutting off its end does not copy all the lines before.
  let lines = "";
  let current = "";
  let margin = start;
  for (let command = commands.pop(); command !== undefined; command = commands.pop()) {
    const { depth, layout: next } = command;
    if (typeof next === "string") current += next;
    else if (next.kind === "line") {
      const kept = current.trimEnd();
      if (kept !== "" || lines === "") lines += `${kept}\n`;
      current = " ".repeat(depth);
      margin = 0;
    } else if (next.kind === "concat") {
      for (let index = next.parts.length - 1; index >= 0; index -= 1) commands.push({ depth, layout: next.parts[index] ?? "" });
    } else if (next.kind === "indent") commands.push({ depth: depth + 2, layout: next.content });
    else if (next.kind === "choice") commands.push({ depth, layout: next.broken });
    else if (fits(next, commands, lineWidth - margin - current.length)) current += toFlat(next);
    else commands.push({ depth, layout: next.content });
  }
  return lines + current;
}

/** Whether a group on one line, and what follows it up to the first possible break, stands on the rest of the line. */
function fits(group: Layout, following: readonly Command[], width: number): boolean {
  let left = leftAfter(group, width, false);
  for (let index = following.length - 1; index >= 0 && left >= 0 && left < Number.POSITIVE_INFINITY; index -= 1) {
    left = leftAfter(following[index]?.layout ?? "", left, true);
  }
  return left >= 0;
}

/** What a layout leaves of a width: anything, where a line of it breaks before; less than nothing, where it must break and may not. */
function leftAfter(layout: Layout, width: number, isBroken: boolean): number {
  if (typeof layout === "string") return width - layout.length;
  switch (layout.kind) {
    case "line":
      if (isBroken) return Number.POSITIVE_INFINITY;
      return layout.isHard ? Number.NEGATIVE_INFINITY : width - layout.flat.length;
    case "group":
      return layout.mustBreak && !isBroken ? Number.NEGATIVE_INFINITY : leftAfter(layout.content, width, isBroken);
    case "indent":
      return leftAfter(layout.content, width, isBroken);
    case "choice":
      return leftAfter(isBroken ? layout.broken : layout.flat, width, isBroken);
    case "concat": {
      let left = width;
      for (const part of layout.parts) {
        left = leftAfter(part, left, isBroken);
        if (left < 0 || left === Number.POSITIVE_INFINITY) break;
      }
      return left;
    }
  }
}

/** The text of a layout that breaks nowhere. */
function toFlat(layout: Layout): string {
  if (typeof layout === "string") return layout;
  switch (layout.kind) {
    case "line":
      return layout.flat;
    case "concat": {
      let text = "";
      for (const part of layout.parts) text += toFlat(part);
      return text;
    }
    case "group":
    case "indent":
      return toFlat(layout.content);
    case "choice":
      return toFlat(layout.flat);
  }
}
