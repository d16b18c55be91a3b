/** Measures a parsed document before anyone walks through it: YAML's aliases can make a short text mean an endless one. */

import { entries, member, textMember } from "../json.js";

/** What is more than a description of an API, and less than what could be read in a minute. */
const most = { nodes: 5_000_000, depth: 1_000, repetition: 20, bytes: 100_000_000 } as const;

/** Why a text is too large to parse; undefined when it is not. */
export function findExcessOfText(text: string): string | undefined {
  return text.length > most.bytes ? `The document has ${text.length} characters; at most ${most.bytes} are read.` : undefined;
}

/** Why a document is too large; undefined when it is not. */
export function findExcess(root: unknown): string | undefined {
  const extents = new Map<object, Extent>();
  const open = new Set<object>();
  const waiting: object[] = isContainer(root) ? [root] : [];
  for (let value = waiting.at(-1); value !== undefined; value = waiting.at(-1)) {
    if (extents.has(value)) {
      waiting.pop();
      continue;
    }
    const children: readonly object[] = Object.values(value).filter(isContainer);
    if (!open.has(value)) {
      // What is open and has no extent yet is what the walk is in.
      open.add(value);
      if (open.size > most.nodes) return `The document has more than ${most.nodes} objects and lists.`;
      if (children.some((child) => open.has(child) && !extents.has(child))) return "An alias leads back to what it is in.";
      waiting.push(...children.filter((child) => !extents.has(child)));
      continue;
    }
    waiting.pop();
    extents.set(value, sum(children, extents));
  }
  const { nodes, depth } = isContainer(root) ? (extents.get(root) ?? one) : one;
  if (depth > most.depth) return `The document is ${depth} levels deep; at most ${most.depth} are read.`;
  if (nodes > 100_000 && nodes > most.repetition * extents.size) return `Its aliases unfold ${extents.size} objects and lists to ${nodes}.`;
  return undefined;
}

/** How large a value is, aliases unfolded. */
interface Extent {
  readonly nodes: number;
  readonly depth: number;
}

const one: Extent = { nodes: 1, depth: 1 };

function sum(children: readonly object[], extents: ReadonlyMap<object, Extent>): Extent {
  let nodes = 1;
  let depth = 0;
  for (const child of children) {
    const extent = extents.get(child) ?? one;
    nodes += extent.nodes;
    depth = Math.max(depth, extent.depth);
  }
  return { nodes, depth: depth + 1 };
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** How many references in a row are followed: each of them is a name for a name. */
const longestChain = 50;

/** The place of a reference that leads through too many others; undefined when there is none. */
export function findLongChain(root: unknown): string | undefined {
  const schemas = member(member(root, "components"), "schemas");
  const next = (name: string): string | undefined => {
    const reference = textMember(member(schemas, name), "$ref");
    const prefix = "#/components/schemas/";
    return reference?.startsWith(prefix) === true ? reference.slice(prefix.length) : undefined;
  };
  return entries(schemas)
    .map(([name]) => name)
    .find((name) => {
      let current: string | undefined = name;
      for (let hops = 0; current !== undefined && hops <= longestChain; hops += 1) current = next(current);
      // One that goes round in a circle has a problem of its own.
      return current !== undefined && current !== name && !isCircular(current, next);
    });
}

function isCircular(start: string, next: (name: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let name: string | undefined = start; name !== undefined; name = next(name)) {
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}
