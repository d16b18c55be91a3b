// What a vendor keeps, by id and oldest first. A sequence number tells when an entry came: it never comes back, so that a cursor
// that holds one stays right while others come and go. Part of the state that snapshots hold.

export interface Entry<Item> {
  /** Grows with every entry ever made in its ledger. */
  readonly sequence: number;
  readonly id: string;
  readonly item: Item;
}

/** Open one with {@link openLedger}. */
export class Ledger<Item> {
  readonly #entries = new Map<string, Entry<Item>>();
  #sequence = 0;
  /** Kept from one look to the next: long lists are read far more often than changed. */
  #list: readonly Entry<Item>[] | undefined;

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): Item | undefined {
    return this.#entries.get(id)?.item;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Adds at the end, or replaces an entry in its place. */
  set(id: string, item: Item): void {
    this.#list = undefined;
    const place = this.#entries.get(id)?.sequence;
    if (place === undefined) this.#sequence += 1;
    this.#entries.set(id, { sequence: place ?? this.#sequence, id, item });
  }

  delete(id: string): boolean {
    this.#list = undefined;
    return this.#entries.delete(id);
  }

  /** Oldest first. */
  entries(): readonly Entry<Item>[] {
    this.#list ??= [...this.#entries.values()];
    return this.#list;
  }

  /** The number of the youngest entry ever made. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Replaces everything, as a snapshot has it. */
  refill(sequence: number, entries: Iterable<Entry<Item>>): void {
    this.#list = undefined;
    this.#entries.clear();
    this.#sequence = sequence;
    for (const entry of entries) this.#entries.set(entry.id, entry);
  }
}

export function openLedger<Item>(given: Iterable<readonly [id: string, item: Item]> = []): Ledger<Item> {
  const ledger = new Ledger<Item>();
  for (const [id, item] of given) ledger.set(id, item);
  return ledger;
}
