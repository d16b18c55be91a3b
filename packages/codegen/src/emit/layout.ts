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
  readonly isBroken: boolean;
  readonly layout: Layout;
}

/** The text of a layout whose first line begins at a column, and whose other lines begin there or further in. */
export function toText(layout: Layout, start = 0): string {
  const commands: Command[] = [{ depth: start, isBroken: true, layout }];
  let text = "";
  let column = start;
  for (let command = commands.pop(); command !== undefined; command = commands.pop()) {
    const { depth, isBroken, layout: current } = command;
    if (typeof current === "string") {
      text += current;
      column += current.length;
    } else if (current.kind === "line" && (isBroken || current.isHard)) {
      text = `${text.trimEnd()}\n${" ".repeat(depth)}`;
      column = depth;
    } else if (current.kind === "group") {
      const flat: Command = { depth, isBroken: false, layout: current.content };
      const isFlat = !current.mustBreak && !hasHardLine(current.content) && fits(flat, commands, lineWidth - column);
      commands.push({ ...flat, isBroken: !isFlat });
    } else {
      commands.push(...unfold(command).toReversed());
    }
  }
  return text;
}

/** What a command that neither measures nor breaks consists of. */
function unfold({ depth, isBroken, layout }: Command): readonly Command[] {
  if (typeof layout === "string") return [];
  switch (layout.kind) {
    case "concat":
      return layout.parts.map((part) => ({ depth, isBroken, layout: part }));
    case "indent":
      return [{ depth: depth + 2, isBroken, layout: layout.content }];
    case "choice":
      return [{ depth, isBroken, layout: isBroken ? layout.broken : layout.flat }];
    case "line":
      return [{ depth, isBroken, layout: layout.flat }];
    case "group":
      return [{ depth, isBroken: isBroken || layout.mustBreak, layout: layout.content }];
  }
}

/** Whether what comes next, and what follows it up to the first possible break, stands on the rest of the line. */
function fits(next: Command, following: readonly Command[], width: number): boolean {
  const commands: Command[] = [next];
  let rest = following.length;
  let left = width;
  while (left >= 0) {
    const command = commands.pop() ?? following[--rest];
    if (command === undefined) return true;
    const { layout, isBroken } = command;
    if (typeof layout === "string") left -= layout.length;
    else if (layout.kind === "line" && (isBroken || layout.isHard)) return true;
    else commands.push(...unfold(command).toReversed());
  }
  return false;
}

function hasHardLine(layout: Layout): boolean {
  if (typeof layout === "string") return false;
  switch (layout.kind) {
    case "line":
      return layout.isHard;
    case "concat":
      return layout.parts.some(hasHardLine);
    case "group":
      return layout.mustBreak || hasHardLine(layout.content);
    case "indent":
      return hasHardLine(layout.content);
    case "choice":
      return false;
  }
}
