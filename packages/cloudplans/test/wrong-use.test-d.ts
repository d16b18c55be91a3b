/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { isApiError } from "@rosterkit/runtime";
import { createCloudPlansCore, organizationsUsersList } from "../src/generated/operations.js";
import {
  createCloudPlansClient,
  type OrganizationsUsersAddResult,
  type OrganizationsUsersListResult,
  type OrganizationUser,
  type StatusResult,
} from "../src/index.js";

const baseUrl = "https://cloudplans.example.com";
const { users } = createCloudPlansClient({ baseUrl }).organizations;
const user = { org_id: "48213", user_id: "ada@example.com" };

export function mistakes(): void {
  // @ts-expect-error no host is documented, so baseUrl must be given
  createCloudPlansClient({ token: "t" });
  // @ts-expect-error and so must the options
  createCloudPlansClient();
  // @ts-expect-error the same for the core of the stand-alone operations
  createCloudPlansCore({ token: "t" });
  // @ts-expect-error undefined is not given
  createCloudPlansClient({ baseUrl: undefined });
  // @ts-expect-error the constant action is filled in
  users.list({ query: { org_id: "48213", action: "users" } });
  // @ts-expect-error the constant action is filled in
  users.add({ query: { action: "add_user" }, body: { ...user, role: "viewer", state: "active" } });
  // @ts-expect-error the organization must be named
  users.list({ query: {} });
  // @ts-expect-error a state that CloudPlans does not have
  users.add({ body: { ...user, role: "viewer", state: "pending" } });
  // @ts-expect-error the state must be given: the vendor's default is unknown
  users.add({ body: { ...user, role: "viewer" } });
  // @ts-expect-error an unknown state in a change, too
  users.update({ body: { ...user, state: "suspended" } });
  // @ts-expect-error the vendor calls the address user_id
  users.remove({ body: { org_id: "48213", email: "ada@example.com" } });
  // @ts-expect-error nothing retrieves one user
  users.retrieve({ query: user });
  // @ts-expect-error one unpaged answer has no pages
  organizationsUsersList(createCloudPlansCore({ baseUrl }), { query: { org_id: "48213" } }).pages();
}

/** Roles are open: five are known, and any text is passed on. */
export function passesRolesOn(): Promise<StatusResult> {
  return users.add({ body: { ...user, role: "Auditor", state: "active" } });
}

/** What comes back may hold a state that nobody knows yet. */
export function needsCare({ state }: OrganizationUser): string {
  switch (state) {
    case "active":
    case "inactive":
      return state;
    default:
      return `the unknown state ${state}`;
  }
}

/** No failure's body is documented, so each stays unknown. */
export function staysUnknown(error: unknown): void {
  // @ts-expect-error the body is unknown
  if (isApiError(error, users.add, 403)) error.body.message;
  // @ts-expect-error the body is unknown
  if (isApiError(error, users.list, 500)) error.body.message;
}

/** Every case handled: the compiler sees that nothing is left. */
export function handlesAll(result: OrganizationsUsersListResult | OrganizationsUsersAddResult): string {
  switch (result.case) {
    case 200:
      return String(result.body.status ?? "no status");
    case "4XX":
    case "5XX":
    case "undocumented":
      return String(result.status);
    case "unsuccessful":
    case "failed":
      return result.error.kind;
  }
}

// @ts-expect-error the case "5XX" is not handled, so the function may end without a string
export function forgetsOne(result: OrganizationsUsersListResult): string {
  switch (result.case) {
    case 200:
      return String(result.body.users.length);
    case "4XX":
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}
