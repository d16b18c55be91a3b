/** What each scope can do, as data: the same facts that the scopes' types state. */

/** What identifies a member in a call. */
export type MemberKey = "memberId" | "email";

/** The verbs of membership. */
export type Verb = "list" | "add" | "update" | "remove";

/** The facts about one kind of scope at one vendor. */
export interface Capabilities {
  readonly vendor: string;
  /** The vendor's word for the container: group, workspace, role, organization. */
  readonly scope: string;
  /** The verbs that exist; a verb that is missing here is missing at the vendor, and is never emulated. */
  readonly verbs: Readonly<Partial<Record<Verb, Capability>>>;
}

/** The facts about one verb. */
export interface Capability {
  /** What names the member; absent for `list`. */
  readonly key?: MemberKey;
  /** What an automator should know before relying on it. */
  readonly note?: string;
}
