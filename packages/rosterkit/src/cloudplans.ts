/** CloudPlans' scope: an organization. Its users are named by e-mail address, though the vendor calls that `user_id`. */

import type { CloudPlansClient, OrganizationUser, StatusResult, UserRole } from "@rosterkit/cloudplans";
import { readAnswerList, toResult } from "./answer.js";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, ByEmail, List, Member, MemberStatus, RemoveResult, UpdateResult, VerbOn } from "./member.js";
import { readMemberKey, refusal } from "./member-key.js";
import { type InOrganization, type ScopeFacts, toAdministers, toFacts } from "./scope.js";

/** What {@link cloudplansOrganization} can do. */
export const cloudplansOrganizationCapabilities: Capabilities<"cloudplans", "organization"> = {
  vendor: "cloudplans",
  scope: "organization",
  verbs: {
    list: {},
    add: { key: "email", needs: ["role", "status"], note: "role and status must be given" },
    update: { key: "email", note: "role, status or both" },
    remove: { key: "email", note: "takes a reason" },
  },
};

type CloudPlans = Pick<CloudPlansClient, "organizations">;

/** The statuses that CloudPlans knows. */
export type CloudPlansStatus = Extract<MemberStatus, "active" | "inactive">;

/** The users of one CloudPlans organization; the vendor lists them without pages. */
export interface CloudPlansOrganization extends ScopeFacts<"cloudplans", "organization"> {
  list: List<OrganizationUser>;
  /** Adds a user; an inactive one cannot connect. The vendor's default status is unknown, so it must be given. */
  add: VerbOn<ByEmail & { readonly role: UserRole; readonly status: CloudPlansStatus }, AddResult<"added", StatusResult>>;
  /** Changes role, status or both, and sends only what is given. */
  update: VerbOn<
    ByEmail & { readonly role?: UserRole | undefined; readonly status?: CloudPlansStatus | undefined },
    UpdateResult<StatusResult>
  >;
  /** Removes a user; to keep the user out but listed, update the status to inactive instead. */
  remove: VerbOn<ByEmail & { readonly reason?: string | undefined }, RemoveResult<"removed", StatusResult>>;
}

/** The users of one CloudPlans organization, by its id. */
export function cloudplansOrganization(cloudplans: CloudPlans, { organizationId }: InOrganization): CloudPlansOrganization {
  const { users } = cloudplans.organizations;
  const org_id = organizationId;
  return {
    ...toFacts(cloudplansOrganizationCapabilities, org_id),
    // The vendor's guide: only owners and admins manage users.
    administers: toAdministers(["owner", "admin"], ["billing", "planner", "viewer"]),
    async *list(options) {
      const answer = await users.list({ query: { org_id } }, options).withResponse();
      for (const user of readAnswerList("cloudplans", answer, answer.data.users)) yield toMember(user);
    },
    async add(member, options) {
      const body = {
        org_id,
        user_id: readMemberKey(cloudplansOrganizationCapabilities, "add", member),
        role: member.role,
        state: member.status,
      };
      return toResult(users.add({ body }, options), () => "added");
    },
    async update(member, options) {
      const body = {
        org_id,
        user_id: readMemberKey(cloudplansOrganizationCapabilities, "update", member),
        role: member.role,
        state: member.status,
      };
      const isEmpty = member.role === undefined && member.status === undefined;
      if (isEmpty) throw refusal(cloudplansOrganizationCapabilities, "update", "role", "a role, a status or both");
      return toResult(users.update({ body }, options), () => "updated");
    },
    async remove(member, options) {
      const body = { org_id, user_id: readMemberKey(cloudplansOrganizationCapabilities, "remove", member), reason: member.reason };
      return toResult(users.remove({ body }, options), () => "removed");
    },
  };
}

function toMember(user: OrganizationUser): Member<OrganizationUser> {
  return { email: user.email, role: user.role, status: toStatus(user.state), raw: user };
}

function toStatus(state: string): MemberStatus {
  return state === "active" || state === "inactive" ? state : "unknown";
}
