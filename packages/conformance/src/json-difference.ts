// Two JSON values side by side: every place where they differ, by JSON Pointer.

export interface Difference {
  readonly pointer: string;
  /** The value on our side as JSON, `absent` where there is none. */
  readonly ours: string;
  /** The value on the other side as JSON, `absent` where there is none. */
  readonly theirs: string;
}

/** Objects are compared member by member, everything else as a whole. The order of members means nothing, that of items does. */
export function differencesBetween(ours: unknown, theirs: unknown, pointer = ""): readonly Difference[] {
  if (isRecord(ours) && isRecord(theirs)) {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return names.flatMap((name) => differencesBetween(own(ours, name), own(theirs, name), `${pointer}/${toPointerStep(name)}`));
  }
  const difference = { pointer, ours: toText(ours), theirs: toText(theirs) };
  return difference.ours === difference.theirs ? [] : [difference];
}

/** Whether a pointer is at or below another. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

export function toPointerStep(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function toText(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value, sorted);
}

/** Members in the order of their names, so that equal values have equal texts. */
function sorted(_name: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
