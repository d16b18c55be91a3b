// What a user may say about the LlamaCloud sandbox: its seed, its behaviour where the vendor documents nothing, its test keys.

export type LlamaCloudRegionName = "na" | "eu";

/** Someone who has signed up, member of an organization or not. */
export interface LlamaCloudSeedAccount {
  readonly id: string;
  readonly email: string;
}

export interface LlamaCloudSeedPermission {
  /** UUID. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly access: boolean;
}

export interface LlamaCloudSeedRole {
  /** UUID. */
  readonly id: string;
  /** `Admin` is the role that manages members. */
  readonly name: string;
  readonly permissions: readonly LlamaCloudSeedPermission[];
}

export interface LlamaCloudSeedMember {
  /** Address of an account, or of someone without one: that member is pending and has neither user id nor role. */
  readonly email: string;
  /** Name of one of the region's roles. Not given: no role. */
  readonly role?: string;
  /** UUIDs of the projects that the role is limited to. @default null, all projects */
  readonly projectIds?: readonly string[] | null;
}

export interface LlamaCloudSeedOrganization {
  /** UUID. */
  readonly id: string;
  /** @default "Organization" */
  readonly name?: string;
  /** UUIDs. */
  readonly projectIds: readonly string[];
  /** Names of the projects, by id. @default "Project 1", "Project 2", … */
  readonly projectNames?: Readonly<Record<string, string>>;
  /** Longest member first. */
  readonly members: readonly LlamaCloudSeedMember[];
}

export interface LlamaCloudRegionSeed {
  /** Ids of the accounts that the region's test keys belong to. */
  readonly keyOwnerId: string;
  /** Not given: the region has no second key. */
  readonly viewerKeyOwnerId?: string;
  readonly accounts: readonly LlamaCloudSeedAccount[];
  readonly roles: readonly LlamaCloudSeedRole[];
  readonly organizations: readonly LlamaCloudSeedOrganization[];
}

/** Two regions that share nothing. Plain data: it survives JSON. */
export type LlamaCloudSeed = Readonly<Record<LlamaCloudRegionName, LlamaCloudRegionSeed>>;

/** Switches for what the vendor's documentation leaves open. */
export interface LlamaCloudBehaviour {
  /** Adding a member once more: the membership as it is (200), or a refusal of the whole array (409). @default "ok" */
  readonly duplicateAdd?: "ok" | "conflict" | undefined;
  /** Removing a user who is not a member: 404, or the usual empty answer (204). @default "notFound" */
  readonly removeNonMember?: "notFound" | "ok" | undefined;
  /** Assigning a role: in place of the member's roles, or beside them. @default "replace" */
  readonly assignRole?: "replace" | "add" | undefined;
}

export interface LlamaCloudTestKeys {
  /** An organization admin's, in North America, the default region. */
  readonly apiKey: string;
  /** An organization admin's, in Europe. */
  readonly euApiKey: string;
  /** In North America, of a member who may only read. */
  readonly viewerApiKey: string;
}
