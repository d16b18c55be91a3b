/** Checks that the methods of a client can stand side by side: no two of one name, none over what the client needs. */

import type { Context } from "./context.js";
import type { Operation } from "./model.js";
import { isReservedAtTop, isReservedWord } from "./reserved-words.js";

/** Reports every name that clashes; former names are names as well, as they stay callable. */
export function checkNames(context: Context, operations: readonly Operation[]): void {
  const claims = operations.flatMap((operation) => [operation.name, ...operation.formerNames].map((words) => ({ words, operation })));
  const resources = new Set(claims.flatMap(({ words }) => prefixesOf(words)));
  const taken = new Map<string, Claim>();
  const groups = new Map<string, string>();
  for (const claim of claims) {
    const key = claim.words.join("").toLowerCase();
    const other = taken.get(key);
    taken.set(key, other ?? claim);
    checkWords(context, claim);
    checkGroups(context, claim, groups);
    const name = claim.words.join(".");
    const { pointer } = claim.operation;
    if (resources.has(name)) context.report("duplicate-method-name", pointer, `${name} is a method and a group of methods.`);
    if (other === undefined) continue;
    const { method, path } = other.operation;
    const difference = other.words.join(".") === name ? "" : `, or differs from ${other.words.join(".")} only in its dots or capitals`;
    context.report("duplicate-method-name", pointer, `${name} is already the method of ${method} ${path}${difference}.`);
  }
}

interface Claim {
  readonly words: readonly string[];
  readonly operation: Operation;
}

function checkWords(context: Context, { words, operation }: Claim): void {
  const [top = ""] = words;
  const name = words.join(".");
  const reserved = words.find(isReservedWord) ?? (isReservedAtTop(top) ? top : undefined);
  if (reserved !== undefined) context.report("reserved-name", operation.pointer, `${name} contains the reserved name ${reserved}.`);
  if (words.length > 1) return;
  context.report("invalid-method-name", operation.pointer, `${name} names no resource: a verb alone cannot be grouped.`);
}

/** Two groups of one name but for dots and capitals would be one file, on some systems or on all. */
function checkGroups(context: Context, { words, operation }: Claim, groups: Map<string, string>): void {
  for (const group of prefixesOf(words)) {
    const key = group.replaceAll(".", "").toLowerCase();
    const known = groups.get(key) ?? group;
    groups.set(key, known);
    if (known === group) continue;
    const message = `The group ${group} differs from the group ${known} only in its dots or capitals.`;
    context.report("duplicate-method-name", operation.pointer, message);
  }
}

function prefixesOf(name: readonly string[]): readonly string[] {
  return name.slice(0, -1).map((_, index) => name.slice(0, index + 1).join("."));
}
