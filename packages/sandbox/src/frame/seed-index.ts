// Turns a list of a seed into a map, and refuses a seed that has the same thing twice.

export interface SeedList<Item> {
  readonly vendor: string;
  /** Name of the list, for the error: `users`. */
  readonly list: string;
  readonly items: readonly Item[];
}

/** @throws TypeError naming vendor, list and the id that stands twice */
export function indexById<Item extends { readonly id: string }>(given: SeedList<Item>): Map<string, Item> {
  const index = new Map<string, Item>();
  for (const item of given.items) {
    if (index.has(item.id)) throw seedError(given.vendor, `${given.list} has id "${item.id}" twice`);
    index.set(item.id, item);
  }
  return index;
}

/** The error for a seed that contradicts itself. */
export function seedError(vendor: string, message: string): TypeError {
  return new TypeError(`sandbox: ${vendor} seed: ${message}`);
}
