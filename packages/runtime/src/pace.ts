/** What the calls of one client share, so that many do not do together what none of them may alone: a budget of repeats, and cool-downs. */

/** The shared state; a client made by `withOptions` shares it, since it speaks to the same vendor. */
export interface Pace {
  /** Repeats left. */
  budget: number;
  /** When a credential that was told to wait may be used again, on the monotonic clock. */
  readonly coolDowns: Map<string, number>;
}

// Repeats that may run ahead of answers: 200 calls to a server that only fails come to at most 300 requests.
const fullBudget = 100;

/** A full budget, and nobody told to wait. */
export function createPace(): Pace {
  return { budget: fullBudget, coolDowns: new Map() };
}

/** The budget after an attempt that takes or gives back so many repeats. */
export function toBudget(budget: number, change: -1 | 0 | 1): number {
  return Math.min(fullBudget, budget + change);
}

/** Notes that `credential` must wait for so many milliseconds, and forgets those whose time has passed. */
export function coolDown({ coolDowns }: Pace, credential: string, { delay, now }: { delay: number; now: number }): void {
  for (const [other, until] of coolDowns) if (until <= now) coolDowns.delete(other);
  coolDowns.set(credential, Math.max(now + delay, coolDowns.get(credential) ?? 0));
}
