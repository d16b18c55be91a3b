/** What audit, offboard, plan and apply ask of a scope. Every adapter satisfies it by its shape alone: a new vendor registers nowhere. */

import type { CallOptions } from "@rosterkit/runtime";
import type { Capabilities } from "./capabilities.js";
import type { AddOutcome, AddResult, Member, MemberReference, MemberStatus, RemoveOutcome, RemoveResult, UpdateResult } from "./member.js";

/** Names a scope in reports and plans. */
export interface ScopeReference {
  readonly vendor: string;
  /** The vendor's word for the container: group, workspace, role, organization, project. */
  readonly scope: string;
  /** The container's id. */
  readonly id: string;
}

/** The facts that every scope states. */
export interface ScopeFacts<Vendor extends string = string, Kind extends string = string> extends ScopeReference {
  readonly vendor: Vendor;
  readonly scope: Kind;
  readonly capabilities: Capabilities<Vendor, Kind>;
  /** Whether holders of a role may add and remove members here; `"unknown"` where nobody says. */
  administers(role: string | undefined): boolean | "unknown";
}

/** Names an organization. */
export type InOrganization = { readonly organizationId: string };

/** A member as somebody wants it to be. */
export interface MemberInput extends MemberReference {
  readonly role?: string | undefined;
  readonly status?: MemberStatus | undefined;
}

/** A scope of any vendor; the verbs that a vendor lacks are absent. */
export interface Scope extends ScopeFacts {
  list?(options?: CallOptions): AsyncIterable<Member>;
  add?(member: MemberInput, options?: CallOptions): Promise<AddResult<AddOutcome, unknown>>;
  /** One result per input, in their order, in as few requests as the vendor allows. */
  addMany?(members: readonly MemberInput[], options?: CallOptions): Promise<readonly AddResult<AddOutcome, unknown>[]>;
  update?(member: MemberInput, options?: CallOptions): Promise<UpdateResult<unknown>>;
  remove?(member: MemberReference, options?: CallOptions): Promise<RemoveResult<RemoveOutcome, unknown>>;
  /** Whether a listed member has the role that somebody named; where absent, the names are compared. */
  hasRole?(member: Member, role: string): boolean;
}

/** A scope whose members can be read. */
export type ListableScope = Scope & Required<Pick<Scope, "list">>;

export function isListable(scope: Scope): scope is ListableScope {
  return scope.list !== undefined;
}

/** What a scope says of itself, for adapters to begin with. */
export function toFacts<V extends string, K extends string>(
  capabilities: Capabilities<V, K>,
  id: string,
  administers: ScopeFacts["administers"],
): ScopeFacts<V, K> {
  return { vendor: capabilities.vendor, scope: capabilities.scope, id, capabilities, administers };
}

/** An `administers` for a vendor whose roles are known by name. */
export function byName(administering: readonly string[], others: readonly string[]): ScopeFacts["administers"] {
  return (role = "") => administering.includes(role) || (others.includes(role) ? false : "unknown");
}

/** Leaves only what names the scope. */
export function toScopeReference({ vendor, scope, id }: ScopeReference): ScopeReference {
  return { vendor, scope, id };
}

/** Under what a person is found in a map: the id, and the e-mail address without regard to case. */
export function toPersonKeys({ memberId, email }: MemberReference): string[] {
  return [...(memberId === undefined ? [] : [`id ${memberId}`]), ...(email === undefined ? [] : [`email ${email.toLowerCase()}`])];
}

/** Whether both name one person, by id or by e-mail address. */
export function isSamePerson(one: MemberReference, other: MemberReference): boolean {
  const keys = toPersonKeys(other);
  return toPersonKeys(one).some((key) => keys.includes(key));
}

/** Finds people by id, else by e-mail address. */
export function indexPeople<Person extends MemberReference>(people: readonly Person[]): (who: MemberReference) => Person | undefined {
  const index = new Map(people.flatMap((person) => toPersonKeys(person).map((key) => [key, person])));
  return (who) => index.get(toPersonKeys(who).find((key) => index.has(key)) ?? "");
}

/** Reads a scope to its end, so that nothing is decided on half a list. */
export async function readMembers(scope: ListableScope, call: CallOptions): Promise<Member[]> {
  const members: Member[] = [];
  for await (const member of scope.list(call)) members.push(member);
  return members;
}
