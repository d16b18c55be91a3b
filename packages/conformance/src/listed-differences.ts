// The differences that are known and explained: one entry for each place, with what both sides say there and why.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Difference } from "./json-difference.js";
import { isRecord } from "./json-difference.js";

export interface ListedDifference extends Difference {
  readonly because: string;
}

/** @throws Error naming the entry that lacks a member, has a pattern for a pointer, or stands twice */
export async function readListedDifferences(name: string): Promise<readonly ListedDifference[]> {
  const file = `differences/${name}.yaml`;
  const entries: unknown = parse(await readFile(fileURLToPath(new URL(`../${file}`, import.meta.url)), "utf8"));
  if (!Array.isArray(entries)) throw new Error(`${file}: it is no list; write one entry for each difference`);
  const listed = entries.map((entry: unknown, index) => toListed(entry, `${file}: entry ${index + 1}`));
  const twice = listed.find(({ pointer }, index) => listed.findIndex((other) => other.pointer === pointer) < index);
  if (twice !== undefined) throw new Error(`${file}: ${twice.pointer} is listed twice; keep one`);
  return listed;
}

function toListed(entry: unknown, place: string): ListedDifference {
  if (!isRecord(entry)) throw new Error(`${place} is no mapping; give it pointer, ours, theirs and because`);
  const text = (name: string): string => {
    const value = entry[name];
    if (typeof value === "string" && value !== "") return value;
    throw new Error(`${place}: "${name}" is missing; write it as text`);
  };
  const listed = { pointer: text("pointer"), ours: text("ours"), theirs: text("theirs"), because: text("because") };
  if (listed.pointer.includes("*")) throw new Error(`${place}: "${listed.pointer}" is a pattern; list each place by itself`);
  if (listed.because.length < 20) throw new Error(`${place}: "because" says too little; explain the difference`);
  return listed;
}
