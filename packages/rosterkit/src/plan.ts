/** What has to happen so that a scope holds exactly the members that somebody wants, as data: printed, reviewed, stored, applied later. */

import { ConfigError } from "@rosterkit/runtime";
import type { Member, MemberReference } from "./member.js";
import { pickMemberKey, readMemberKey } from "./member-key.js";
import { createPacing, type PacedOptions } from "./run-over-scopes.js";
import {
  indexPeople,
  isListable,
  type ListableScope,
  losesAdministrators,
  type MemberInput,
  readMembers,
  type Scope,
  type ScopeReference,
  toPersonKeys,
  toScopeReference,
} from "./scope.js";

/** What a scope's own `add` takes. */
export type NewMemberOf<AnyScope extends Scope> = AnyScope extends { add(member: infer Input, ...rest: never): unknown } ? Input : never;

/** Role and status. */
export type Standing = Pick<MemberInput, "role" | "status">;

/** One change to one member. */
export type Step =
  | { readonly action: "add"; readonly member: MemberInput }
  | { readonly action: "update"; readonly member: MemberReference; readonly from: Standing; readonly to: Standing }
  | { readonly action: "remove"; readonly member: MemberReference; readonly from: Standing };

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
  const findWanted = indexPeople(wanted, (entry) => entry);
  const findMember = indexPeople(members, (member) => member);
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
  const { memberId, email, role, status } = member;
  const reference = { ...(memberId === undefined ? {} : { memberId }), ...(email === undefined ? {} : { email }) };
  const from = { ...(role === undefined ? {} : { role }), status };
  if (wanted === undefined) return { action: "remove", member: reference, from };
  const to = toChange(scope, member, wanted);
  return to === undefined ? undefined : { action: "update", member: reference, from, to };
}

/** What a member lacks of a standing; undefined when nothing. A pending member may not show its role yet, which is no difference. */
export function toChange(scope: Scope, member: Member, { role, status }: Standing): Standing | undefined {
  const isRoleHidden = member.role === undefined && member.status === "pending";
  const hasRole = role === undefined || isRoleHidden || (scope.hasRole?.(member, role) ?? member.role === role);
  const hasStatus = status === undefined || member.status === status;
  if (hasRole && hasStatus) return undefined;
  return { ...(hasRole ? {} : { role }), ...(hasStatus ? {} : { status }) };
}

function toHoldReason(scope: Scope, member: Member, { action }: Step, protect: readonly string[]): string | undefined {
  const capability = scope.capabilities.verbs[action];
  const names = new Set(protect.flatMap((name) => toPersonKeys({ memberId: name, email: name })));
  if (toPersonKeys(member).some((key) => names.has(key))) return "protected";
  if (member.managedElsewhere === true) return "another system manages this membership";
  if (capability === undefined) return `the vendor has no ${action} for a ${scope.scope}`;
  if (pickMemberKey(capability, member) !== undefined) return undefined;
  return `${action} takes ${capability.key}, and this ${member.status} member has none`;
}

function toRefusals(scope: Scope, members: readonly Member[], steps: readonly Step[], { maxRemovals = 10 }: PlanOptions): string[] {
  const removals = steps.filter(({ action }) => action === "remove").length;
  return [
    ...(removals > maxRemovals ? [`${removals} members would be removed, and maxRemovals is ${maxRemovals}`] : []),
    ...(endangersAdministrators(scope, members, steps) ? ["the scope would lose its last administrator"] : []),
  ];
}

/** Whether steps would leave nobody to administer a scope; members whom they add or promote do not count yet. */
export function endangersAdministrators(scope: Scope, members: readonly Member[], steps: readonly Step[]): boolean {
  const findStep = indexPeople(steps, (step) => step.member);
  const isLeaving = (member: Member): boolean => {
    const step = findStep(member);
    if (step?.action !== "update") return step !== undefined;
    return step.to.status === "inactive" || (step.to.role !== undefined && scope.administers(step.to.role) !== true);
  };
  const staying = members.filter((member) => !isLeaving(member));
  return losesAdministrators(scope, members.filter(isLeaving), staying);
}
