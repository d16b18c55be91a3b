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
  if (!isContainer(root)) return undefined;
  // What is entered and has no extent yet is what the walk is in.
  const extents = new Map<object, Extent | undefined>([[root, undefined]]);
  const path: Step[] = [toStep(root)];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const child = step.children[step.next];
    const known = child === undefined ? undefined : extents.get(child);
    if (child === undefined) {
      extents.set(step.value, step);
      step.depth += 1;
      path.pop();
    } else if (known !== undefined) {
      step.next += 1;
      step.nodes += known.nodes;
      step.depth = Math.max(step.depth, known.depth);
    } else if (extents.has(child)) return "An alias leads back to what it is in.";
    else {
      extents.set(child, undefined);
      if (extents.size > most.nodes) break;
      path.push(toStep(child));
    }
  }
  const { nodes, depth } = extents.get(root) ?? { nodes: extents.size, depth: 0 };
  const excess = findExcessOfExtent({ nodes: extents.size, depth });
  if (excess !== undefined || nodes <= 100_000 || nodes <= most.repetition * extents.size) return excess;
  return `Its aliases unfold ${extents.size} objects and lists to ${nodes}.`;
}

/** Why an extent is that of a document that is too large; undefined when it is not. */
export function findExcessOfExtent({ nodes, depth }: Extent): string | undefined {
  if (nodes > most.nodes) return `The document has more than ${most.nodes} objects and lists.`;
  return depth > most.depth ? `The document is ${depth} levels deep; at most ${most.depth} are read.` : undefined;
}

/** How large a value is, aliases unfolded. */
export interface Extent {
  /** Objects and lists. */
  readonly nodes: number;
  readonly depth: number;
}

/** A value that is being measured: what was counted so far, and the child that comes next. */
interface Step {
  readonly value: object;
  readonly children: readonly object[];
  next: number;
  nodes: number;
  depth: number;
}

function toStep(value: object): Step {
  return { value, children: Object.values(value).filter(isContainer), next: 0, nodes: 1, depth: 0 };
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
