// A vendor's state as plain JSON and back. State is ledgers, maps, sets, lists and plain objects, reachable from one root. What lies
// in a container is a value: a handler replaces it, or changes a container within it, and never keeps it from call to call.
import { Ledger } from "./ledger.js";

/**
 * JSON; a map is written as `{ "$map": [[key, value], …] }`, a set as `{ "$set": […] }`, a ledger as
 * `{ "$ledger": [[sequence, id, item], …], "sequence": … }`.
 */
export type StateData = null | boolean | number | string | readonly StateData[] | { readonly [name: string]: StateData };

/** The whole state, so that `restoreState` can put it back. @throws TypeError naming the place of what JSON cannot hold */
export function captureState(root: object): StateData {
  return toData(root, { isExact: true, place: "", isFixed: true });
}

/** The same to be read by people and programs: maps and ledgers as objects, sets as lists. */
export function describeState(root: object): StateData {
  return toData(root, { isExact: false, place: "", isFixed: true });
}

/** Puts captured state back into the root and the containers it holds, all of which stay the same objects. */
export function restoreState(root: object, data: StateData): void {
  fill(root, data, "");
}

interface Look {
  readonly isExact: boolean;
  readonly place: string;
  /** Reached by members of objects alone: restoring keeps the object, and so the functions on it. */
  readonly isFixed: boolean;
}

function toData(value: unknown, look: Look): StateData {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  const inside = (item: unknown, name: string | number): StateData =>
    toData(item, { isExact: look.isExact, place: `${look.place}/${name}`, isFixed: false });
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Set) {
    const items = [...value].map(inside);
    return look.isExact ? { $set: items } : items;
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]): [string, StateData] => [textKey(key, look.place), inside(item, String(key))]);
    return look.isExact ? { $map: entries } : Object.fromEntries(entries);
  }
  if (value instanceof Ledger) return ledgerData(value, look.isExact, inside);
  if (isPlainObject(value)) return objectData(value, look);
  throw new TypeError(`sandbox: state holds a ${typeof value} at ${look.place}, which JSON cannot hold; keep it out of the state`);
}

function ledgerData(ledger: Ledger<unknown>, isExact: boolean, inside: (item: unknown, name: string) => StateData): StateData {
  const entries = ledger.entries().map(({ sequence, id, item }) => ({ sequence, id, data: inside(item, id) }));
  if (!isExact) return Object.fromEntries(entries.map(({ id, data }) => [id, data]));
  return { $ledger: entries.map(({ sequence, id, data }) => [sequence, id, data]), sequence: ledger.sequence };
}

function objectData(value: Readonly<Record<string, unknown>>, look: Look): StateData {
  const kept = Object.entries(value).filter(([, item]) => item !== undefined && !(look.isFixed && typeof item === "function"));
  return Object.fromEntries(kept.map(([name, item]) => [name, toData(item, { ...look, place: `${look.place}/${name}` })]));
}

function fill(target: unknown, data: StateData, place: string): void {
  if (target instanceof Map) {
    const entries = listIn(data, "$map", place);
    target.clear();
    for (const entry of entries) target.set(...pairOf(entry, place));
  } else if (target instanceof Set) {
    const items = listIn(data, "$set", place);
    target.clear();
    for (const item of items) target.add(fromData(item));
  } else if (target instanceof Ledger) refill(target, data, place);
  else if (Array.isArray(target) && Array.isArray(data)) target.splice(0, target.length, ...data.map(fromData));
  else if (isPlainObject(target) && isPlainObject(data)) fillObject(target, data, place);
  else throw misfit(place);
}

function refill(ledger: Ledger<unknown>, data: StateData, place: string): void {
  const entries = listIn(data, "$ledger", place).map((entry) => {
    const [sequence, id, item] = Array.isArray(entry) ? entry : [];
    if (typeof sequence !== "number" || typeof id !== "string" || item === undefined) throw misfit(place);
    return { sequence, id, item: fromData(item) };
  });
  const sequence = isPlainObject(data) ? data.sequence : undefined;
  if (typeof sequence !== "number") throw misfit(place);
  ledger.refill(sequence, entries);
}

function fillObject(target: Record<string, unknown>, data: Readonly<Record<string, unknown>>, place: string): void {
  for (const [name, item] of Object.entries(target)) {
    if (typeof item !== "function" && !Object.hasOwn(data, name)) delete target[name];
  }
  for (const [name, item] of Object.entries(data)) {
    // A snapshot may come from a file: this name would reach the prototype of all objects.
    if (name === "__proto__") throw misfit(place);
    // Data is what captureState wrote, so that each member of it is data again.
    const part = item as StateData;
    if (isObject(target[name]) && isObject(part)) fill(target[name], part, `${place}/${name}`);
    else target[name] = fromData(part);
  }
}

function fromData(data: StateData): unknown {
  if (Array.isArray(data)) return data.map(fromData);
  if (!isPlainObject(data)) return data;
  const { $map: entries, $set: items, $ledger: ledger } = data;
  if (Array.isArray(items)) return new Set(items.map(fromData));
  if (Array.isArray(entries)) return new Map(entries.map((entry) => pairOf(entry, "")));
  if (Array.isArray(ledger)) {
    const opened = new Ledger<unknown>();
    refill(opened, data, "");
    return opened;
  }
  return Object.fromEntries(Object.entries(data).map(([name, item]) => [name, fromData(item)]));
}

function pairOf(entry: StateData, place: string): [unknown, unknown] {
  if (!Array.isArray(entry) || entry.length !== 2) throw misfit(place);
  return [entry[0], fromData(entry[1])];
}

function listIn(data: StateData, name: "$map" | "$set" | "$ledger", place: string): readonly StateData[] {
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

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isPlainObject<Value>(value: Value): value is Value & Record<string, StateData> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
