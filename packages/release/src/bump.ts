/** How strong a change is for somebody who has the package installed. */

/** From nothing to see to code that has to be changed. */
export type Bump = "none" | "patch" | "minor" | "major";

const order: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The strictest of them; `none` of nothing. */
export function strictest(bumps: Iterable<Bump>): Bump {
  let found: Bump = "none";
  for (const bump of bumps) if (isWeaker(found, bump)) found = bump;
  return found;
}

/** Whether the first would hide what the second says. */
export function isWeaker(one: Bump, other: Bump): boolean {
  return order.indexOf(one) < order.indexOf(other);
}
