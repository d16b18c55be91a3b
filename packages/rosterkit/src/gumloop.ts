/** Gumloop's scopes: workspaces and custom roles. The vendor can add and remove; it lists no members and updates none. */

import type { GumloopClient, ManageUsersResult } from "@rosterkit/gumloop";
import type { ApiCall, CallOptions } from "@rosterkit/runtime";
import { toResult } from "./answer.js";
import type { Capabilities } from "./capabilities.js";
import type { AddResult, ByEmail, RemoveResult, VerbOn } from "./member.js";
import { readMemberKey } from "./member-key.js";
import { type Identity, type ScopeFacts, toFacts } from "./scope.js";

/** What {@link gumloopWorkspace} can do. */
export const gumloopWorkspaceCapabilities: Capabilities<"gumloop", "workspace"> = {
  vendor: "gumloop",
  scope: "workspace",
  verbs: { add: { key: "email", note: "admin rights are given on add only" }, remove: { key: "email" } },
};

/** What {@link gumloopRole} can do. */
export const gumloopRoleCapabilities: Capabilities<"gumloop", "role"> = {
  vendor: "gumloop",
  scope: "role",
  verbs: { add: { key: "email", note: "keeps the member's other roles" }, remove: { key: "email" } },
};

/** In whose name calls are made. */
interface GumloopActor {
  readonly organizationId: string;
  /** The id of the acting admin, not of the member: the vendor calls it `user_id`. */
  readonly actorUserId: string;
}

/** Names a workspace, and the organization admin in whose name the calls are made. */
export interface GumloopWorkspaceOptions extends GumloopActor {
  readonly workspaceId: string;
}

/** Names a custom role, and the organization admin in whose name the calls are made. */
export interface GumloopRoleOptions extends GumloopActor {
  /** The vendor calls it `group_id`; formerly "permission group". */
  readonly roleId: string;
}

type NewWorkspaceMember = ByEmail & { readonly isAdmin?: boolean | undefined };

/** The members of one Gumloop workspace or custom role, named by e-mail address. What adding an existing one does is not documented. */
interface GumloopScope<Kind extends string, NewMember> extends ScopeFacts<"gumloop", Kind> {
  add: VerbOn<NewMember, AddResult<"added" | "unknown", ManageUsersResult>>;
  remove: VerbOn<ByEmail, RemoveResult<"removed" | "unknown", ManageUsersResult>>;
}

/** The members of one Gumloop workspace. */
export type GumloopWorkspace = GumloopScope<"workspace", NewWorkspaceMember>;

/** The holders of one Gumloop custom role; adding gives them the role, removing takes it. */
export type GumloopRole = GumloopScope<"role", ByEmail>;

/** The members of one Gumloop workspace. */
export function gumloopWorkspace(gumloop: Pick<GumloopClient, "workspaces">, options: GumloopWorkspaceOptions): GumloopWorkspace {
  const { organizationId: organization_id, actorUserId: user_id, workspaceId: workspace_id } = options;
  const target = { organization_id, user_id, workspace_id };
  const { manage } = gumloop.workspaces.users;
  return toScope(toFacts(gumloopWorkspaceCapabilities, workspace_id), (change, is_admin, callOptions) =>
    manage({ body: { ...target, ...change, is_admin } }, callOptions),
  );
}

/** The members of one Gumloop custom role. */
export function gumloopRole(gumloop: Pick<GumloopClient, "roles">, options: GumloopRoleOptions): GumloopRole {
  const { organizationId: organization_id, actorUserId: user_id, roleId: group_id } = options;
  const target = { organization_id, user_id, group_id };
  return toScope(toFacts(gumloopRoleCapabilities, group_id), (change, _, callOptions) =>
    gumloop.roles.users.manage({ body: { ...target, ...change } }, callOptions),
  );
}

type Change = { readonly action: "add" | "remove"; readonly user_email: string };
type Manage = (change: Change, isAdmin: boolean | undefined, options?: CallOptions) => ApiCall<ManageUsersResult, unknown>;

/** Both containers are managed by one operation each, which is told what to do in its body. */
function toScope<Kind extends string>(facts: Identity<"gumloop", Kind>, manage: Manage): GumloopScope<Kind, NewWorkspaceMember> {
  const { capabilities } = facts;
  return {
    ...facts,
    administers: () => "unknown",
    async add(member, options) {
      const change = { action: "add", user_email: readMemberKey(capabilities, "add", member) } as const;
      return toResult(manage(change, member.isAdmin, options), ({ success }) => (success === true ? "added" : "unknown"));
    },
    async remove(member, options) {
      const change = { action: "remove", user_email: readMemberKey(capabilities, "remove", member) } as const;
      return toResult(manage(change, undefined, options), ({ success }) => (success === true ? "removed" : "unknown"));
    },
  };
}
