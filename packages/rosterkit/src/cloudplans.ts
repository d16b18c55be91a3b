/** CloudPlans' scope: an organization. Its users are named by e-mail address, though the vendor calls that `user_id`. */

import type { CloudPlansClient, OrganizationUser, StatusResult, UserRole } from "@rosterkit/cloudplans";
import type { CallOptions } from "@rosterkit/runtime";
import { readAnswerList } from "./answer-list.js";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, Member, MemberStatus, RemoveResult, UpdateResult } from "./member.js";
import { readMemberKey, refusal, requireTexts } from "./member-key.js";
import { withRequestId } from "./request-id.js";

/** What {@link cloudplansOrganization} can do. */
export const cloudplansOrganizationCapabilities: Capabilities = {
  vendor: "cloudplans",
  scope: "organization",
  verbs: {
    list: {},
    add: { key: "email", note: "role and status must be given" },
    update: { key: "email", note: "role, status or both" },
    remove: { key: "email", note: "takes a reason" },
  },
};

/** The statuses that CloudPlans knows. */
export type CloudPlansStatus = Extract<MemberStatus, "active" | "inactive">;

/** The users of one CloudPlans organization. */
export interface CloudPlansOrganization {
  readonly vendor: "cloudplans";
  readonly scope: "organization";
  readonly organizationId: string;
  readonly capabilities: Capabilities;
  /** Every user; the vendor answers with one unpaged list. */
  list(options?: CallOptions): AsyncIterable<Member<OrganizationUser>>;
  /** Adds a user; an inactive one cannot connect. The vendor's default status is unknown, so it must be given. @throws ApiError */
  add(
    member: { readonly email: string; readonly role: UserRole; readonly status: CloudPlansStatus },
    options?: CallOptions,
  ): Promise<AddResult<"added", StatusResult>>;
  /** Changes role, status or both, and sends only what is given. @throws ApiError */
  update(
    member: { readonly email: string; readonly role?: UserRole | undefined; readonly status?: CloudPlansStatus | undefined },
    options?: CallOptions,
  ): Promise<UpdateResult<StatusResult>>;
  /** Removes a user; to keep the user out but listed, update the status to inactive instead. @throws ApiError */
  remove(
    member: { readonly email: string; readonly reason?: string | undefined },
    options?: CallOptions,
  ): Promise<RemoveResult<"removed", StatusResult>>;
}

/** The users of one CloudPlans organization, by its id. */
export function cloudplansOrganization(
  cloudplans: Pick<CloudPlansClient, "organizations">,
  { organizationId }: { readonly organizationId: string },
): CloudPlansOrganization {
  const { users } = cloudplans.organizations;
  const org_id = organizationId;
  return {
    vendor: "cloudplans",
    scope: "organization",
    organizationId,
    capabilities: cloudplansOrganizationCapabilities,
    async *list(options) {
      const answer = await users.list({ query: { org_id } }, options).withResponse();
      for (const user of readAnswerList("cloudplans", answer, answer.data.users)) yield toMember(user);
    },
    async add(member, options) {
      const user_id = readMemberKey(cloudplansOrganizationCapabilities, "add", member, "email");
      requireTexts(cloudplansOrganizationCapabilities, "add", { role: member.role, status: member.status });
      const body = { org_id, user_id, role: member.role, state: member.status };
      const { data, requestId } = await users.add({ body }, options).withResponse();
      return withRequestId({ outcome: "added", raw: data }, requestId);
    },
    async update(member, options) {
      const user_id = readMemberKey(cloudplansOrganizationCapabilities, "update", member, "email");
      if (member.role === undefined && member.status === undefined) {
        throw refusal(cloudplansOrganizationCapabilities, "update", { parameter: "role", takes: "a role, a status or both" });
      }
      const body = { org_id, user_id, role: member.role, state: member.status };
      const { data, requestId } = await users.update({ body }, options).withResponse();
      return withRequestId({ outcome: "updated", raw: data }, requestId);
    },
    async remove(member, options) {
      const user_id = readMemberKey(cloudplansOrganizationCapabilities, "remove", member, "email");
      const { data, requestId } = await users.remove({ body: { org_id, user_id, reason: member.reason } }, options).withResponse();
      return withRequestId({ outcome: "removed", raw: data }, requestId);
    },
  };
}

function toMember(user: OrganizationUser): Member<OrganizationUser> {
  return { email: user.email, role: user.role, status: toStatus(user.state), raw: user };
}

function toStatus(state: string): MemberStatus {
  return state === "active" || state === "inactive" ? state : "unknown";
}
