/** The vocabulary of memberships: members, their status, and what adding and removing came to. */

/** A person or service account inside a scope. */
export interface Member<Raw> {
  /** The vendor's id of the person, where it has one. */
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

/** What adding came to; `alreadyMember` only where the vendor gives a signal for it. */
export interface AddResult<Outcome extends AddOutcome, Raw, RawMember = Raw> {
  readonly outcome: Outcome;
  /** The member as the vendor's answer describes it, where it does. */
  readonly member?: Member<RawMember>;
  /** The vendor's own answer. */
  readonly raw: Raw;
  readonly requestId?: string;
}

/** All that adding can come to; each scope's type names those that its vendor can tell apart. */
export type AddOutcome = "added" | "invited" | "pending" | "alreadyMember" | "unknown";

/** What an update came to. */
export interface UpdateResult<Raw> {
  readonly outcome: "updated";
  /** The vendor's own answer. */
  readonly raw: Raw;
  readonly requestId?: string;
}

/** What removing came to; `notMember` only where the vendor gives a signal for it. */
export interface RemoveResult<Outcome extends RemoveOutcome, Raw> {
  readonly outcome: Outcome;
  /** The vendor's own answer; undefined where it sends none. */
  readonly raw: Raw;
  readonly requestId?: string;
}

/** All that removing can come to. */
export type RemoveOutcome = "removed" | "notMember" | "unknown";
