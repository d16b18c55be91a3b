/** What a vendor's own document says that ours lacks, what ours has beyond it, and where the two contradict each other. */

import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { type Fact, type OperationFacts, toFacts } from "./facts.js";

/** One difference. */
export interface Drift {
  readonly kind: "lacks" | "beyond" | "contradicts";
  /** `GET /v1/users: query limit` */
  readonly what: string;
  readonly theirs: string | undefined;
  readonly ours: string | undefined;
  /** The line of our document to look at. */
  readonly line: number;
}

/** Compares the vendor's document with the text of ours. */
export function compareDocuments(theirs: unknown, ourText: string): readonly Drift[] {
  const lines = new LineCounter();
  const document = parseDocument(ourText, { lineCounter: lines });
  const lineOf = (tokens: readonly string[]): number => lines.linePos(offsetOf(document.contents, tokens)).line;
  const [given, known] = [toFacts(theirs), toFacts(document.toJS())];
  const covered = [...known.keys()].map(firstWords);
  const drifts: Drift[] = [];
  for (const [name, operation] of known) {
    const other = given.get(name);
    if (other === undefined)
      drifts.push({ kind: "beyond", what: name, theirs: undefined, ours: "an operation", line: lineOf(operation.tokens) });
    else drifts.push(...compareOperation(name, { theirs: other, ours: operation, lineOf }));
  }
  // A vendor's document may hold its whole API: what is nowhere near our operations is none of ours.
  for (const name of given.keys()) {
    if (known.has(name) || !covered.includes(firstWords(name))) continue;
    drifts.push({ kind: "lacks", what: name, theirs: "an operation", ours: undefined, line: lineOf(["paths"]) });
  }
  return drifts;
}

interface Pair {
  readonly theirs: OperationFacts;
  readonly ours: OperationFacts;
  readonly lineOf: (tokens: readonly string[]) => number;
}

function compareOperation(name: string, { theirs, ours, lineOf }: Pair): readonly Drift[] {
  const drifts: Drift[] = [];
  for (const [key, fact] of ours.facts) {
    const other = theirs.facts.get(key);
    const what = `${name}: ${key}`;
    const line = lineOf(fact.tokens);
    if (other === undefined) drifts.push({ kind: "beyond", what, theirs: undefined, ours: fact.text, line });
    else if (other.text !== fact.text) drifts.push({ kind: "contradicts", what, theirs: other.text, ours: fact.text, line });
  }
  for (const [key, fact] of theirs.facts) {
    if (ours.facts.has(key)) continue;
    const line = lineOf(nearest(key, ours.facts)?.tokens ?? ours.tokens);
    drifts.push({ kind: "lacks", what: `${name}: ${key}`, theirs: fact.text, ours: undefined, line });
  }
  return drifts;
}

/** Where a missing field belongs: beside another of the same object. */
function nearest(key: string, facts: ReadonlyMap<string, Fact>): Fact | undefined {
  const parent = key.replace(/[^. ]*$/, "");
  return [...facts].find(([other]) => other.startsWith(parent) && !other.slice(parent.length).includes("."))?.[1];
}

/** `GET /v1/organization/groups/{}` and everything beside it: the first three words of the path. */
function firstWords(name: string): string {
  return name
    .replace(/^[A-Z]+ /, "")
    .split("/")
    .slice(0, 4)
    .join("/");
}

/** Where a value begins in the text; where its last known ancestor begins if it is not there. */
function offsetOf(root: Node | null, tokens: readonly string[]): number {
  let node: unknown = root;
  let offset = 0;
  for (const token of tokens) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token);
      if (pair === undefined) return offset;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
      continue;
    }
    const items: unknown = typeof node === "object" && node !== null ? Reflect.get(node, "items") : undefined;
    const item: unknown = Array.isArray(items) ? items[Number(token)] : undefined;
    if (item === undefined) return offset;
    const range: unknown = typeof item === "object" && item !== null ? Reflect.get(item, "range") : undefined;
    offset = Array.isArray(range) ? Number(range[0]) : offset;
    node = item;
  }
  return offset;
}
