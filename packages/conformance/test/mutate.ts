// A copy of a document with one value changed, to see whether a comparison notices.

/** @throws Error when the place's parent is not there */
export function mutate(document: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone(document);
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop() ?? "";
  const parent = steps.reduce<unknown>((place, step) => Reflect.get(Object(place), step), copy);
  if (typeof parent !== "object" || parent === null) throw new Error(`the document has no ${pointer}`);
  Reflect.set(parent, last, value);
  return copy;
}
