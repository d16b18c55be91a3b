// Wire forms that are made once for each value of the state, with their JSON. What was made of a value stays right, because both are
// frozen: a change is another value. A long list is then put together from texts that are there already.

/** Where a remembered form carries its JSON after a comma, unseen: reading a member is many times faster than asking a map. */
const jsonText = Symbol("json");

type Remembered = { readonly [jsonText]: string };

/**
 * The same function, which remembers what it made of each value for as long as the value lives. For values without objects in them:
 * freezing reaches no further.
 */
export function remembering<Value extends object, Wire extends object>(toWire: (value: Value) => Wire): (value: Value) => Wire {
  const made = new WeakMap<Value, Wire>();
  return (value) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const wire = toWire(value);
    Object.defineProperty(wire, jsonText, { value: `,${JSON.stringify(wire)}` });
    made.set(Object.freeze(value), Object.freeze(wire));
    return wire;
  };
}

/**
 * JSON.stringify, for a body that may have lists of remembered wire forms as its members. All texts are joined once: a text that is
 * added up is slow to measure and to send.
 */
export function toJson(body: unknown): string {
  if (typeof body !== "object" || body === null || !Object.values(body).some(isRemembered)) return JSON.stringify(body);
  const texts: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    texts.push(texts.length === 0 ? "{" : ",", JSON.stringify(name), ":");
    if (isRemembered(value)) pushList(texts, value);
    else texts.push(JSON.stringify(value));
  }
  texts.push("}");
  return texts.join("");
}

function isRemembered(value: unknown): value is readonly Remembered[] {
  return Array.isArray(value) && typeof value[0] === "object" && value[0] !== null && jsonText in value[0];
}

function pushList(texts: string[], items: readonly Remembered[]): void {
  texts.push("[");
  const start = texts.length;
  for (const item of items) texts.push(item[jsonText]);
  texts[start] = texts[start]?.slice(1) ?? "";
  texts.push("]");
}
