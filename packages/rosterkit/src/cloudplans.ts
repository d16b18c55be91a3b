/** CloudPlans' scope: an organization. Its users are named by e-mail address, though the vendor calls that `user_id`. */

import type { CloudPlansClient, OrganizationUser, StatusResult, UserRole } from "@rosterkit/cloudplans";
import { type CapabilitiesOf, refusal, toCapabilities } from "./capabilities.js";
import type { AddResult, ByEmail, List, Member, MemberStatus, RemoveResult, UpdateResult, VerbOn } from "./member.js";
import type { Fits } from "./releases.js";
import { byName, type InOrganization, type ScopeFacts, toFacts } from "./scope.js";
import { createVerbs, readList } from "./verbs.js";

/** What CloudPlans' scopes can do. */
export const cloudplansCapabilities: CapabilitiesOf<"cloudplans", "organization"> = toCapabilities("cloudplans", {
  organization: {
    list: {},
    add: { keys: ["email"], needs: ["role", "status"], note: "role and status must be given" },
    update: { keys: ["email"], note: "role, status or both" },
    remove: { keys: ["email"], note: "takes a reason" },
  },
});

/** The statuses that CloudPlans knows. */
export type CloudPlansStatus = Extract<MemberStatus, "active" | "inactive">;

type Standing = { readonly role: UserRole; readonly status: CloudPlansStatus };
type AnyOf<Facts> = { readonly [Name in keyof Facts]?: Facts[Name] | undefined };

/** The users of one CloudPlans organization; the vendor lists them without pages. */
export interface CloudPlansOrganization extends ScopeFacts<"cloudplans", "organization"> {
  list: List<OrganizationUser>;
  /** Adds a user; an inactive one cannot connect. The vendor's default status is unknown, so it must be given. */
  add: VerbOn<ByEmail & Standing, AddResult<"added", StatusResult>>;
  /** Changes role, status or both, and sends only what is given. */
  update: VerbOn<ByEmail & AnyOf<Standing>, UpdateResult<StatusResult>>;
  /** Removes a user; to keep the user out but listed, update the status to inactive instead. */
  remove: VerbOn<ByEmail & { readonly reason?: string | undefined }, RemoveResult<"removed", StatusResult>>;
}

/** The users of one CloudPlans organization, by its id. */
export function cloudplansOrganization(
  { organizations: { users } }: Pick<CloudPlansClient, "organizations"> & Fits<"cloudplans">,
  { organizationId: org_id }: InOrganization,
): CloudPlansOrganization {
  const capabilities = cloudplansCapabilities.organization;
  const verb = createVerbs(capabilities);
  return {
    // The vendor's guide: only owners and admins manage users.
    ...toFacts(capabilities, org_id, byName(["owner", "admin"], ["billing", "planner", "viewer"])),
    async *list(options) {
      const { list } = await readList("cloudplans", users.list({ query: { org_id } }, options), (answer) => answer.users);
      for (const user of list) yield toMember(user);
    },
    add: verb(
      "add",
      (user_id, { role, status }, options) => users.add({ body: { org_id, user_id, role, state: status } }, options),
      "added",
    ),
    update: verb(
      "update",
      (user_id, { role, status }, options) => {
        const isEmpty = role === undefined && status === undefined;
        if (isEmpty) throw refusal(capabilities, "update", { parameter: "role", takes: "a role, a status or both" });
        return users.update({ body: { org_id, user_id, role, state: status } }, options);
      },
      "updated",
    ),
    remove: verb("remove", (user_id, { reason }, options) => users.remove({ body: { org_id, user_id, reason } }, options), "removed"),
  };
}

function toMember(user: OrganizationUser): Member<OrganizationUser> {
  return { email: user.email, role: user.role, status: toStatus(user.state), raw: user };
}

function toStatus(state: string): MemberStatus {
  return state === "active" || state === "inactive" ? state : "unknown";
}
