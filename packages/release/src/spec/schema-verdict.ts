/** Verdicts on schemas. `redocly diff` rates what a vendor may do; here it is what a TypeScript program notices. */

import { strictest } from "../bump.js";
import { memberOf, textsOf, toTokens, valueAt } from "../pointer.js";
import type { SpecDocument } from "./document.js";
import { show, type Verdict } from "./finding.js";
import { type ChangeContext, type Place, toList } from "./place.js";

/** The verdicts on a change of a schema. */
export function judgeSchema(context: ChangeContext, place: Place): readonly Verdict[] {
  const { change } = context;
  if (place.direction === "neither") return [];
  if (change.kind === "added") return judgeAddition(context, place);
  if (change.kind === "removed") return [judgeRemoval(place)];
  switch (change.property) {
    case "required":
      return judgeRequired(context, place);
    case "type":
      return [judgeType(context, place)];
    case "enum":
      return judgeEnum(context, place);
    case "readOnly":
    case "writeOnly":
      return [judgeMarker(context, place)];
    default:
      return [judgeKeyword(context, place)];
  }
}

function judgeAddition({ change, revision }: ChangeContext, place: Place): readonly Verdict[] {
  const name = lastField(place);
  if (place.direction === "output") return [{ bump: "minor", words: `${parentLabel(place)} has \`${name}\` now` }];
  const parent = toTokens(change.revision?.pointer ?? "").slice(0, -2);
  // A required one is reported by the list of what is required.
  if (textsOf(memberOf(valueAt(revision.root, parent), "required")).includes(name)) return [];
  return [{ bump: "minor", words: `${place.says("accepts")} \`${place.field}\`` }];
}

function judgeRemoval(place: Place): Verdict {
  if (place.direction === "output") return { bump: "major", words: `${place.label} is gone: stop reading it` };
  return { bump: "major", words: `${place.says("no longer takes")} \`${place.field}\`: stop passing it` };
}

function judgeRequired({ change, base, revision }: ChangeContext, place: Place): readonly Verdict[] {
  const [before, after] = [textsOf(change.base?.value), textsOf(change.revision?.value)];
  const schema = schemaOf(revision, change.revision?.pointer);
  const old = schemaOf(base, change.base?.pointer);
  const hasField = (parent: unknown, name: string): boolean => memberOf(memberOf(parent, "properties"), name) !== undefined;
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name) && hasField(schema, name));
  const field = (name: string): string => [place.field, name].filter((part) => part !== "").join(".");
  if (place.direction === "input") {
    return [
      ...added.map((name): Verdict => ({ bump: "major", words: `${place.says("now requires")} \`${field(name)}\`: pass it` })),
      ...removed.map((name): Verdict => ({ bump: "minor", words: `${place.says("no longer requires")} \`${field(name)}\`` })),
    ];
  }
  return [
    // A field that is new altogether is reported as such.
    ...added
      .filter((name) => hasField(old, name))
      .map((name): Verdict => ({ bump: "minor", words: `${below(place, name)} is always there now` })),
    ...removed.map((name): Verdict => ({ bump: "major", words: `${below(place, name)} may now be absent: check before use` })),
  ];
}

/** The schema whose list of required fields changed: Redocly points at the list, or at the schema where there is none. */
function schemaOf(document: SpecDocument, pointer = ""): unknown {
  const tokens = toTokens(pointer);
  const isList = tokens.at(-1) === "required" && tokens.at(-2) !== "properties";
  return valueAt(document.root, isList ? tokens.slice(0, -1) : tokens);
}

