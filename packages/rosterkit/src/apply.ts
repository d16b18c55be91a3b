/** Carries out a plan, after a look whether the world is still as planned; applied again, it goes on where it was left. */

import { ConfigError } from "@rosterkit/runtime";
import type { Member } from "./member.js";
import type { Plan } from "./plan.js";
import { createPacing, type PacedOptions } from "./run-over-scopes.js";
import { indexPeople, type ListableScope, readMembers, type Scope, type ScopeReference, toScopeReference } from "./scope.js";
import { carryOut, endangersAdministrators, type Step, type StepResult, toProgress } from "./steps.js";

/** What became of a plan: one result per step, in their order. */
export interface ApplyReport {
  readonly scope: ScopeReference;
  /** True when every step is done. */
  readonly isComplete: boolean;
  readonly results: readonly StepResult[];
}

/**
 * Carries out a plan for the scope it was made for: adds, then updates, then removes, and confirms by a list.
 *
 * @throws ConfigError, and changes nothing, when the plan is for another scope or was refused, when members differ from what was planned,
 * or when the last administrator would go; ApiError when the list cannot be read.
 */
export async function apply(scope: ListableScope, plan: Plan, options: PacedOptions = {}): Promise<ApplyReport> {
  checkPlan(scope, plan);
  const call = createPacing(options)(scope);
  const open = toOpenSteps(scope, plan, await readMembers(scope, call));
  const carried = new Map((await carryOut(scope, open, call)).map((result) => [result.step, result]));
  const results = plan.steps.map((step): StepResult => carried.get(step) ?? { step, outcome: "alreadyDone", isVerified: true });
  const isComplete = results.every(({ outcome }) => outcome === "done" || outcome === "alreadyDone");
  return { scope: toScopeReference(scope), isComplete, results };
}

function checkPlan(scope: Scope, plan: Plan): void {
  const { vendor, id } = plan.scope;
  if (plan.version !== 1) throw refusal(scope, "the plan has a version that this release does not know");
  if (vendor !== scope.vendor || plan.scope.scope !== scope.scope || id !== scope.id) throw refusal(scope, "the plan is for another scope");
  if (plan.refusals.length > 0) throw refusal(scope, `the plan was refused: ${plan.refusals.join("; ")}`);
}

function toOpenSteps(scope: Scope, { steps }: Plan, members: readonly Member[]): Step[] {
  const find = indexPeople(members);
  const progress = steps.map((step) => toProgress(scope, step, find(step.member)));
  const drifted = progress.filter((state) => state === "drifted").length;
  if (drifted > 0) throw refusal(scope, `${drifted} of ${steps.length} steps meet members who are not as planned; make a new plan`);
  const open = steps.filter((_, index) => progress[index] === "open");
  if (endangersAdministrators(scope, members, open)) throw refusal(scope, "the scope would lose its last administrator");
  return open;
}

function refusal(scope: Scope, problem: string): ConfigError {
  return new ConfigError(`${problem}. Nothing was changed.`, { vendor: scope.vendor, parameter: "plan" });
}
