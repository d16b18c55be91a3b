// The wire forms of LlamaCloud's resources, in the newer of the two published generations (openapi-history): no `role_id`
// beside a role, no `organization_id` in one. Members in the order of the vendor's own document (openapi).
import type { Member, MemberRole, Organization, Project } from "./state.js";
import type { LlamaCloudSeedPermission, LlamaCloudSeedRole } from "./types.js";

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly LlamaCloudSeedPermission[];
}

export interface UserOrganizationRole {
  readonly id: string;
  readonly user_id: string;
  readonly organization_id: string;
  readonly role: Role;
  readonly project_ids: readonly string[] | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface UserOrganization {
  readonly id: string;
  readonly organization_id: string;
  readonly email: string;
  readonly user_id: string | null;
  readonly pending: boolean;
  readonly invited_by_user_id: string | null;
  readonly invited_by_user_email: string | null;
  readonly roles: readonly UserOrganizationRole[];
  readonly created_at: string;
  readonly updated_at: string;
}

export interface OrganizationResource {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly name: string;
  readonly stripe_customer_id: string | null;
  readonly parse_plan_level: "DEFAULT" | "PREMIUM";
}

export interface ProjectResource {
  readonly name: string;
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly ad_hoc_eval_dataset_id: string | null;
  readonly organization_id: string;
  readonly is_default: boolean;
}

/** What an organization pays for, and how, is not modelled. */
export function toOrganization({ id, name, createdAt, updatedAt }: Organization): OrganizationResource {
  return { id, created_at: createdAt, updated_at: updatedAt, name, stripe_customer_id: null, parse_plan_level: "DEFAULT" };
}

/** Times of a project are those of its organization: nothing here makes one. */
export function toProject({ id: organizationId, createdAt, updatedAt }: Organization, { id, name }: Project): ProjectResource {
  return {
    name,
    id,
    created_at: createdAt,
    updated_at: updatedAt,
    ad_hoc_eval_dataset_id: null,
    organization_id: organizationId,
    is_default: false,
  };
}

export function toRole({ id, name, permissions }: LlamaCloudSeedRole): Role {
  return { id, name, permissions: permissions.map(({ id, name, description, access }) => ({ id, name, description, access })) };
}

/** A member is pending for want of an account: then there is no user id (inferred from user-roles-guide). */
export function toUserOrganization({ id: organizationId }: Organization, member: Member): UserOrganization {
  const { userId } = member;
  return {
    id: member.id,
    created_at: member.createdAt,
    updated_at: member.updatedAt,
    email: member.email,
    user_id: userId,
    organization_id: organizationId,
    pending: userId === null,
    invited_by_user_id: member.invitedBy?.id ?? null,
    invited_by_user_email: member.invitedBy?.email ?? null,
    roles: userId === null ? [] : member.roles.map((role) => toUserOrganizationRole(organizationId, userId, role)),
  };
}

export function toUserOrganizationRole(organizationId: string, userId: string, assigned: MemberRole): UserOrganizationRole {
  return {
    id: assigned.id,
    created_at: assigned.createdAt,
    updated_at: assigned.createdAt,
    user_id: userId,
    organization_id: organizationId,
    project_ids: assigned.projectIds,
    role: toRole(assigned.role),
  };
}
