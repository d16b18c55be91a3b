// The state of Gumloop: organizations with their users, and who belongs to which workspace and custom role.
import { indexById, seedError } from "../../frame/seed-index.js";
import type { VendorContext } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import type { GumloopSeed, GumloopSeedAuditEvent, GumloopSeedOrganization, GumloopSeedUser } from "./types.js";

export type ContainerKind = "workspace" | "customRole";

/** Ids of the users who belong to one workspace or custom role. */
export type Container = Set<string>;

export interface Organization {
  readonly id: string;
  readonly facts: GumloopSeedOrganization;
  /** Oldest first; grows. */
  readonly auditLog: GumloopSeedAuditEvent[];
  readonly usersById: ReadonlyMap<string, GumloopSeedUser>;
  readonly usersByEmail: ReadonlyMap<string, GumloopSeedUser>;
  /** By id. */
  readonly containers: Readonly<Record<ContainerKind, ReadonlyMap<string, Container>>>;
}

export interface GumloopState {
  readonly organizations: ReadonlyMap<string, Organization>;
  /** Id of the user whom the test keys act for. */
  readonly callerId: string;
  /** How many events were logged here. */
  readonly counter: { events: number };
  /** Puts an event at the end of an organization's log, with a counted id and the sandbox's time. */
  readonly log: (organization: Organization, event: Omit<GumloopSeedAuditEvent, "id" | "timestamp">) => void;
}

const vendor = "gumloop";

/** A sandbox that runs for days forgets the oldest events. */
const longestLog = 10_000;

/** @throws TypeError naming what stands twice, or a member whom the organization does not have */
export function openState(seed: GumloopSeed, context: VendorContext): GumloopState {
  const organizations = indexById({ vendor, list: "organizations", items: structuredClone(seed.organizations) });
  const counter = { events: 0 };
  return {
    organizations: new Map([...organizations].map(([id, facts]) => [id, openOrganization(facts)])),
    callerId: seed.keyOwnerId,
    counter,
    log: ({ auditLog }, event) => {
      counter.events += 1;
      if (auditLog.length >= longestLog) auditLog.shift();
      auditLog.push({ id: `evt_sandbox_${counter.events}`, timestamp: new Date(context.clock()).toISOString(), ...event });
    },
  };
}

function openOrganization(facts: GumloopSeedOrganization): Organization {
  const usersById = indexById({ vendor, list: `users of ${facts.id}`, items: facts.users });
  const usersByEmail = new Map(facts.users.map((user) => [emailKey(user.email), user]));
  if (usersByEmail.size < facts.users.length) throw seedError(vendor, `two users of ${facts.id} have the same e-mail address`);
  const open = (list: string, items: readonly { readonly id: string; readonly memberIds: readonly string[] }[]): Map<string, Container> => {
    const index = indexById({ vendor, list: `${list} of ${facts.id}`, items });
    return new Map([...index].map(([id, { memberIds }]) => [id, openContainer(id, memberIds, usersById)]));
  };
  return {
    id: facts.id,
    facts,
    auditLog: [...(facts.auditLog ?? [])],
    usersById,
    usersByEmail,
    containers: { workspace: open("workspaces", facts.workspaces), customRole: open("customRoles", facts.customRoles) },
  };
}

function openContainer(id: string, memberIds: readonly string[], users: ReadonlyMap<string, GumloopSeedUser>): Container {
  const stranger = memberIds.find((memberId) => !users.has(memberId));
  if (stranger !== undefined) throw seedError(vendor, `"${id}" has member "${stranger}", who is not in the organization's users`);
  return new Set(memberIds);
}
