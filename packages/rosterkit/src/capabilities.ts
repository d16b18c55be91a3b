/** What each scope can do, as data: the same facts that the scopes' types state. */

/** What identifies a member in a call. */
export type MemberKey = "memberId" | "email";

/** The verbs of membership. */
export type Verb = "list" | "add" | "update" | "remove";

/** The facts about one kind of scope at one vendor. */
export interface Capabilities<Vendor extends string = string, Kind extends string = string> {
  readonly vendor: Vendor;
  /** The vendor's word for the container: group, workspace, role, organization, project. */
  readonly scope: Kind;
  /** The verbs that exist; a verb that is missing here is missing at the vendor, and is never emulated. */
  readonly verbs: Readonly<Partial<Record<Verb, Capability>>>;
  /** How fast the vendor lets an endpoint be asked; absent where no limit is known. */
  readonly pace?: Pace;
}

/** The facts about one verb. */
export interface Capability {
  /** What names the member; absent for `list`. */
  readonly key?: MemberKey;
  /** What names the member instead, where the vendor leaves the choice. */
  readonly otherKey?: MemberKey;
  /** What must be given beside it. */
  readonly needs?: readonly ("role" | "status")[];
  /** What an automator should know before relying on it. */
  readonly note?: string;
}

/** So many requests in so many seconds. */
export type Pace = { readonly requests: number; readonly seconds: number };
