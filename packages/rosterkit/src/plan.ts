/** What has to happen so that a scope holds exactly the members that somebody wants, as data: printed, reviewed, stored, applied later. */

import { ConfigError } from "@rosterkit/runtime";
import { readMemberKey } from "./capabilities.js";
import type { Member } from "./member.js";
import { createPacing, type PacedOptions } from "./run-over-scopes.js";
import {
  indexPeople,
  isListable,
  isSamePerson,
  type ListableScope,
  type MemberInput,
  readMembers,
  type Scope,
  type ScopeReference,
  toPersonKeys,
  toScopeReference,
} from "./scope.js";
import { endangersAdministrators, type Step, toChange, toObstacle, toRemoval } from "./steps.js";

/** What a scope's own `add` takes. */
export type NewMemberOf<AnyScope extends Scope> = AnyScope extends { add(member: infer Input, ...rest: never): unknown } ? Input : never;

/** Plain data, good for JSON. It holds ids and e-mail addresses. */
export interface Plan {
  readonly version: 1;
  readonly scope: ScopeReference;
  /** How many members were listed. */
  readonly listed: number;
  readonly steps: readonly Step[];
  /** What would have to change and is left as it is, and why. */
  readonly held: readonly { readonly step: Step; readonly reason: string }[];
  /** Why the plan as a whole must not be applied; `apply` refuses it then. */
  readonly refusals: readonly string[];
}

export interface PlanOptions extends PacedOptions {
  /** How many members may be removed. Default 10. */
  readonly maxRemovals?: number | undefined;
  /** Ids or e-mail addresses of members who are never removed or changed. */
  readonly protect?: readonly string[] | undefined;
}

/**
 * Compares a scope with the members it should have. A role or status that is not given stays as it is.
 *
 * @throws ApiError when the list cannot be read to its end; ConfigError when nobody is wanted or an entry is unusable.
 */
export async function plan<AnyScope extends ListableScope>(
  scope: AnyScope,
  desired: readonly NewMemberOf<AnyScope>[],
  options: PlanOptions = {},
): Promise<Plan> {
  const wanted = desired as readonly MemberInput[]; // what a scope adds is named by id or address, as Scope states
  checkDesired(scope, wanted);
  const members = await readMembers(scope, createPacing(options)(scope));
  const findWanted = indexPeople(wanted);
  const findMember = indexPeople(members);
  const steps: Step[] = wanted.filter((entry) => findMember(entry) === undefined).map((member) => ({ action: "add", member }));
  const held: Plan["held"][number][] = [];
  for (const member of members) {
    const step = toStep(scope, member, findWanted(member));
    if (step === undefined) continue;
    const reason = toHoldReason(scope, member, step, options.protect ?? []);
    if (reason === undefined) steps.push(step);
    else held.push({ step, reason });
  }
  return {
    version: 1,
    scope: toScopeReference(scope),
    listed: members.length,
    steps,
    held,
    refusals: toRefusals(scope, members, steps, options),
  };
}

function checkDesired(scope: Scope, desired: readonly MemberInput[]): void {
  const { vendor, capabilities } = scope;
  const refuse = (problem: string): never => {
    throw new ConfigError(`${problem} Nothing was sent.`, { vendor, parameter: "desired" });
  };
  if (!isListable(scope)) refuse(`a ${scope.scope} cannot be planned: the vendor lists no members there.`);
  if (desired.length === 0) refuse("no members are wanted, which would empty the scope.");
  const seen = new Set<string>();
  for (const [index, entry] of desired.entries()) {
    readMemberKey(capabilities, "add", entry);
    for (const key of toPersonKeys(entry)) {
      if (seen.has(key)) refuse(`desired[${index}] names somebody who is named before.`);
      seen.add(key);
    }
  }
}

function toStep(scope: Scope, member: Member, wanted: MemberInput | undefined): Step | undefined {
  const removal = toRemoval(member);
  const to = wanted && toChange(scope, member, wanted);
  if (wanted === undefined) return removal;
  return to && { ...removal, action: "update", to };
}

function toHoldReason(scope: Scope, member: Member, step: Step, protect: readonly string[]): string | undefined {
  if (protect.some((name) => isSamePerson(member, { memberId: name, email: name }))) return "protected";
  return member.managedElsewhere === true ? "another system manages this membership" : toObstacle(scope, step);
}

function toRefusals(scope: Scope, members: readonly Member[], steps: readonly Step[], { maxRemovals = 10 }: PlanOptions): string[] {
  const removals = steps.filter(({ action }) => action === "remove").length;
  return [
    ...(removals > maxRemovals ? [`${removals} members would be removed, and maxRemovals is ${maxRemovals}`] : []),
    ...(endangersAdministrators(scope, members, steps) ? ["the scope would lose its last administrator"] : []),
  ];
}
