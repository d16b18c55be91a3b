// Wire forms that are made once for each value of the state, with their JSON. Values are replaced and never changed, so what was made
// of one stays right; a long list is then put together from texts that are there already.

/** Where a remembered form carries its JSON, unseen: reading a member is many times faster than asking a map. */
const jsonText = Symbol("json");

type Remembered = { readonly [jsonText]: string };

/** The same function, which remembers what it made of each value for as long as the value lives. */
export function remembering<Value extends object, Wire extends object>(toWire: (value: Value) => Wire): (value: Value) => Wire {
  const made = new WeakMap<Value, Wire>();
  return (value) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const wire = toWire(value);
    made.set(value, wire);
    Object.defineProperty(wire, jsonText, { value: JSON.stringify(wire) });
    return wire;
  };
}

/** JSON.stringify, for a body that may have lists of remembered wire forms as its members. */
export function toJson(body: unknown): string {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return JSON.stringify(body);
  let json = "";
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    json += `${json === "" ? "{" : ","}${JSON.stringify(name)}:${isRemembered(value) ? listText(value) : JSON.stringify(value)}`;
  }
  return json === "" ? "{}" : `${json}}`;
}

function isRemembered(value: unknown): value is readonly Partial<Remembered>[] {
  return Array.isArray(value) && typeof value[0] === "object" && value[0] !== null && jsonText in value[0];
}

function listText(items: readonly Partial<Remembered>[]): string {
  let text = "";
  for (const item of items) text += `${text === "" ? "" : ","}${item[jsonText] ?? JSON.stringify(item)}`;
  return `[${text}]`;
}
