// The state of one LlamaCloud region: accounts, roles, and organizations with their members.
import { indexById, seedError } from "../../frame/seed-index.js";
import type { VendorContext } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import type {
  LlamaCloudRegionName,
  LlamaCloudRegionSeed,
  LlamaCloudSeedAccount,
  LlamaCloudSeedMember,
  LlamaCloudSeedOrganization,
  LlamaCloudSeedRole,
} from "./types.js";

export interface MemberRole {
  /** Id of the assignment. */
  readonly id: string;
  readonly role: LlamaCloudSeedRole;
  readonly projectIds: readonly string[] | null;
  readonly createdAt: string;
}

export interface Member {
  /** Id of the membership. */
  readonly id: string;
  /** `null` while pending. */
  readonly userId: string | null;
  readonly email: string;
  readonly invitedBy: LlamaCloudSeedAccount | undefined;
  readonly roles: readonly MemberRole[];
  /** Projects that the member was added to one by one, beside those that the roles cover. */
  readonly extraProjectIds: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Project {
  readonly id: string;
  readonly name: string;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** By id. */
  readonly projects: ReadonlyMap<string, Project>;
  /** By the key of the person; longest member first. */
  readonly members: Map<string, Member>;
}

export interface Region {
  readonly accountsById: ReadonlyMap<string, LlamaCloudSeedAccount>;
  readonly accountsByEmail: ReadonlyMap<string, LlamaCloudSeedAccount>;
  /** By id. */
  readonly roles: ReadonlyMap<string, LlamaCloudSeedRole>;
  readonly organizations: Map<string, Organization>;
  /** Account id -> id of the organization that its owner chose as the default. */
  readonly defaults: Map<string, string>;
  /** How many ids were made here. */
  readonly counter: { ids: number };
  /** A new UUID: counted, so that every run gives the same. */
  readonly nextId: () => string;
  /** The sandbox's time as on the wire. */
  readonly now: () => string;
}

/** Members are kept by account where there is one, else by address. */
export function accountKey(userId: string): string {
  return `account ${userId}`;
}

export function addressKey(email: string): string {
  return `address ${emailKey(email)}`;
}

const vendor = "llamacloud";
const idPrefix: Readonly<Record<LlamaCloudRegionName, string>> = { na: "aaaaaaaa", eu: "eeeeeeee" };
const seedTime = "2026-01-01T00:00:00.000Z";

/** @throws TypeError naming what stands twice or is referred to and missing */
export function openRegion(name: LlamaCloudRegionName, given: LlamaCloudRegionSeed, context: VendorContext): Region {
  const seed = structuredClone(given);
  const counter = { ids: 0 };
  const accountsById = indexById({ vendor, list: `${name}.accounts`, items: seed.accounts });
  const organizations = new Map<string, Organization>();
  const region: Region = {
    accountsById,
    accountsByEmail: new Map(seed.accounts.map((account) => [emailKey(account.email), account])),
    roles: indexById({ vendor, list: `${name}.roles`, items: seed.roles }),
    organizations,
    defaults: new Map(),
    counter,
    nextId: () => {
      counter.ids += 1;
      return `${idPrefix[name]}-0000-4000-8000-${counter.ids.toString(16).padStart(12, "0")}`;
    },
    now: () => new Date(context.clock()).toISOString(),
  };
  for (const id of [seed.keyOwnerId, seed.viewerKeyOwnerId]) {
    if (id !== undefined && !accountsById.has(id)) throw seedError(vendor, `${name} has a key owner "${id}", who is not in accounts`);
  }
  for (const [id, facts] of indexById({ vendor, list: `${name}.organizations`, items: seed.organizations })) {
    organizations.set(id, openOrganization(region, facts));
  }
  return region;
}

function openOrganization(region: Region, facts: LlamaCloudSeedOrganization): Organization {
  const members = new Map<string, Member>();
  for (const seeded of facts.members) {
    const account = region.accountsByEmail.get(emailKey(seeded.email));
    const key = account === undefined ? addressKey(seeded.email) : accountKey(account.id);
    if (members.has(key)) throw seedError(vendor, `organization "${facts.id}" has two members with the same e-mail address`);
    members.set(key, seededMember(region, seeded, account));
  }
  const { id, name = "Organization", projectIds, projectNames = {} } = facts;
  const projects = projectIds.map((projectId, index): [string, Project] => [
    projectId,
    { id: projectId, name: projectNames[projectId] ?? `Project ${index + 1}` },
  ]);
  return { id, name, createdAt: seedTime, updatedAt: seedTime, projects: new Map(projects), members };
}

function seededMember(region: Region, seeded: LlamaCloudSeedMember, account: LlamaCloudSeedAccount | undefined): Member {
  const id = region.nextId();
  return {
    id,
    userId: account?.id ?? null,
    email: account?.email ?? seeded.email,
    invitedBy: undefined,
    roles: account === undefined ? [] : seededRoles(region, seeded),
    extraProjectIds: [],
    createdAt: seedTime,
    updatedAt: seedTime,
  };
}

function seededRoles(region: Region, { role: name, projectIds = null }: LlamaCloudSeedMember): readonly MemberRole[] {
  if (name === undefined) return [];
  const role = [...region.roles.values()].find((candidate) => candidate.name === name);
  if (role === undefined) throw seedError(vendor, `a member has role "${name}", which is not in roles`);
  return [{ id: region.nextId(), role, projectIds, createdAt: seedTime }];
}
