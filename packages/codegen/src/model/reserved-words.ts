/** Words that no method or resource of a client can be called. */

/** Names that every object has, that would make an object look like a promise, or that no method of a type can have. */
const anywhere = new Set(
  "then new constructor prototype toString valueOf hasOwnProperty toJSON isPrototypeOf propertyIsEnumerable toLocaleString".split(" "),
);

/** What a client has beside its resources. */
const atTop = new Set(["http", "request", "withOptions", "core", "options"]);

/** Whether nothing can be called by a word. */
export function isReservedWord(word: string): boolean {
  return anywhere.has(word);
}

/** Whether nothing at the top of a client can be called by a word. */
export function isReservedAtTop(word: string): boolean {
  return atTop.has(word);
}
