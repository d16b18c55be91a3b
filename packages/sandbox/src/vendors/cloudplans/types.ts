// What a user may say about the CloudPlans sandbox: its seed, its behaviour where the vendor documents nothing, its test keys.

export interface CloudPlansSeedUser {
  readonly email: string;
  /** `owner`, `admin`, `billing`, `planner`, `viewer`; any other text is kept, to try what a client makes of it. */
  readonly role: string;
  readonly state: "active" | "inactive";
}

/** Which operations of an organization ask for a second factor. Shown in the list and not enforced. */
export interface CloudPlansMfa {
  readonly view: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly usersmgmt: boolean;
}

export interface CloudPlansSeedOrganization {
  readonly id: string;
  /** @default "Organization" */
  readonly name?: string;
  /** How many resources it manages. @default 0 */
  readonly resources?: number;
  readonly users: readonly CloudPlansSeedUser[];
  /** @default all false */
  readonly mfa?: CloudPlansMfa;
}

/** Plain data: it survives JSON. */
export interface CloudPlansSeed {
  /** E-mail address of the user whom `token` belongs to, and every token that `issueToken` gives when not told otherwise. */
  readonly tokenOwner: string;
  /** E-mail address of the user whom `viewerToken` belongs to. */
  readonly viewerTokenOwner: string;
  readonly organizations: readonly CloudPlansSeedOrganization[];
}

/** Switches for what the vendor's documentation leaves open. */
export interface CloudPlansBehaviour {
  /** Where failures show: in the HTTP status and in the body's `status`, or under HTTP 200 in the body alone. @default "http" */
  readonly failures?: "http" | "body" | undefined;
  /** Adding a user once more: the usual confirmation and no change (200), or a refusal (409). @default "ok" */
  readonly duplicateAdd?: "ok" | "conflict" | undefined;
  /** Removing someone who is no user of the organization: 404, or the usual confirmation (200). @default "notFound" */
  readonly removeNonMember?: "notFound" | "ok" | undefined;
}

export interface CloudPlansTestKeys {
  /** An owner's, issued when the sandbox was created: good for 30 minutes by the sandbox's clock. */
  readonly token: string;
  /** A viewer's, likewise. */
  readonly viewerToken: string;
  /** A fresh token, good for 30 minutes from now. Whose: an e-mail address. @default the owner of `token` */
  readonly issueToken: (email?: string) => string;
}
