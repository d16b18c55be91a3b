/** Turns text of a document into literals and names of TypeScript that mean that text and nothing else. */

import type { Json } from "../json.js";
import { concat, group, indent, joinWith, type Layout, line, whenBroken } from "./layout.js";

/**
 * A string literal, in the quotes that need fewer escapes. The two line separators are legal in one, but end a line for
 * tools that know older rules; control characters and halves of surrogate pairs do not survive every editor.
 */
export function toStringLiteral(text: string): string {
  const inDouble = JSON.stringify(text).replace(unsafeCharacters, toEscape);
  const isSingleBetter = text.split('"').length > text.split("'").length;
  if (!isSingleBetter) return inDouble;
  const content = inDouble.slice(1, -1).replace(/\\.|'/g, (found) => (found === '\\"' ? '"' : found === "'" ? "\\'" : found));
  return `'${content}'`;
}

// JSON.stringify itself escapes what lies below the space, and lone surrogates.
const unsafeCharacters = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A string, number or boolean as a literal. */
export function toScalarLiteral(value: string | number | boolean): string {
  if (typeof value === "string") return toStringLiteral(value);
  return Object.is(value, -0) ? "0" : String(value);
}

/** A member name: as it is where it is an identifier, else in quotes. */
export function toMemberName(name: string): string {
  return isIdentifier(name) ? name : toStringLiteral(name);
}

/** A member name in an object literal, where a bare `__proto__` would set the prototype. */
export function toKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : toMemberName(name);
}

/** Whether text is an identifier of ASCII characters. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text);
}

/** A JSON value as an expression, on one line where it fits; `toOther` prints what only stands in for something else. */
export function toValue(value: Json, toOther: (value: Json) => Layout | undefined = () => undefined): Layout {
  const other = toOther(value);
  if (other !== undefined) return other;
  if (value === null) return "null";
  if (typeof value !== "object") return toScalarLiteral(value);
  if (isList(value))
    return toList(
      value.map((item) => toValue(item, toOther)),
      needsLines(value),
    );
  return toObject(Object.entries(value).map(([name, member]) => [name, toValue(member, toOther)]));
}

/** An object literal on one line where it fits. */
export function toObject(members: readonly (readonly [string, Layout])[]): Layout {
  if (members.length === 0) return "{}";
  const printed = members.map(([name, member]) => concat(toKey(name), ": ", member));
  return group("{", indent(line, joinWith(concat(",", line), printed)), whenBroken(","), line, "}");
}

/** An array literal on one line where it fits. */
export function toList(items: readonly Layout[], mustBreak = false): Layout {
  if (items.length === 0) return "[]";
  const softened: Layout = { kind: "line", flat: "", isHard: false };
  const content = concat("[", indent(softened, joinWith(concat(",", line), items)), whenBroken(","), softened, "]");
  return { kind: "group", content, mustBreak };
}

/** Formatters give each item a line of its own when there are several and every one has several parts. */
function needsLines(items: readonly Json[]): boolean {
  return items.length > 1 && items.every((item) => partsOf(item) > 1);
}

function partsOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  return isList(value) ? value.length : Object.keys(value).length;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
