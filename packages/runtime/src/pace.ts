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

/** The budget after an attempt: a repeat takes one, and an answer that is no transient failure gives one back. */
export function toBudget(budget: number, outcome: "repeated" | "answered" | "failed"): number {
  if (outcome === "repeated") return budget - 1;
  return outcome === "answered" ? Math.min(fullBudget, budget + 1) : budget;
}

/** Notes that `credential` must wait for so many milliseconds, and forgets those whose time has passed. */
export function coolDown({ coolDowns }: Pace, credential: string, { delay, now }: { delay: number; now: number }): void {
  for (const [other, until] of coolDowns) if (until <= now) coolDowns.delete(other);
  coolDowns.set(credential, Math.max(now + delay, coolDowns.get(credential) ?? 0));
}
