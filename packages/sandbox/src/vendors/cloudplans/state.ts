// The state of CloudPlans: organizations and their users, known by e-mail address alone.
import { indexById, seedError } from "../../frame/seed-index.js";
import { emailKey } from "../email-key.js";
import type { CloudPlansMfa, CloudPlansSeed, CloudPlansSeedUser } from "./types.js";

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly resources: number;
  readonly mfa: CloudPlansMfa;
  /** By the key of the address; longest user first. */
  readonly users: Map<string, CloudPlansSeedUser>;
}

export interface CloudPlansState {
  readonly organizations: Map<string, Organization>;
  /** `90001`, `90002`, …: the same in every run. */
  readonly nextId: () => string;
  /** The last id made. */
  readonly counter: { ids: number };
}

const vendor = "cloudplans";
export const noMfa: CloudPlansMfa = { view: false, create: false, update: false, delete: false, usersmgmt: false };

/** @throws TypeError naming the organization that stands twice or has two users with one address */
export function openState(seed: CloudPlansSeed): CloudPlansState {
  const seeded = indexById({ vendor, list: "organizations", items: structuredClone(seed.organizations) });
  const organizations = new Map<string, Organization>();
  for (const [id, { name = "Organization", resources = 0, users, mfa = noMfa }] of seeded) {
    const byEmail = new Map(users.map((user) => [emailKey(user.email), user]));
    if (byEmail.size < users.length) throw seedError(vendor, `two users of organization "${id}" have the same e-mail address`);
    organizations.set(id, { id, name, resources, mfa, users: byEmail });
  }
  const counter = { ids: 90_000 };
  return {
    organizations,
    counter,
    nextId: () => {
      counter.ids += 1;
      return String(counter.ids);
    },
  };
}
