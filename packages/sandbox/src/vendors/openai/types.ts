// What a user may say about the OpenAI sandbox: its seed, its behaviour where the vendor documents nothing, its test keys.

export interface OpenAISeedUser {
  readonly id: string;
  readonly name: string;
  /** `null` for a user without an address, such as a service account. */
  readonly email: string | null;
  /** @default null */
  readonly picture?: string | null;
  /** @default false */
  readonly isServiceAccount?: boolean | null;
  /** @default "user" */
  readonly userType?: "user" | "tenant_user";
  /** Role in the organization. @default "reader" */
  readonly role?: "owner" | "reader";
  /** Unix seconds. @default 1767225600, the first second of 2026 */
  readonly addedAt?: number;
  /** Ids of roles of the organization that the user has. @default none */
  readonly roleIds?: readonly string[];
}

export interface OpenAISeedGroup {
  readonly id: string;
  readonly name: string;
  /** Unix seconds. */
  readonly createdAt: number;
  /** @default false */
  readonly isScimManaged?: boolean;
  /** @default "group" */
  readonly groupType?: "group" | "tenant_group";
  /** Ids of seeded users, longest member first. */
  readonly memberIds: readonly string[];
  /** Ids of roles of the organization that the group has. @default none */
  readonly roleIds?: readonly string[];
}

/** Accepted and expired invites are seeded: nothing in the API accepts one. */
export interface OpenAISeedInvite {
  readonly id: string;
  readonly email: string;
  readonly role: "owner" | "reader";
  /** @default "pending" */
  readonly status?: "pending" | "accepted" | "expired";
  /** Unix seconds. */
  readonly createdAt: number;
  /** Unix seconds. @default a week after `createdAt` */
  readonly expiresAt?: number | null;
  /** Unix seconds. @default null */
  readonly acceptedAt?: number | null;
  /** @default none */
  readonly projects?: readonly OpenAISeedInviteProject[];
}

export interface OpenAISeedInviteProject {
  readonly id: string;
  readonly role: "member" | "owner";
}

export interface OpenAISeedRole {
  readonly id: string;
  readonly name: string;
  /** @default null */
  readonly description?: string | null;
  readonly permissions: readonly string[];
  /** @default false */
  readonly isPredefined?: boolean;
}

export interface OpenAISeedProjectUser {
  /** Id of a seeded user. */
  readonly userId: string;
  readonly role: "owner" | "member" | "viewer";
  /** Unix seconds. @default when the project was created */
  readonly addedAt?: number;
  /** Ids of roles of the project that the user has. @default none */
  readonly roleIds?: readonly string[];
}

export interface OpenAISeedProjectGroup {
  /** Id of a seeded group. */
  readonly groupId: string;
  /** Unix seconds. @default when the project was created */
  readonly createdAt?: number;
  /** Ids of roles of the project that the group has. */
  readonly roleIds: readonly string[];
}

export interface OpenAISeedProject {
  readonly id: string;
  readonly name: string;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Unix seconds; `null` for a project in use. @default null */
  readonly archivedAt?: number | null;
  /** Longest member first. @default none */
  readonly users?: readonly OpenAISeedProjectUser[];
  /** @default none */
  readonly groups?: readonly OpenAISeedProjectGroup[];
  /** Custom roles, beside the built-in `role-api-project-owner`, `-member` and `-viewer`. @default none */
  readonly roles?: readonly OpenAISeedRole[];
}

/** One organization. Plain data: it survives JSON. */
export interface OpenAISeed {
  readonly organization: { readonly id: string; readonly name: string };
  /** Longest member first. */
  readonly users: readonly OpenAISeedUser[];
  /** Oldest first. */
  readonly groups: readonly OpenAISeedGroup[];
  /** Oldest first. @default none */
  readonly invites?: readonly OpenAISeedInvite[];
  /** Oldest first; an invite that names no projects means the first. @default none */
  readonly projects?: readonly OpenAISeedProject[];
  /** Roles of the organization. @default none */
  readonly roles?: readonly OpenAISeedRole[];
}

/** Switches for what the vendor's documentation leaves open. */
export interface OpenAIBehaviour {
  /** Adding a member or giving a role once more: the same answer again (200), or a refusal (409). @default "ok" */
  readonly duplicateAdd?: "ok" | "conflict" | undefined;
  /** Removing who is not a member, or taking a role that is not given: 404, or the usual confirmation (200). @default "notFound" */
  readonly removeNonMember?: "notFound" | "ok" | undefined;
}

export interface OpenAITestKeys {
  readonly adminApiKey: string;
}
