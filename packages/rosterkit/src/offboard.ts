/** Removes one person from every scope, and says honestly what became of each. */

import { type CallOptions, ConfigError } from "@rosterkit/runtime";
import type { MemberReference } from "./member.js";
import { type RunOptions, runOverScopes } from "./run-over-scopes.js";
import { isListable, isSamePerson, readMembers, type Scope, type ScopeReference, toScopeReference } from "./scope.js";
import { carryOut, endangersAdministrators, type StepResult, toObstacle, toRemoval } from "./steps.js";

/** Who is to be removed. */
export interface Leaver {
  readonly email: string;
  /** The person's id by vendor, where the address alone might not find them. */
  readonly memberIds?: Readonly<Record<string, string>> | undefined;
}

/** What became of the person in one scope. */
export interface OffboardResult {
  readonly scope: ScopeReference;
  /**
   * `removed` or `notMember`; `cannot` when nothing was tried, `failed` when the person is still there or the vendor refused;
   * `unknown` when the removal was sent and nothing says what came of it.
   */
  readonly outcome: "removed" | "notMember" | "cannot" | "failed" | "unknown";
  /** True when a list read afterwards shows nobody. */
  readonly isVerified: boolean;
  readonly reason?: string;
  readonly error?: unknown;
  readonly requestId?: string;
}

type Outcome = Omit<OffboardResult, "scope" | "isVerified"> & { readonly isVerified?: boolean };

/**
 * Removes somebody from all scopes: looks ids up by e-mail address and confirms by another list where the vendor has one. It never stops
 * at a failure, never removes a scope's last administrator, and may be run again.
 *
 * @throws ConfigError when the address is blank.
 */
export async function offboard(scopes: readonly Scope[], who: Leaver, options: RunOptions = {}): Promise<OffboardResult[]> {
  if (typeof who.email !== "string" || who.email.trim() === "") {
    throw new ConfigError("offboard takes an e-mail address. Nothing was sent.", { vendor: "rosterkit", parameter: "email" });
  }
  return runOverScopes(scopes, options, async (scope, call) => {
    const outcome = await removeFrom(scope, who, call).catch((error: unknown): Outcome => ({ outcome: "failed", error }));
    return { scope: toScopeReference(scope), isVerified: false, ...outcome };
  });
}

async function removeFrom(scope: Scope, who: Leaver, call: CallOptions): Promise<Outcome> {
  const person: MemberReference = { email: who.email, memberId: who.memberIds?.[scope.vendor] };
  const members = isListable(scope) ? await readMembers(scope, call) : undefined;
  // Where nothing can be listed, the person may be there.
  const found = members?.filter((member) => isSamePerson(member, person)) ?? [person];
  if (found.length === 0) return { outcome: "notMember", isVerified: true };
  const steps = found.map(toRemoval);
  const obstacle = steps.map((step) => toObstacle(scope, step)).find((reason) => reason !== undefined);
  if (obstacle !== undefined) return { outcome: "cannot", reason: obstacle };
  if (endangersAdministrators(scope, members ?? [], steps)) return { outcome: "cannot", reason: "it would lose its last administrator" };
  return toOutcome(await carryOut(scope, steps, call));
}

/** The first removal that did not succeed tells for all of the person's entries. */
function toOutcome(results: readonly StepResult[]): Outcome {
  const [first] = [...results.filter(({ outcome }) => outcome !== "done"), ...results];
  if (first === undefined) return { outcome: "unknown" };
  const { outcome, isVerified, result, error, reason } = first;
  const requestId = result?.requestId;
  const isRefuted = !isVerified && result?.outcome === "notMember";
  return {
    outcome: outcome === "failed" || outcome === "unknown" ? outcome : isRefuted ? "notMember" : "removed",
    isVerified,
    ...(reason === undefined ? {} : { reason }),
    ...(error === undefined || isVerified ? {} : { error }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
