// A vendor's state as plain JSON and back. State is maps, sets, lists and plain objects, reachable from one root; objects below a
// map are values: a handler replaces them and never changes them.

/** JSON; a map is written as `{ "$map": [[key, value], …] }`, a set as `{ "$set": […] }`. */
export type StateData = null | boolean | number | string | readonly StateData[] | { readonly [name: string]: StateData };

type Shape = "exact" | "readable";

/** The whole state, so that `restoreState` can put it back. @throws TypeError naming the place of what JSON cannot hold */
export function captureState(root: object): StateData {
  return toData(root, "exact", "");
}

/** The same to be read by people and programs: maps as objects, sets as lists. */
export function describeState(root: object): StateData {
  return toData(root, "readable", "");
}

/** Puts captured state back into the root and the containers it holds, all of which stay the same objects. */
export function restoreState(root: object, data: StateData): void {
  fill(root, data, "");
}

function toData(value: unknown, shape: Shape, place: string): StateData {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map((item, index) => toData(item, shape, `${place}/${index}`));
  if (value instanceof Set) {
    const items = [...value].map((item, index) => toData(item, shape, `${place}/${index}`));
    return shape === "exact" ? { $set: items } : items;
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]): [string, StateData] => [textKey(key, place), toData(item, shape, `${place}/${key}`)]);
    return shape === "exact" ? { $map: entries } : Object.fromEntries(entries);
  }
  if (isPlainObject(value)) {
    const given = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(given.map(([name, item]) => [name, toData(item, shape, `${place}/${name}`)]));
  }
  throw new TypeError(`sandbox: state holds a ${typeof value} at ${place}, which cannot be written as JSON; keep it out of the state`);
}

function fill(target: unknown, data: StateData, place: string): void {
  if (target instanceof Map) refillMap(target, data, place);
  else if (target instanceof Set) {
    target.clear();
    for (const item of listIn(data, "$set", place)) target.add(fromData(item));
  } else if (Array.isArray(target) && Array.isArray(data)) target.splice(0, target.length, ...data.map(fromData));
  else if (isPlainObject(target) && isPlainObject(data)) fillObject(target, data, place);
  else throw misfit(place);
}

function refillMap(target: Map<unknown, unknown>, data: StateData, place: string): void {
  const entries = listIn(data, "$map", place);
  target.clear();
  for (const entry of entries) {
    if (!Array.isArray(entry) || entry.length !== 2) throw misfit(place);
    target.set(entry[0], fromData(entry[1]));
  }
}

function fillObject(target: Record<string, unknown>, data: Readonly<Record<string, unknown>>, place: string): void {
  for (const name of Object.keys(target)) if (!Object.hasOwn(data, name)) delete target[name];
  for (const [name, item] of Object.entries(data)) {
    // Data is what captureState wrote, so that each member of it is data again.
    const part = item as StateData;
    if (isContainer(target[name])) fill(target[name], part, `${place}/${name}`);
    else target[name] = fromData(part);
  }
}

function fromData(data: StateData): unknown {
  if (Array.isArray(data)) return data.map(fromData);
  if (!isPlainObject(data)) return data;
  const { $map: entries, $set: items } = data;
  if (Array.isArray(items)) return new Set(items.map(fromData));
  if (Array.isArray(entries)) return new Map(entries.map(([key, item]) => [key, fromData(item)]));
  return Object.fromEntries(Object.entries(data).map(([name, item]) => [name, fromData(item as StateData)])); // as in fillObject
}

function listIn(data: StateData, name: "$map" | "$set", place: string): readonly StateData[] {
  const list = isPlainObject(data) ? data[name] : undefined;
  if (!Array.isArray(list)) throw misfit(place);
  return list;
}

function textKey(key: unknown, place: string): string {
  if (typeof key === "string") return key;
  throw new TypeError(`sandbox: state has a map at ${place} with a key that is no text`);
}

function misfit(place: string): TypeError {
  return new TypeError(`sandbox: the snapshot does not fit the state at ${place === "" ? "/" : place}; was it taken from another version?`);
}

function isContainer(value: unknown): boolean {
  return value instanceof Map || value instanceof Set || Array.isArray(value) || isPlainObject(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
