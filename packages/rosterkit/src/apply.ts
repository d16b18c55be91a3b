/** Carries out a plan, after a look whether the world is still as planned; applied again, it goes on where it was left. */

import { type CallOptions, ConfigError } from "@rosterkit/runtime";
import { isUndecided } from "./answer.js";
import type { Member, Result } from "./member.js";
import { pickMemberKey } from "./member-key.js";
import { endangersAdministrators, type Plan, type Step, toChange } from "./plan.js";
import { createPacing, type PacedOptions } from "./run-over-scopes.js";
import { indexPeople, type ListableScope, readMembers, type Scope, type ScopeReference, toScopeReference } from "./scope.js";

/** What became of one step. */
export interface StepResult {
  readonly step: Step;
  /** `alreadyDone` when there was nothing to do any more; `unknown` when the vendor accepted it and the list does not show it, or nobody can tell. */
  readonly outcome: "done" | "alreadyDone" | "failed" | "unknown";
  /** What the scope's verb came to. */
  readonly result?: Result<string, unknown> | undefined;
  readonly error?: unknown;
}

/** What became of a plan: one result per step, in their order. */
export interface ApplyReport {
  readonly scope: ScopeReference;
  /** True when every step is done. */
  readonly isComplete: boolean;
  readonly results: readonly StepResult[];
}

type Sent = Pick<StepResult, "result" | "error">;

/**
 * Carries out a plan for the scope it was made for: adds, then updates, then removes, and confirms by a list.
 *
 * @throws ConfigError, and changes nothing, when the plan is for another scope or was refused, when members differ from what was planned,
 * or when the last administrator would go; ApiError when the list cannot be read.
 */
export async function apply(scope: ListableScope, plan: Plan, options: PacedOptions = {}): Promise<ApplyReport> {
  checkPlan(scope, plan);
  const call = createPacing(options)(scope);
  const before = await readMembers(scope, call);
  const open = toOpenSteps(scope, plan, before);
  const sent = await sendAll(scope, open, call);
  const after = open.length === 0 ? before : await readMembers(scope, call).catch(() => undefined);
  const findAfter = after && indexPeople(after, (member) => member);
  const results = plan.steps.map((step): StepResult => {
    const what = sent.get(step);
    if (what === undefined) return { step, outcome: "alreadyDone" };
    const isDone = findAfter === undefined ? undefined : toProgress(scope, step, findAfter(step.member)) === "done";
    return { step, outcome: toOutcome(what, isDone), ...what };
  });
  const isComplete = results.every(({ outcome }) => outcome === "done" || outcome === "alreadyDone");
  return { scope: toScopeReference(scope), isComplete, results };
}

function checkPlan(scope: Scope, plan: Plan): void {
  const { vendor, id } = plan.scope;
  if (plan.version !== 1) throw refusal(scope, "the plan has a version that this release does not know");
  if (vendor !== scope.vendor || plan.scope.scope !== scope.scope || id !== scope.id) throw refusal(scope, "the plan is for another scope");
  if (plan.refusals.length > 0) throw refusal(scope, `the plan was refused: ${plan.refusals.join("; ")}`);
}

function refusal(scope: Scope, problem: string): ConfigError {
  return new ConfigError(`${problem}. Nothing was changed.`, { vendor: scope.vendor, parameter: "plan" });
}

function toOpenSteps(scope: Scope, { steps }: Plan, members: readonly Member[]): Step[] {
  const find = indexPeople(members, (member) => member);
  const progress = steps.map((step) => toProgress(scope, step, find(step.member)));
  const drifted = progress.filter((state) => state === "drifted").length;
  if (drifted > 0) throw refusal(scope, `${drifted} of ${steps.length} steps meet members who are not as planned; make a new plan`);
  const open = steps.filter((_, index) => progress[index] === "open");
  if (endangersAdministrators(scope, members, open)) throw refusal(scope, "the scope would lose its last administrator");
  return open;
}

function toProgress(scope: Scope, step: Step, member: Member | undefined): "open" | "done" | "drifted" {
  const isAsBefore = step.action !== "add" && member?.role === step.from.role && member?.status === step.from.status;
  if (member === undefined) return step.action === "update" ? "drifted" : step.action === "add" ? "open" : "done";
  if (step.action === "remove") return isAsBefore ? "open" : "drifted";
  if (toChange(scope, member, step.action === "add" ? step.member : step.to) === undefined) return "done";
  return isAsBefore ? "open" : "drifted";
}

/** What each step came to; one failure stops no other. */
async function sendAll(scope: Scope, steps: readonly Step[], call: CallOptions): Promise<Map<Step, Sent>> {
  const sent = new Map<Step, Sent>();
  const adds = steps.filter(({ action }) => action === "add");
  if (scope.addMany !== undefined && adds.length > 1) {
    const inputs = adds.map(({ member }) => member);
    const added = await scope.addMany(inputs, call).catch((error: unknown) => ({ error }));
    for (const [index, step] of adds.entries()) sent.set(step, "error" in added ? added : { result: added[index] });
  }
  for (const action of ["add", "update", "remove"]) {
    for (const step of steps) {
      if (step.action === action && !sent.has(step)) sent.set(step, await send(scope, step, call));
    }
  }
  return sent;
}

async function send(scope: Scope, step: Step, call: CallOptions): Promise<Sent> {
  const key = pickMemberKey(scope.capabilities.verbs[step.action] ?? {}, step.member) ?? {};
  try {
    if (step.action === "add") return { result: await scope.add?.(step.member, call) };
    if (step.action === "remove") return { result: await scope.remove?.(key, call) };
    return { result: await scope.update?.({ ...key, ...step.to }, call) };
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
