/** Prints doc comments: paragraphs, wrapped, from which no text can break out. */

import type { Docs } from "../plan/docs.js";
import { lineWidth } from "./layout.js";
import { toParagraph } from "./notes.js";

/** The lines of a doc comment at a depth, without line ends; none when there is nothing to say. */
export function toComment(docs: Docs, depth: number): readonly string[] {
  const paragraphs = [...docs.notes.map(toParagraph), docs.isDeprecated ? "@deprecated" : ""].filter((paragraph) => paragraph !== "");
  return toCommentLines(paragraphs, depth);
}

/** The lines of a doc comment of paragraphs. A paragraph that is one tag of ours begins with `@`. */
export function toCommentLines(paragraphs: readonly string[], depth: number): readonly string[] {
  const margin = " ".repeat(depth);
  const width = lineWidth - depth - 3;
  const blocks = paragraphs.map((paragraph) => paragraph.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((text) => wrap(text.trimEnd(), width)));
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block])).map(disarm);
  const [first = "", ...others] = lines;
  if (lines.length === 0) return [];
  if (others.length === 0 && first.length + depth + 7 <= lineWidth) return [`${margin}/** ${first} */`];
  return [`${margin}/**`, ...lines.map((text) => `${margin} * ${text}`.trimEnd()), `${margin} */`];
}

/** A comment ends at the first star and slash: a zero-width joiner would hide, a backslash shows what was done. */
function disarm(text: string): string {
  // biome and others read control characters in comments as they are; they carry no words.
  return text.replaceAll("*/", "*\\/").replace(/[^\t -\uffff]/g, "");
}

/** Lines of at most the width, broken between words, never where the next word would begin a list, a heading or a tag. */
function wrap(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const margin = text.match(/^\s*/)?.[0] ?? "";
  const lines: string[] = [];
  let current = margin;
  for (const word of text.trim().split(/ +/)) {
    const isTooLong = current.trim() !== "" && current.length + 1 + word.length > width;
    if (isTooLong && !/^([-*+>#|@=]|```|~~~|\d+[.)])/.test(word)) {
      lines.push(current);
      current = `${margin}${word}`;
    } else current = current.trim() === "" ? `${margin}${word}` : `${current} ${word}`;
  }
  return [...lines, current];
}
