/** Plans for random teams and random wishes. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { apply, type Plan, type PlanOptions, plan } from "../src/index.js";
import { type Badge, badgehouseTeam } from "./support/badgehouse.js";

const names = ["ada", "bruno", "carla", "dmitri", "elif", "femi", "greta", "hanna"];
const role = fc.constantFrom("captain", "deputy", "member");
/** Addresses differ in case from list to list. */
const email = fc
  .tuple(fc.constantFrom(...names), fc.boolean())
  .map(([name, isLoud]) => `${isLoud ? name.toUpperCase() : name}@example.com`);
const toKey = (entry: { readonly email: string }): string => entry.email.toLowerCase();

const badge: fc.Arbitrary<Badge> = fc.record(
  { email, role, status: fc.constantFrom("active", "inactive"), managedElsewhere: fc.boolean() },
  { requiredKeys: ["email", "role"] },
);
const world = fc.record({
  badges: fc.uniqueArray(badge, { selector: toKey }),
  wanted: fc.uniqueArray(fc.record({ email, role }), { selector: toKey, minLength: 1 }),
  options: fc.record({ maxRemovals: fc.nat(8), protect: fc.array(email, { maxLength: 2 }) }),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

async function open({ badges, wanted, options }: { badges: Badge[]; wanted: { email: string; role: string }[]; options: PlanOptions }) {
  const team = badgehouseTeam("night-shift", badges);
  return { team, made: await plan(team, wanted, options) };
}

function stored(made: Plan): Plan {
  return JSON.parse(JSON.stringify(made));
}

function holds(check: (given: World) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(world, check), { numRuns: 300 });
}

test("a plan survives JSON", () =>
  holds(async (given) => {
    const { made } = await open(given);
    expect(stored(made)).toEqual(made);
  }));

test("once a plan is applied, nothing is left to plan; one that was refused changes nothing", () =>
  holds(async (given) => {
    const { team, made } = await open(given);
    if (made.refusals.length > 0) {
      await expect(apply(team, made)).rejects.toThrow("Nothing was changed.");
      expect([...team.members.values()]).toEqual(given.badges);
      return;
    }
    expect(await apply(team, stored(made))).toMatchObject({ isComplete: true });
    expect((await plan(team, given.wanted, given.options)).steps).toEqual([]);
  }));

test("a plan that is applied breaks no guard", () =>
  holds(async (given) => {
    const { team, made } = await open(given);
    if (made.refusals.length > 0) return;
    await apply(team, made);
    const after = [...team.members.values()];
    const isThere = (member: Badge): boolean => after.some((other) => toKey(other) === toKey(member));
    expect(given.badges.filter((member) => !isThere(member)).length).toBeLessThanOrEqual(given.options.maxRemovals);
    const protectedKeys = given.options.protect.map((name) => name.toLowerCase());
    const isKept = (member: Badge): boolean => member.managedElsewhere === true || protectedKeys.includes(toKey(member));
    expect(after).toEqual(expect.arrayContaining(given.badges.filter(isKept)));
    const count = (members: readonly Badge[], ...roles: string[]): number =>
      members.filter(({ role, status }) => status !== "inactive" && roles.includes(role)).length;
    if (count(given.badges, "captain") > 0) expect(count(after, "captain")).toBeGreaterThan(0);
    if (count(given.badges, "captain", "deputy") > 0) expect(count(after, "captain", "deputy")).toBeGreaterThan(0);
  }));

test("a plan that is applied in two goes, wherever the first broke off, ends as in one", () =>
  fc.assert(
    fc.asyncProperty(world, fc.nat(6), fc.boolean(), async (given, breaksAt, isLost) => {
      const { team: whole, made } = await open(given);
      if (made.refusals.length > 0) return;
      await apply(whole, made);
      let writes = 0;
      const breakDown = (): void => {
        writes += 1;
        if (writes > breaksAt) throw new Error("down");
      };
      let trouble: (() => void) | undefined = breakDown;
      const key = isLost ? "afterWrite" : "beforeWrite";
      const team = badgehouseTeam("night-shift", given.badges, { [key]: () => trouble?.() });
      await apply(team, made);
      trouble = undefined;
      const second = await apply(team, made).catch((error: unknown) => error);
      expect(second).toMatchObject({ isComplete: true });
      expect(team.members).toEqual(whole.members);
    }),
    { numRuns: 300 },
  ));
