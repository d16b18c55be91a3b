/** The vocabulary of memberships: members, their status, and what adding, updating and removing came to. */

import type { CallOptions } from "@rosterkit/runtime";

/** Names a person inside a scope. */
export interface MemberReference {
  /** The vendor's id of the person, where it has one. */
  readonly memberId?: string | undefined;
  /** Compared without regard to case. */
  readonly email?: string | undefined;
}

/** Names a person by id. */
export type ById = { readonly memberId: string };

/** Names a person by e-mail address. */
export type ByEmail = { readonly email: string };

/** Names a person by id or by e-mail address, not by both. */
export type ByEither = (ById & { readonly email?: never }) | (ByEmail & { readonly memberId?: never });

/** A person or service account inside a scope. */
export interface Member<Raw = unknown> extends MemberReference {
  readonly memberId?: string;
  readonly email?: string;
  /** The vendor's own name or id of the role; opaque, never translated. */
  readonly role?: string;
  readonly status: MemberStatus;
  /** True when the vendor says that another system, such as SCIM, manages this membership. */
  readonly managedElsewhere?: boolean;
  /** The vendor's own object. */
  readonly raw: Raw;
}

/** `unknown` wherever the vendor does not say: a member is never guessed to be active. */
export type MemberStatus = "active" | "inactive" | "pending" | "unknown";

/** All that adding can come to; each scope's type names those that its vendor can tell apart. */
export type AddOutcome = "added" | "invited" | "pending" | "alreadyMember" | "unknown";

/** All that removing can come to. */
export type RemoveOutcome = "removed" | "notMember" | "unknown";

/** What a verb came to; `alreadyMember` and `notMember` only where the vendor gives a signal for it. */
export interface Result<Outcome extends string, Raw> {
  readonly outcome: Outcome;
  /** The vendor's own answer; undefined where it sends none. */
  readonly raw: Raw;
  readonly requestId?: string;
}

/** What adding came to. */
export interface AddResult<Outcome extends AddOutcome, Raw, RawMember = Raw> extends Result<Outcome, Raw> {
  /** The member as the vendor's answer describes it, where it does. */
  readonly member?: Member<RawMember>;
}

/** What an update came to. */
export type UpdateResult<Raw> = Result<"updated", Raw>;

/** What removing came to. */
export type RemoveResult<Outcome extends RemoveOutcome, Raw> = Result<Outcome, Raw>;

/** Reads every member, over as many pages as there are. Iterating throws an ApiError when a page fails. */
export type List<Raw> = (options?: CallOptions) => AsyncIterable<Member<Raw>>;

/** A verb on one member. Rejects with an ApiError; with a ConfigError before anything is sent when the input is unusable. */
export type VerbOn<Input, Output> = (member: Input, options?: CallOptions) => Promise<Output>;
