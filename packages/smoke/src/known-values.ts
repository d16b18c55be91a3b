/** Values for required parameters: given by the user, or found in the answers of the operations called before. */

import { type Json, type Reading, type RequiredParameter, toObject } from "./readings.js";

type Value = string | number;

/** What has been learned so far. */
export interface Known {
  /** Values by the name of the parameter. */
  readonly values: Map<string, Value>;
  /** The first item of each list, by the list's path. */
  readonly items: Map<string, Json>;
}

/** The parameters of a call, grouped as on the wire. */
export type FoundInput = Readonly<Record<RequiredParameter["in"], Readonly<Record<string, Value>>>>;

/** The input of a call, or the names of the parameters that nothing is known for; `paths` are those that can be read. */
export function findInput(
  { path, required }: Reading,
  { known, paths }: { readonly known: Known; readonly paths: ReadonlySet<string> },
): FoundInput | { readonly missing: readonly string[] } {
  const input: Record<RequiredParameter["in"], Record<string, Value>> = { path: {}, query: {} };
  const missing: string[] = [];
  for (const { in: place, name } of required) {
    const list = path.slice(0, Math.max(0, path.indexOf(`/{${name}}`)));
    const item = known.items.get(list);
    const found = item?.[name] ?? item?.id;
    // The members of one group are no help in another place: where the list right before the parameter can be read, it alone tells.
    const value = isValue(found) ? found : paths.has(list) ? undefined : known.values.get(name);
    if (value === undefined) missing.push(name);
    else input[place][name] = value;
  }
  if (missing.length > 0) return { missing };
  for (const [name, value] of Object.entries(input.path)) if (!known.values.has(name)) known.values.set(name, value);
  return input;
}

/** Learns from an answer: the first item of a list, and every member that is named as an id. */
export function learn(known: Known, { path }: Reading, body: unknown): void {
  const item = toObject(findList(body)[0]);
  if (Object.keys(item).length > 0) known.items.set(path, item);
  for (const [name, value] of [...Object.entries(toObject(body)), ...Object.entries(item)]) {
    if (name.endsWith("_id") && isValue(value) && !known.values.has(name)) known.values.set(name, value);
  }
}

/** The list that a body is, or that it holds at any depth. */
function findList(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  return (
    Object.values(toObject(body))
      .map(findList)
      .find(({ length }) => length > 0) ?? []
  );
}

function isValue(value: unknown): value is Value {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
