/** Gumloop's scopes: workspaces and custom roles. The vendor can add and remove; it lists no members and updates none. */

import type { GumloopClient, ManageUsersResult } from "@rosterkit/gumloop";
import { type CapabilitiesOf, toCapabilities } from "./capabilities.js";
import type { AddResult, ByEmail, RemoveResult, VerbOn } from "./member.js";
import type { Fits } from "./releases.js";
import { type ScopeFacts, toFacts } from "./scope.js";
import { createVerbs } from "./verbs.js";

/** What Gumloop's scopes can do. */
export const gumloopCapabilities: CapabilitiesOf<"gumloop", "workspace" | "role"> = toCapabilities("gumloop", {
  workspace: { add: { keys: ["email"], note: "admin rights are given on add only" }, remove: { keys: ["email"] } },
  role: { add: { keys: ["email"], note: "keeps the member's other roles" }, remove: { keys: ["email"] } },
});

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

/** The members of one Gumloop workspace or custom role, named by e-mail address. What adding an existing one does is not documented. */
interface GumloopScope<Kind extends string, NewMember> extends ScopeFacts<"gumloop", Kind> {
  add: VerbOn<NewMember, AddResult<"added" | "unknown", ManageUsersResult>>;
  remove: VerbOn<ByEmail, RemoveResult<"removed" | "unknown", ManageUsersResult>>;
}

/** The members of one Gumloop workspace. */
export type GumloopWorkspace = GumloopScope<"workspace", ByEmail & { readonly isAdmin?: boolean | undefined }>;

/** The holders of one Gumloop custom role; adding gives them the role, removing takes it. */
export type GumloopRole = GumloopScope<"role", ByEmail>;

/** The members of one Gumloop workspace. */
export function gumloopWorkspace(
  { workspaces }: Pick<GumloopClient, "workspaces"> & Fits<"gumloop">,
  options: GumloopWorkspaceOptions,
): GumloopWorkspace {
  const { manage } = workspaces.users;
  const target = { organization_id: options.organizationId, user_id: options.actorUserId, workspace_id: options.workspaceId };
  const verb = createVerbs(gumloopCapabilities.workspace);
  return {
    ...toFacts(gumloopCapabilities.workspace, options.workspaceId, () => "unknown"),
    add: verb(
      "add",
      (user_email, { isAdmin }, call) => manage({ body: { ...target, action: "add", user_email, is_admin: isAdmin } }, call),
      onSuccess("added"),
    ),
    remove: verb(
      "remove",
      (user_email, _, call) => manage({ body: { ...target, action: "remove", user_email } }, call),
      onSuccess("removed"),
    ),
  };
}

/** The members of one Gumloop custom role. */
export function gumloopRole({ roles }: Pick<GumloopClient, "roles"> & Fits<"gumloop">, options: GumloopRoleOptions): GumloopRole {
  const { manage } = roles.users;
  const target = { organization_id: options.organizationId, user_id: options.actorUserId, group_id: options.roleId };
  const verb = createVerbs(gumloopCapabilities.role);
  return {
    ...toFacts(gumloopCapabilities.role, options.roleId, () => "unknown"),
    add: verb("add", (user_email, _, call) => manage({ body: { ...target, action: "add", user_email } }, call), onSuccess("added")),
    remove: verb(
      "remove",
      (user_email, _, call) => manage({ body: { ...target, action: "remove", user_email } }, call),
      onSuccess("removed"),
    ),
  };
}

function onSuccess<Outcome extends string>(outcome: Outcome) {
  return ({ success }: ManageUsersResult): { readonly outcome: Outcome | "unknown" } => ({
    outcome: success === true ? outcome : "unknown",
  });
}
