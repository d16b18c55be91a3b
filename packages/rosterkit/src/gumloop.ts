/** Gumloop's scopes: workspaces and custom roles. The vendor can add and remove; it lists no members and updates none. */

import type { GumloopClient, ManageUsersResult } from "@rosterkit/gumloop";
import type { CallOptions } from "@rosterkit/runtime";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, RemoveResult } from "./member.js";
import { readMemberKey } from "./member-key.js";
import { withRequestId } from "./request-id.js";

/** What {@link gumloopWorkspace} can do. */
export const gumloopWorkspaceCapabilities: Capabilities = {
  vendor: "gumloop",
  scope: "workspace",
  verbs: {
    add: { key: "email", note: "admin rights are given on add only" },
    remove: { key: "email" },
  },
};

/** What {@link gumloopRole} can do. */
export const gumloopRoleCapabilities: Capabilities = {
  vendor: "gumloop",
  scope: "role",
  verbs: {
    add: { key: "email", note: "keeps the member's other roles" },
    remove: { key: "email" },
  },
};

/** Names a workspace, and the organization admin in whose name the calls are made. */
export interface GumloopWorkspaceOptions {
  readonly organizationId: string;
  readonly workspaceId: string;
  /** The id of the acting admin, not of the member: the vendor calls it `user_id`. */
  readonly actorUserId: string;
}

/** Names a custom role, and the organization admin in whose name the calls are made. */
export interface GumloopRoleOptions {
  readonly organizationId: string;
  /** The vendor calls it `group_id`; formerly "permission group". */
  readonly roleId: string;
  /** The id of the acting admin, not of the member: the vendor calls it `user_id`. */
  readonly actorUserId: string;
}

/** The members of one Gumloop workspace. */
export interface GumloopWorkspace {
  readonly vendor: "gumloop";
  readonly scope: "workspace";
  readonly workspaceId: string;
  readonly capabilities: Capabilities;
  /** Adds a member by e-mail. What adding an existing member does is not documented. @throws ApiError */
  add(
    member: { readonly email: string; readonly isAdmin?: boolean | undefined },
    options?: CallOptions,
  ): Promise<AddResult<"added" | "unknown", ManageUsersResult>>;
  /** Removes a member by e-mail. @throws ApiError */
  remove(member: { readonly email: string }, options?: CallOptions): Promise<RemoveResult<"removed" | "unknown", ManageUsersResult>>;
}

/** The members of one Gumloop custom role. */
export interface GumloopRole {
  readonly vendor: "gumloop";
  readonly scope: "role";
  readonly roleId: string;
  readonly capabilities: Capabilities;
  /** Gives the role to a member, by e-mail. @throws ApiError */
  add(member: { readonly email: string }, options?: CallOptions): Promise<AddResult<"added" | "unknown", ManageUsersResult>>;
  /** Takes the role from a member, by e-mail. @throws ApiError */
  remove(member: { readonly email: string }, options?: CallOptions): Promise<RemoveResult<"removed" | "unknown", ManageUsersResult>>;
}

/** The members of one Gumloop workspace. */
export function gumloopWorkspace(gumloop: Pick<GumloopClient, "workspaces">, options: GumloopWorkspaceOptions): GumloopWorkspace {
  const { workspaceId } = options;
  const target = { organization_id: options.organizationId, workspace_id: workspaceId, user_id: options.actorUserId };
  const { manage } = gumloop.workspaces.users;
  return {
    vendor: "gumloop",
    scope: "workspace",
    workspaceId,
    capabilities: gumloopWorkspaceCapabilities,
    async add(member, callOptions) {
      const user_email = readMemberKey(gumloopWorkspaceCapabilities, "add", member, "email");
      const body = { ...target, action: "add", user_email, is_admin: member.isAdmin } as const;
      const { data, requestId } = await manage({ body }, callOptions).withResponse();
      return withRequestId({ outcome: data.success === true ? "added" : "unknown", raw: data }, requestId);
    },
    async remove(member, callOptions) {
      const user_email = readMemberKey(gumloopWorkspaceCapabilities, "remove", member, "email");
      const { data, requestId } = await manage({ body: { ...target, action: "remove", user_email } }, callOptions).withResponse();
      return withRequestId({ outcome: data.success === true ? "removed" : "unknown", raw: data }, requestId);
    },
  };
}

/** The members of one Gumloop custom role. */
export function gumloopRole(gumloop: Pick<GumloopClient, "roles">, options: GumloopRoleOptions): GumloopRole {
  const { roleId } = options;
  const target = { organization_id: options.organizationId, group_id: roleId, user_id: options.actorUserId };
  const { manage } = gumloop.roles.users;
  return {
    vendor: "gumloop",
    scope: "role",
    roleId,
    capabilities: gumloopRoleCapabilities,
    async add(member, callOptions) {
      const user_email = readMemberKey(gumloopRoleCapabilities, "add", member, "email");
      const { data, requestId } = await manage({ body: { ...target, action: "add", user_email } }, callOptions).withResponse();
      return withRequestId({ outcome: data.success === true ? "added" : "unknown", raw: data }, requestId);
    },
    async remove(member, callOptions) {
      const user_email = readMemberKey(gumloopRoleCapabilities, "remove", member, "email");
      const { data, requestId } = await manage({ body: { ...target, action: "remove", user_email } }, callOptions).withResponse();
      return withRequestId({ outcome: data.success === true ? "removed" : "unknown", raw: data }, requestId);
    },
  };
}