function judgeType({ change }: ChangeContext, place: Place): Verdict {
  const [before, after] = [textsOf(change.base?.value), textsOf(change.revision?.value)];
  const isWider = before.every((type) => covers(after, type));
  const isNarrower = after.every((type) => covers(before, type));
  const isNullOnly = [...before, ...after].every((type) => type === "null" || (before.includes(type) && after.includes(type)));
  const isOutput = place.direction === "output";
  if (isNullOnly && isWider)
    return isOutput
      ? { bump: "major", words: `${place.label} may now be null: check before use` }
      : { bump: "minor", words: `${place.says("accepts")} null as \`${place.field}\`` };
  if (isNullOnly)
    return isOutput
      ? { bump: "minor", words: `${place.label} is never null any more` }
      : { bump: "major", words: `${place.says("no longer accepts")} null as \`${place.field}\`` };
  const words = `${isOutput ? place.label : `\`${place.field}\` of ${place.methods}`} is now ${toList(after)} where it was ${toList(before)}`;
  return { bump: (isOutput ? isNarrower : isWider) ? "minor" : "major", words };
}

/** TypeScript knows one kind of number. */
function covers(types: readonly string[], type: string): boolean {
  const plain = (name: string): string => (name === "integer" ? "number" : name);
  return types.some((other) => plain(other) === plain(type));
}

function judgeEnum({ change }: ChangeContext, place: Place): readonly Verdict[] {
  const [before, after] = [listOf(change.base?.value), listOf(change.revision?.value)];
  if (before.length === 0 || after.length === 0) return [judgeKeyword({ change }, place)];
  const added = toList(after.filter((value) => !before.includes(value)).map(show));
  const removed = toList(before.filter((value) => !after.includes(value)).map(show));
  const verdicts: Verdict[] = [];
  if (place.direction === "output") {
    // Answers' enums are open: a program has had to expect values it does not know.
    if (added !== "") verdicts.push({ bump: "minor", words: `${place.label} may also be ${added}` });
    if (removed !== "") verdicts.push({ bump: "minor", words: `${place.label} is no longer documented to be ${removed}` });
    return verdicts;
  }
  if (added !== "") verdicts.push({ bump: "minor", words: `${place.says("accepts")} ${added} as \`${place.field}\`` });
  if (removed !== "") verdicts.push({ bump: "major", words: `${place.says("no longer accepts")} ${removed} as \`${place.field}\`` });
  return verdicts;
}

/** A field that is only read leaves the input; one that is only written leaves the answer. */
function judgeMarker({ change }: ChangeContext, place: Place): Verdict {
  const isSet = change.revision?.value === true;
  const leaves = change.property === "readOnly" ? "input" : "output";
  if (place.direction !== leaves) return judgeKeyword({ change }, place);
  return isSet ? judgeRemoval(place) : { bump: "minor", words: `${place.label} can be ${leaves === "input" ? "given" : "read"} now` };
}

function judgeKeyword({ change }: Pick<ChangeContext, "change">, place: Place): Verdict {
  const what = place.direction === "input" && place.field !== "" ? `\`${place.field}\` of ${place.methods}` : place.label;
  const [before, after] = [change.base?.value, change.revision?.value].map((value) => (isShort(value) ? show(value) : "different"));
  // Whoever leaves a field out gets what the default says.
  const isNoticed = change.property === "default" && place.direction === "input";
  return {
    bump: isNoticed ? strictest([change.impact, "minor"]) : change.impact,
    words: `${what}: \`${change.property}\` is now ${after}${before === "different" ? "" : ` (was ${before})`}`,
  };
}

function isShort(value: unknown): boolean {
  return (JSON.stringify(value) ?? "").length <= 60;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function lastField({ tokens }: Place): string {
  return tokens.at(-1) ?? "";
}

function below({ label, owner }: Place, name: string): string {
  return label.startsWith("`") && !label.includes(" in ") ? `\`${label.slice(1, -1)}.${name}\`` : `\`${name}\` in ${owner}`;
}

function parentLabel({ label, owner }: Place): string {
  if (!label.startsWith("`") || label.includes(" in ")) return owner;
  const path = label.slice(1, -1).split(".").slice(0, -1);
  return `\`${path.join(".")}\``;
}
