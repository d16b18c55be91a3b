// Whether a seed has the form of its vendor's: what JSON and JavaScript let through and types would not. The default seed is the
// pattern; what it does not show (members that may be left out) passes.
import { isVendorName, vendorNames, vendors } from "./registry.js";

/** What stands at one place of the default seed, over all items of the lists above it. */
interface Form {
  readonly kinds: Set<string>;
  readonly members: Map<string, Form>;
  items: Form | undefined;
}

/** @param seeds by vendor @throws TypeError naming the place and what belongs there */
export function checkSeeds(seeds: object): void {
  if (kindOf(seeds) !== "object") throw new TypeError("sandbox: a seed must be an object with the seed of each vendor");
  for (const [name, seed] of Object.entries(seeds)) {
    if (!isVendorName(name))
      throw new TypeError(`sandbox: there is a seed for "${name}", which is no vendor; known are: ${vendorNames.join(", ")}`);
    if (seed !== undefined) check(seed, learn(vendors[name].defaultSeed(), newForm()), `${name} seed`, "");
  }
}

function newForm(): Form {
  return { kinds: new Set(), members: new Map(), items: undefined };
}

function learn(value: unknown, form: Form): Form {
  if (value === undefined || value === null) return form;
  form.kinds.add(kindOf(value));
  if (Array.isArray(value)) {
    form.items ??= newForm();
    for (const item of value) learn(item, form.items);
  } else if (typeof value === "object") {
    for (const [name, member] of Object.entries(value)) {
      const known = form.members.get(name) ?? newForm();
      form.members.set(name, learn(member, known));
    }
  }
  return form;
}

function check(value: unknown, form: Form | undefined, seed: string, place: string): void {
  if (form === undefined || form.kinds.size === 0 || value === undefined || value === null) return;
  if (!form.kinds.has(kindOf(value))) {
    const expected = [...form.kinds].map(inWords).join(" or ");
    throw new TypeError(`sandbox: ${seed}: ${place === "" ? "it" : place} must be ${expected}, not ${inWords(kindOf(value))}`);
  }
  if (Array.isArray(value)) for (const [index, item] of value.entries()) check(item, form.items, seed, `${place}/${index}`);
  else if (typeof value === "object") {
    for (const [name, member] of Object.entries(value)) check(member, form.members.get(name), seed, `${place}/${name}`);
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
}

function inWords(kind: string): string {
  return kind === "string" ? "text" : kind === "object" ? "an object" : `a ${kind}`;
}
