// The wire forms of OpenAI's resources, members in the order of the vendor's schemas.
import type { Group } from "./state.js";
import type { OpenAISeedUser } from "./types.js";

export interface GroupResponse {
  readonly id: string;
  readonly name: string;
  readonly created_at: number;
  readonly is_scim_managed: boolean;
  readonly group_type: "group" | "tenant_group";
}

export interface GroupUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

export interface GroupMemberUser extends GroupUser {
  readonly picture: string | null;
  readonly is_service_account: boolean | null;
  readonly user_type: "user" | "tenant_user";
}

export function toGroupResponse({ facts }: Group): GroupResponse {
  const { id, name, createdAt, isScimManaged = false, groupType = "group" } = facts;
  return { id, name, created_at: createdAt, is_scim_managed: isScimManaged, group_type: groupType };
}

export function toGroupUser({ id, name, email }: OpenAISeedUser): GroupUser {
  return { id, name, email };
}

export function toGroupMemberUser(user: OpenAISeedUser): GroupMemberUser {
  const { picture = null, isServiceAccount = false, userType = "user" } = user;
  return { ...toGroupUser(user), picture, is_service_account: isServiceAccount, user_type: userType };
}
