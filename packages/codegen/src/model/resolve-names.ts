/**
 * Settles clashes between names that were derived: by rules that look at the operations themselves and never at their
 * order. Names that the document gives are never changed; what still clashes with them is reported elsewhere.
 */

import type { Operation } from "./model.js";
import { toCamelCase } from "./name-operation.js";
import { isReservedAtTop, isReservedWord } from "./reserved-words.js";

/** The operations, those whose derived name was taken under another one. */
export function resolveNames(operations: readonly Operation[]): readonly Operation[] {
  const freed = operations.map((operation) => (operation.isNameGiven ? operation : rename(operation, avoidReserved(operation.name))));
  const spelled = unifyResources(freed);
  return extensions.reduce(separate, spelled);
}

type Extend = (operation: Operation, place: number) => string;

/** What is added to the verb of each derived name that clashes, until none does. */
const extensions: readonly Extend[] = [
  ({ path }) => {
    const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => capitalize(toCamelCase(name)));
    return parameters.length === 0 ? "" : `By${parameters.join("And")}`;
  },
  ({ method }) => `With${capitalize(method.toLowerCase())}`,
  ({ path }) => `At${capitalize(toCamelCase(path))}`,
  (_, place) => (place === 0 ? "" : String(place + 1)),
];

function separate(operations: readonly Operation[], extend: Extend): readonly Operation[] {
  const groups = new Map<string, Operation[]>();
  const resources = new Set(operations.flatMap(({ name, formerNames }) => [name, ...formerNames].flatMap(prefixesOf)));
  const names = operations.flatMap((operation) => [operation.name, ...operation.formerNames].map((name) => ({ operation, name })));
  for (const { operation, name } of names) groups.set(toKey(name), [...(groups.get(toKey(name)) ?? []), operation]);
  return operations.map((operation) => {
    if (operation.isNameGiven) return operation;
    const group = groups.get(toKey(operation.name)) ?? [];
    if (group.length < 2 && !resources.has(operation.name.join("."))) return operation;
    const derived = group.filter(({ isNameGiven }) => !isNameGiven).toSorted(byRequest);
    const verb = `${operation.name.at(-1)}${extend(operation, derived.indexOf(operation) + group.length - derived.length)}`;
    return rename(operation, [...operation.name.slice(0, -1), verb]);
  });
}

function rename(operation: Operation, name: readonly string[]): Operation {
  return name.join(".") === operation.name.join(".")
    ? operation
    : { ...operation, name, wantedName: operation.wantedName ?? operation.name };
}

function avoidReserved(name: readonly string[]): readonly string[] {
  return name.map((word, index) => {
    const isVerb = index === name.length - 1;
    return isReservedWord(word) || (index === 0 && isReservedAtTop(word)) ? `${word}${isVerb ? "Call" : "Api"}` : word;
  });
}

/** `pet.store` and `petStore` would be one type and one file: the spelling of the fewest words, then the first in order, is that of all. */
function unifyResources(operations: readonly Operation[]): readonly Operation[] {
  const spellings = new Map<string, readonly string[]>();
  const given = operations.filter(({ isNameGiven }) => isNameGiven).flatMap(({ name }) => resourcesOf(name));
  const derived = operations.filter(({ isNameGiven }) => !isNameGiven).flatMap(({ name }) => resourcesOf(name));
  for (const resource of [...given, ...derived.toSorted(bySpelling)]) {
    if (!spellings.has(toKey(resource))) spellings.set(toKey(resource), resource);
  }
  return operations.map((operation) => {
    if (operation.isNameGiven) return operation;
    const spelled = resourcesOf(operation.name).map((resource) => spellings.get(toKey(resource)) ?? resource);
    const index = spelled.findLastIndex((resource, place) => resource.join(".") !== operation.name.slice(0, place + 1).join("."));
    const name = [...(spelled[index] ?? []), ...operation.name.slice(index + 1)];
    return rename(operation, name);
  });
}

function resourcesOf(name: readonly string[]): readonly (readonly string[])[] {
  return name.slice(0, -1).map((_, index) => name.slice(0, index + 1));
}

function bySpelling(one: readonly string[], other: readonly string[]): number {
  return one.length - other.length || (one.join(".") < other.join(".") ? -1 : 1);
}

function byRequest(one: Operation, other: Operation): number {
  return `${one.path} ${one.method}` < `${other.path} ${other.method}` ? -1 : 1;
}

function prefixesOf(name: readonly string[]): readonly string[] {
  return resourcesOf(name).map((words) => words.join("."));
}

/** Names that differ in their dots or capitals alone would be one type. */
function toKey(name: readonly string[]): string {
  return name.join("").toLowerCase();
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
