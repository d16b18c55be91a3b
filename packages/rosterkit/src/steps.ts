/** The changes to a scope's members, one step per member: what they would endanger, how they are sent, and what became of them. */

import { ApiError, type CallOptions, ConnectionError, HttpError } from "@rosterkit/runtime";
import { pickMemberKey } from "./capabilities.js";
import type { Member, MemberReference, Result } from "./member.js";
import { indexPeople, isListable, type MemberInput, readMembers, type Scope } from "./scope.js";

/** Role and status. */
export type Standing = Pick<MemberInput, "role" | "status">;

/** One change to one member. */
export type Step =
  | { readonly action: "add"; readonly member: MemberInput }
  | { readonly action: "update"; readonly member: MemberReference; readonly from: Standing; readonly to: Standing }
  | { readonly action: "remove"; readonly member: MemberReference; readonly from: Standing };

/** What became of one step. */
export interface StepResult {
  readonly step: Step;
  /** `alreadyDone` when there was nothing to do any more; `unknown` when the vendor accepted it and the list does not show it, or nobody can tell. */
  readonly outcome: "done" | "alreadyDone" | "failed" | "unknown";
  /** True when a list shows it. */
  readonly isVerified: boolean;
  /** What the scope's verb came to. */
  readonly result?: Result<string, unknown> | undefined;
  readonly error?: unknown;
  readonly reason?: string;
}

/** The removal of a member, as listed. */
export function toRemoval({ memberId, email, role, status }: MemberInput): Step & { readonly action: "remove" } {
  const member = { ...(memberId === undefined ? {} : { memberId }), ...(email === undefined ? {} : { email }) };
  return { action: "remove", member, from: { ...(role === undefined ? {} : { role }), ...(status === undefined ? {} : { status }) } };
}

/** Why a scope cannot take a step; undefined when it can. */
export function toObstacle({ capabilities, scope }: Scope, { action, member }: Step): string | undefined {
  const capability = capabilities.verbs[action];
  if (capability === undefined) return `the vendor has no ${action} for a ${scope}`;
  return pickMemberKey(capability, member) === undefined
    ? `${action} takes ${capability.keys?.join(" or ")}, and none is known`
    : undefined;
}

/** What a member lacks of a standing; undefined when nothing. A pending member may not show its role yet, which is no difference. */
export function toChange(scope: Scope, member: Member, { role, status }: Standing): Standing | undefined {
  const isRoleHidden = member.role === undefined && member.status === "pending";
  const hasRole = role === undefined || isRoleHidden || (scope.hasRole?.(member, role) ?? member.role === role);
  const hasStatus = status === undefined || member.status === status;
  return hasRole && hasStatus ? undefined : { ...(hasRole ? {} : { role }), ...(hasStatus ? {} : { status }) };
}

/** How far a step is, given its member as listed now. */
export function toProgress(scope: Scope, step: Step, now: Member | undefined): "open" | "done" | "drifted" {
  if (now === undefined) return ({ add: "open", update: "drifted", remove: "done" } as const)[step.action];
  const isDone = step.action !== "remove" && toChange(scope, now, step.action === "add" ? step.member : step.to) === undefined;
  const isAsBefore = step.action !== "add" && now.role === step.from.role && now.status === step.from.status;
  return isDone ? "done" : isAsBefore ? "open" : "drifted";
}

/**
 * Whether nobody could manage members after some steps. Unknown counts as an administrator among those who go, but stands in for no certain
 * one among those who stay; nor does anybody whom the steps add or promote.
 */
export function endangersAdministrators(scope: Scope, members: readonly Member[], steps: readonly Step[]): boolean {
  const find = indexPeople(members);
  const stepOf = new Map(steps.map((step) => [find(step.member), step]));
  const isLeaving = (member: Member): boolean => {
    const step = stepOf.get(member);
    if (step?.action !== "update") return step !== undefined;
    return step.to.status === "inactive" || (step.to.role !== undefined && scope.administers(step.to.role) !== true);
  };
  const isStaying = (member: Member): boolean => !isLeaving(member) && member.status !== "inactive";
  const count = (answer: true | "unknown", isMeant: (member: Member) => boolean): number =>
    members.filter((member) => member.status !== "pending" && scope.administers(member.role) === answer && isMeant(member)).length;
  const isCertainLost = count(true, isLeaving) > 0 && count(true, isStaying) === 0;
  return isCertainLost || (count("unknown", isLeaving) > 0 && count(true, isStaying) + count("unknown", isStaying) === 0);
}

type Sent = Pick<StepResult, "result" | "error">;

/** Sends adds, then updates, then removes, and looks at a list afterwards where there is one. One failure stops no other. */
export async function carryOut(scope: Scope, steps: readonly Step[], call: CallOptions): Promise<StepResult[]> {
  const sent = new Map<Step, Sent>();
  const adds = steps.filter(({ action }) => action === "add");
  if (scope.addMany !== undefined && adds.length > 1) {
    const inputs = adds.map(({ member }) => member);
    const added = await scope.addMany(inputs, call).catch((error: unknown) => ({ error }));
    for (const [index, step] of adds.entries()) sent.set(step, "error" in added ? added : { result: added[index] });
  }
  for (const action of ["add", "update", "remove"]) {
    for (const step of steps) if (step.action === action && !sent.has(step)) sent.set(step, await send(scope, step, call));
  }
  const after = isListable(scope) && steps.length > 0 ? await readMembers(scope, call).catch(() => undefined) : undefined;
  const find = after && indexPeople(after);
  return steps.map((step): StepResult => {
    const what = sent.get(step) ?? {};
    const isDone = find && toProgress(scope, step, find(step.member)) === "done";
    const isContradicted = isDone === false && what.error === undefined;
    const reason = isContradicted ? { reason: "the vendor accepted it, and its list does not show it" } : {};
    return { step, outcome: toOutcome(what, isDone), isVerified: isDone === true, ...what, ...reason };
  });
}

async function send(scope: Scope, step: Step, call: CallOptions): Promise<Sent> {
  const key = pickMemberKey(scope.capabilities.verbs[step.action] ?? {}, step.member);
  const input = step.action === "add" ? step.member : { ...key, ...("to" in step ? step.to : {}) };
  try {
    return { result: await scope[step.action]?.(input, call) };
  } catch (error) {
    return { error };
  }
}

/** The list decides where it could be read; else the answer does. */
function toOutcome({ result, error }: Sent, isDone: boolean | undefined): StepResult["outcome"] {
  if (isDone === true) return "done";
  if (error !== undefined) return isDone === undefined && isUndecided(error) ? "unknown" : "failed";
  return isDone === undefined && result?.outcome !== "unknown" ? "done" : "unknown";
}

/** Whether the vendor may have acted although the call failed: it was sent, and not refused. */
function isUndecided(error: unknown): boolean {
  if (error instanceof HttpError) return error.status >= 500;
  if (error instanceof ConnectionError && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(error.code ?? "")) return false;
  return error instanceof ApiError && error.attempts.length > 0;
}
