/** Words of a document as a comment shows them. */

/** Text none of whose lines opens a tag: `@deprecated` in a description is a word, not a fact. */
export function toCommentText(text: string): string {
  return text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((part) => part.replace(/^(\s*)@/, "$1\\@"))
    .join("\n");
}
