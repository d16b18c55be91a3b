/** Whether a name leads back to itself, by what each name leads to. */

/** True when following `targets` from `start`, one step or more, comes to `start` again. */
export function reachesItself(start: string, targets: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [...(targets.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(targets.get(name) ?? []));
  }
  return false;
}
