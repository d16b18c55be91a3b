/** Who is where, with which role; and which scopes could not be read. */

import type { Member } from "./member.js";
import { type RunOptions, runOverScopes } from "./run-over-scopes.js";
import { type Scope, type ScopeReference, toScopeReference } from "./scope.js";

/** What reading one scope came to. */
export interface Reading {
  readonly scope: ScopeReference;
  /** `cannot` where the vendor lists no members; `failed` when the list broke off: what came before that has been given. */
  readonly outcome: "read" | "cannot" | "failed";
  /** How many members were read. */
  readonly members: number;
  /** Why it failed. */
  readonly error?: unknown;
}

/** A membership in one scope, without the vendor's own object. */
export interface Place extends Omit<Member, "raw" | "email"> {
  readonly scope: ScopeReference;
}

/** Somebody's memberships, brought together by e-mail address; without one, by vendor and id. */
export interface Person {
  readonly email?: string;
  readonly places: readonly Place[];
}

/** What an audit found. */
export interface AuditReport {
  readonly people: readonly Person[];
  readonly read: readonly Reading[];
  /** Nobody's absence from these is known. */
  readonly unread: readonly Reading[];
}

/** Reads every scope and gathers everybody in memory; {@link visitMembers} holds nobody. One scope's failure keeps no other from being read. */
export async function audit(scopes: readonly Scope[], options: RunOptions = {}): Promise<AuditReport> {
  const people = new Map<string, Person & { readonly places: Place[] }>();
  const gather = ({ raw: _, email, ...membership }: Member, scope: ScopeReference): void => {
    const key = email?.toLowerCase() ?? `${scope.vendor} ${membership.memberId}`;
    const known = people.get(key);
    const place = { scope, ...membership };
    // Spread conditionally, half a million of these would take twice the memory.
    if (known === undefined) people.set(key, email === undefined ? { places: [place] } : { email, places: [place] });
    else known.places.push(place);
  };
  const readings = await visitMembers(scopes, gather, options);
  const isRead = ({ outcome }: Reading): boolean => outcome === "read";
  return { people: [...people.values()], read: readings.filter(isRead), unread: readings.filter((reading) => !isRead(reading)) };
}

/** Takes one member of one scope. */
export type Visit = (member: Member, scope: ScopeReference) => void | Promise<void>;

/** Calls `visit` for every member of every scope as it is read, and waits for the promise it may return. One reading per scope. */
export function visitMembers(scopes: readonly Scope[], visit: Visit, options: RunOptions = {}): Promise<Reading[]> {
  return runOverScopes(scopes, options, async (source, call) => {
    const scope = toScopeReference(source);
    let members = 0;
    if (source.list === undefined) return { scope, outcome: "cannot", members };
    try {
      for await (const member of source.list(call)) {
        await visit(member, scope);
        members += 1;
      }
      return { scope, outcome: "read", members };
    } catch (error) {
      return { scope, outcome: "failed", members, error };
    }
  });
}
