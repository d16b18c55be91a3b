// What an organization keeps, by id and oldest first. A sequence number tells when an entry came: it never comes back, so that a
// cursor that holds one stays right while others come and go.

export interface Entry<Item> {
  /** Grows with every entry ever made in its ledger. */
  readonly sequence: number;
  readonly id: string;
  readonly item: Item;
}

export interface Ledger<Item> {
  readonly size: number;
  readonly get: (id: string) => Item | undefined;
  readonly has: (id: string) => boolean;
  /** Adds at the end, or replaces an entry in its place. */
  readonly set: (id: string, item: Item) => void;
  readonly delete: (id: string) => boolean;
  /** Oldest first. */
  readonly entries: () => readonly Entry<Item>[];
}

export function openLedger<Item>(given: Iterable<readonly [id: string, item: Item]> = []): Ledger<Item> {
  const entries = new Map<string, Entry<Item>>();
  let sequence = 0;
  const set = (id: string, item: Item): void => {
    const place = entries.get(id)?.sequence;
    if (place === undefined) sequence += 1;
    entries.set(id, { sequence: place ?? sequence, id, item });
  };
  for (const [id, item] of given) set(id, item);
  return {
    get size() {
      return entries.size;
    },
    get: (id) => entries.get(id)?.item,
    has: (id) => entries.has(id),
    set,
    delete: (id) => entries.delete(id),
    entries: () => [...entries.values()],
  };
}
