/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { isApiError } from "@rosterkit/runtime";
import {
  createLlamaCloudClient,
  type OrganizationsRolesListResult,
  type OrganizationsUsersAddResult,
  type OrganizationsUsersRemoveResult,
  type UserOrganization,
  type ValidationError,
} from "../src/index.js";

const llamacloud = createLlamaCloudClient();
const { users } = llamacloud.organizations;
const path = { organization_id: "o" };

export function mistakes(): void {
  // @ts-expect-error project_ids must be given, null for all projects
  users.add({ path, body: [{ email: "kim@example.com" }] });
  // @ts-expect-error undefined is not sent, so it does not give project_ids
  users.add({ path, body: [{ email: "kim@example.com", project_ids: undefined }] });
  // @ts-expect-error the body is an array, also for one person
  users.add({ path, body: { email: "kim@example.com", project_ids: null } });
  // @ts-expect-error the vendor's guess of a role name: roles are given by id
  users.add({ path, body: [{ email: "kim@example.com", project_ids: null, role: "Admin" }] });
  // @ts-expect-error missing path parameter
  users.remove({ path });
  // @ts-expect-error another vendor's name for the member
  users.remove({ path: { ...path, user_id: "usr_ada" } });
  // @ts-expect-error the body of a removal is an array of project ids
  users.remove({ path: { ...path, member_user_id: "usr_ada" }, body: { project_ids: ["p"] } });
  // @ts-expect-error the organization's id is sent twice
  users.assignRole({ path, body: { user_id: "usr_ada", role_id: "r" } });
  // @ts-expect-error a bare array has no pages
  users.list({ path }).pages();
  // @ts-expect-error nothing retrieves one member
  users.retrieve({ path: { ...path, member_user_id: "usr_ada" } });
  // @ts-expect-error there is no such region
  createLlamaCloudClient({ server: "us" });
  // @ts-expect-error a credential under another vendor's name
  createLlamaCloudClient({ token: "t" });
}

/** A member who is pending has no user id. */
export function needsCare({ user_id, email }: UserOrganization): void {
  // @ts-expect-error user_id may be missing or null
  users.remove({ path: { ...path, member_user_id: user_id } });
  // @ts-expect-error so may the e-mail address
  email.toLowerCase();
}

/** At 422 detail is a list, in the rest of the range a sentence. */
export function narrows(error: unknown): string | ValidationError[] | undefined {
  if (isApiError(error, users.add, 422)) return error.body.detail;
  if (isApiError(error, users.add, 401)) return error.body.detail.toLowerCase();
  // @ts-expect-error at 422 detail is no sentence
  if (isApiError(error, users.add, 422)) error.body.detail.toLowerCase();
  // @ts-expect-error no 5XX is documented
  if (isApiError(error, users.add, 500)) error.body.detail;
  return undefined;
}

/** Every case handled: the compiler sees that nothing is left. */
export function handlesAll(result: OrganizationsUsersAddResult | OrganizationsRolesListResult): string {
  switch (result.case) {
    case 200:
      return String(result.body.length);
    case 422:
      return result.body.detail?.[0]?.msg ?? "invalid";
    case "4XX":
      return result.body.detail;
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}

/** A removal answers 204 with nothing in it. */
export function handlesNothing(result: OrganizationsUsersRemoveResult): undefined {
  if (result.case === 204) return result.body;
  // @ts-expect-error no 200 is documented
  if (result.case === 200) return undefined;
  return undefined;
}

// @ts-expect-error the case 422 is not handled, so the function may end without a string
export function forgetsOne(result: OrganizationsUsersAddResult): string {
  switch (result.case) {
    case 200:
      return String(result.body.length);
    case "4XX":
      return result.body.detail;
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}
