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
}

/** One organization. Plain data: it survives JSON. */
export interface OpenAISeed {
  readonly organization: { readonly id: string; readonly name: string };
  readonly users: readonly OpenAISeedUser[];
  /** Oldest first. */
  readonly groups: readonly OpenAISeedGroup[];
}

/** Switches for what the vendor's documentation leaves open. */
export interface OpenAIBehaviour {
  /** Adding a member once more: the assignment again (200), or a refusal (409). @default "ok" */
  readonly duplicateAdd?: "ok" | "conflict" | undefined;
  /** Removing a user who is not a member: 404, or the usual confirmation (200). @default "notFound" */
  readonly removeNonMember?: "notFound" | "ok" | undefined;
}

export interface OpenAITestKeys {
  readonly adminApiKey: string;
}
