/**
 * Keeps the marks of references from openapi-typescript: it takes `%` and `#` in a name for parts of a reference, fails at a percent sign
 * that begins no escape, and looks for an operation under a name that it has decoded.
 */

import { entries, isObject, type JsonObject, member, textMember } from "../json.js";

/** Runs `emit` on the document, or where it would misread a name, on one that has a stand-in for each mark. */
export function withoutReferenceMarks(document: JsonObject, emit: (document: JsonObject) => string): string {
  // What fails halfway may have marked the document already.
  const original = hasPercentSign(document) ? structuredClone(document) : document;
  try {
    if (!hasMarkedOperation(document)) return emit(document);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  const text = JSON.stringify(original);
  const standIns = ["%", "#"].map((mark, index) => ({ mark, standIn: findStandIn(text, index) }));
  const replace = (name: string): string => standIns.reduce((current, { mark, standIn }) => current.replaceAll(mark, () => standIn), name);
  const printed = emit(replaceIn(original, replace) as JsonObject); // a copy of an object is one
  return standIns.reduce((current, { mark, standIn }) => current.replaceAll(standIn, () => mark), printed);
}

/** Whether a name, or a reference, has the sign that begins an escape. */
function hasPercentSign(root: unknown): boolean {
  const waiting: unknown[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (textMember(value, "$ref")?.includes("%") === true) return true;
    for (const name of Object.keys(value as object)) if (name.includes("%")) return true;
    for (const content of Object.values(value as object)) if (typeof content === "object" && content !== null) waiting.push(content);
  }
  return false;
}

function hasMarkedOperation(document: JsonObject): boolean {
  return entries(member(document, "paths")).some(([, pathItem]) => {
    return entries(pathItem).some(([, operation]) => /[%#]/.test(textMember(operation, "operationId") ?? ""));
  });
}

/** Text that is nowhere in the document, and that is no part of an identifier, so that names with it stay in quotes. */
function findStandIn(text: string, index: number): string {
  let number = 1;
  while (text.includes(`|${index}.${number}|`)) number += 1;
  return `|${index}.${number}|`;
}

/** References stay as they are: their marks are real ones. */
function replaceIn(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, replace));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, content]) => {
    if (name === "$ref" && typeof content === "string") return [name, content] as const;
    return [replace(name), name === "mapping" ? content : replaceIn(content, replace)] as const;
  });
  return Object.fromEntries(members);
}
