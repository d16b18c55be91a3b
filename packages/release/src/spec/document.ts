/** A document as a diff needs it: its methods, and which of them a component reaches. */

import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { entriesOf, memberOf, textsOf, toTokens, valueAt } from "../pointer.js";

/** A document, read. */
export interface SpecDocument {
  readonly root: unknown;
  /** Name of the method at `<path> <verb>`, from x-sdk-method, else the operationId. */
  readonly methods: ReadonlyMap<string, string>;
  /** The methods that use a component, by `schemas/User`, in the document's order. */
  readonly users: ReadonlyMap<string, readonly string[]>;
}

const verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Reads a document. */
export async function readDocument(file: string): Promise<SpecDocument> {
  const root: unknown = parse(await readFile(file, "utf8"));
  const methods = new Map<string, string>();
  const users = new Map<string, string[]>();
  for (const [path, item] of entriesOf(memberOf(root, "paths"))) {
    for (const [verb, operation] of entriesOf(item).filter(([name]) => verbs.includes(name))) {
      const method = nameOf(operation) ?? `${verb.toUpperCase()} ${path}`;
      methods.set(`${path} ${verb}`, method);
      for (const component of componentsOf(root, [operation, memberOf(item, "parameters")])) {
        users.set(component, [...(users.get(component) ?? []), method]);
      }
    }
  }
  return { root, methods, users };
}

function nameOf(operation: unknown): string | undefined {
  return textsOf(memberOf(memberOf(operation, "x-sdk-method"), "name"))[0] ?? textsOf(memberOf(operation, "operationId"))[0];
}

/** Every component that a value refers to, through any number of references. */
function componentsOf(root: unknown, start: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: unknown[] = [start];
  while (pending.length > 0) {
    for (const [name, value] of entriesOf(pending.pop())) {
      pending.push(value);
      if (name !== "$ref" || typeof value !== "string" || !value.startsWith("#/components/")) continue;
      const tokens = toTokens(value);
      const component = tokens.slice(1, 3).join("/");
      if (found.has(component)) continue;
      found.add(component);
      pending.push(valueAt(root, tokens));
    }
  }
  return found;
}
