/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { isApiError } from "@rosterkit/runtime";
import {
  createGumloopClient,
  type ErrorBody,
  type ManageCustomRoleUsersBody,
  type ManageUsersResult,
  type ManageWorkspaceUsersBody,
  type RolesUsersManageResult,
  type WorkspacesUsersManageResult,
} from "../src/index.js";

const gumloop = createGumloopClient();
const change = { organization_id: "o", user_id: "u", workspace_id: "w", action: "add", user_email: "ada@example.com" } as const;
const roleChange = { organization_id: "o", user_id: "u", group_id: "r", action: "remove", user_email: "ada@example.com" } as const;

export function mistakes(): void {
  const { user_id: _, ...withoutActor } = change;
  // @ts-expect-error the acting admin is missing
  gumloop.workspaces.users.manage({ body: withoutActor });
  const { user_email: _target, ...withoutTarget } = change;
  // @ts-expect-error the user to add is missing: user_id is the acting admin
  gumloop.workspaces.users.manage({ body: withoutTarget });
  // @ts-expect-error an action that the vendor does not have
  gumloop.workspaces.users.manage({ body: { ...change, action: "update" } });
  // @ts-expect-error the workspace is missing
  gumloop.workspaces.users.manage({ body: { organization_id: "o", user_id: "u", action: "add", user_email: "ada@example.com" } });
  // @ts-expect-error a text is no boolean
  gumloop.workspaces.users.manage({ body: { ...change, is_admin: "true" } });
  // @ts-expect-error a custom role has no admins
  gumloop.roles.users.manage({ body: { ...roleChange, is_admin: true } });
  // @ts-expect-error the wire calls the custom role group_id
  gumloop.roles.users.manage({ body: { ...roleChange, role_id: "r" } });
  // @ts-expect-error the body's fields stand in body
  gumloop.workspaces.users.manage(change);
  // @ts-expect-error nothing lists a workspace's users
  gumloop.workspaces.users.list({});
  // @ts-expect-error nothing updates a workspace's user
  gumloop.workspaces.users.update({ body: change });
  // @ts-expect-error nothing lists a role's users
  gumloop.roles.users.list({});
  // @ts-expect-error a credential under another vendor's name
  createGumloopClient({ adminApiKey: "k" });
}

/** Both bodies are right as they stand. */
export const bodies: readonly [ManageWorkspaceUsersBody, ManageCustomRoleUsersBody] = [{ ...change, is_admin: false }, roleChange];

/** A documented failure narrows to its schema. */
export function narrows(error: unknown): ErrorBody | undefined {
  if (isApiError(error, gumloop.workspaces.users.manage, 403)) return error.body;
  // @ts-expect-error a body may be any of three forms, so no member is sure to be there
  if (isApiError(error, gumloop.roles.users.manage, 404)) error.body.message;
  return undefined;
}

/** The answer may leave out whether it succeeded. */
export function staysUnsure(result: ManageUsersResult): boolean | undefined {
  // @ts-expect-error success may be missing
  const isDone: boolean = result.success;
  return isDone;
}

/** Every case handled: the compiler sees that nothing is left. */
export function handlesAll(result: WorkspacesUsersManageResult | RolesUsersManageResult): string {
  switch (result.case) {
    case 200:
      return result.body.message ?? "done";
    case 400:
    case 401:
    case 403:
    case 404:
    case 500:
      return "error" in result.body ? "an error" : result.body.message;
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}

// @ts-expect-error the case 403 is not handled, so the function may end without a string
export function forgetsOne(result: WorkspacesUsersManageResult): string {
  switch (result.case) {
    case 200:
    case 400:
    case 401:
    case 404:
    case 500:
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}
