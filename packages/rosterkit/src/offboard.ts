/** Removes one person from every scope, and says honestly what became of each. */

import { type CallOptions, ConfigError } from "@rosterkit/runtime";
import { isUndecided } from "./answer.js";
import type { Member, MemberReference } from "./member.js";
import { pickMemberKey } from "./member-key.js";
import { type RunOptions, runOverScopes } from "./run-over-scopes.js";
import { isListable, isSamePerson, losesAdministrators, readMembers, type Scope, type ScopeReference, toScopeReference } from "./scope.js";

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
  if (scope.remove === undefined) return { outcome: "cannot", reason: "the vendor has no removal" };
  const person = { email: who.email, memberId: who.memberIds?.[scope.vendor] };
  if (!isListable(scope)) return send(scope, [person], call);
  const isThem = (member: Member): boolean => isSamePerson(member, person);
  const members = await readMembers(scope, call);
  const found = members.filter(isThem);
  if (found.length === 0) return { outcome: "notMember", isVerified: true };
  const staying = members.filter((member) => !isThem(member));
  if (losesAdministrators(scope, found, staying)) return { outcome: "cannot", reason: "it would lose its last administrator" };
  const sent = await send(scope, found, call);
  const left = sent.outcome === "cannot" ? undefined : await readMembers(scope, call).catch(() => undefined);
  if (left === undefined) return sent;
  const { error: _, ...accepted } = sent;
  if (!left.some(isThem)) return { ...accepted, outcome: "removed", isVerified: true };
  if (sent.error !== undefined) return { ...sent, outcome: "failed" };
  return { ...sent, outcome: "unknown", reason: "the vendor accepted the removal, and still lists the person" };
}

/** Sends a removal for every entry of the person; the first failure tells for all. */
async function send(scope: Scope, found: readonly MemberReference[], call: CallOptions): Promise<Outcome> {
  const keys = found.map((member) => pickMemberKey(scope.capabilities.verbs.remove ?? {}, member));
  let sent: Outcome = { outcome: "cannot", reason: "no id to remove the person by is known" };
  if (keys.includes(undefined)) return sent;
  for (const key of keys) {
    try {
      const result = await scope.remove?.(key ?? {}, call);
      if (result !== undefined)
        sent = { outcome: result.outcome, ...(result.requestId === undefined ? {} : { requestId: result.requestId }) };
    } catch (error) {
      return { outcome: isUndecided(error) ? "unknown" : "failed", error };
    }
  }
  return sent;
}
