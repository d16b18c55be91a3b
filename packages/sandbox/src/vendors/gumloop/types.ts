// What a user may say about the Gumloop sandbox: its seed, its behaviour where the vendor documents nothing, its test keys.

export interface GumloopSeedUser {
  readonly id: string;
  readonly email: string;
  /** Whether they are an admin of the organization, and may so act in these operations. @default false */
  readonly isAdmin?: boolean;
}

export interface GumloopSeedWorkspace {
  readonly id: string;
  /** @default the id */
  readonly name?: string;
  /** Ids of the organization's users. */
  readonly memberIds: readonly string[];
}

export interface GumloopSeedCustomRole {
  readonly id: string;
  /** @default the id */
  readonly name?: string;
  /** Whether new members of the organization get it. @default false */
  readonly isDefault?: boolean;
  /** Credits for each member in a month. @default null, no limit */
  readonly monthlyCreditLimit?: number | null;
  /** Ids of the organization's users. */
  readonly memberIds: readonly string[];
}

/** Something done before the sandbox was opened. What is done in it is logged too. */
export interface GumloopSeedAuditEvent {
  readonly id: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly type: string;
  /** Id of the user who did it. */
  readonly userId: string;
  readonly details: string;
  /** Ids of the workspace and of the things concerned, for the filters. @default none */
  readonly workspaceId?: string;
  readonly entityIds?: readonly string[];
}

export interface GumloopSeedOrganization {
  readonly id: string;
  /** @default null */
  readonly name?: string | null;
  /** Whether it is on the Enterprise plan, which listing custom roles needs. @default true */
  readonly isEnterprise?: boolean;
  readonly users: readonly GumloopSeedUser[];
  readonly workspaces: readonly GumloopSeedWorkspace[];
  readonly customRoles: readonly GumloopSeedCustomRole[];
  /** Oldest first. @default none */
  readonly auditLog?: readonly GumloopSeedAuditEvent[];
}

/** Plain data: it survives JSON. */
export interface GumloopSeed {
  /** Id of the user whom the personal test key belongs to: what must stand in `x-auth-key`. */
  readonly keyOwnerId: string;
  readonly organizations: readonly GumloopSeedOrganization[];
}

/** Switches for what the vendor's documentation leaves open. */
export interface GumloopBehaviour {
  /** Adding a member once more: the usual confirmation (200), or a refusal (400, there being no 409). @default "ok" */
  readonly duplicateAdd?: "ok" | "badRequest" | undefined;
  /** Removing a user who is not a member: 404, or the usual confirmation (200). @default "notFound" */
  readonly removeNonMember?: "notFound" | "ok" | undefined;
}

export interface GumloopTestKeys {
  /** A personal key: needs `userId` in `x-auth-key` beside it. */
  readonly apiKey: string;
  readonly userId: string;
  /** An OAuth access token: needs no `x-auth-key`. */
  readonly oauthToken: string;
  /** A team key: needs no `x-auth-key`. */
  readonly teamKey: string;
}
