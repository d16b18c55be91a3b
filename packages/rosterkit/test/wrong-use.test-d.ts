/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient, type OpenAIClient } from "@rosterkit/openai";
import { cloudplansOrganization } from "../src/cloudplans.js";
import { gumloopRole, gumloopWorkspace } from "../src/gumloop.js";
import { apply, audit, offboard, type Plan, plan } from "../src/index.js";
import { llamacloudOrganization, llamacloudProject } from "../src/llamacloud.js";
import { openaiGroup, openaiOrganization, openaiProject } from "../src/openai.js";

const engineering = openaiGroup(createOpenAIClient(), { groupId: "group_engineering" });
const gumloop = createGumloopClient();
const acting = { organizationId: "org_1", actorUserId: "usr_1" };
const workspace = gumloopWorkspace(gumloop, { ...acting, workspaceId: "ws_1" });
const role = gumloopRole(gumloop, { ...acting, roleId: "role_1" });
const llamacloud = llamacloudOrganization(createLlamaCloudClient(), { organizationId: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10" });
const cloudplans = cloudplansOrganization(createCloudPlansClient({ baseUrl: "https://cloudplans.example.com" }), {
  organizationId: "48213",
});
const email = "ada@example.com";

export function mistakesWithOpenAI(): void {
  // @ts-expect-error OpenAI groups are keyed by id
  engineering.add({ email });
  // @ts-expect-error a group membership has nothing to update
  engineering.update({ memberId: "user_1" });
  // @ts-expect-error a misspelt key
  engineering.remove({ memberID: "user_1" });
  // @ts-expect-error the group must be named
  openaiGroup(createOpenAIClient(), {});
  // @ts-expect-error another vendor's client
  openaiGroup(gumloop, { groupId: "group_1" });
  const nextMajor: Omit<OpenAIClient, "~release"> & { "~release"?: "@rosterkit/openai 1.x" } = createOpenAIClient().withOptions(
    {},
  ) as never;
  // @ts-expect-error a client of a release that the scopes were not made for
  openaiGroup(nextMajor, { groupId: "group_1" });
}

export function mistakesWithGumloop(): void {
  // @ts-expect-error Gumloop's members are keyed by e-mail address
  workspace.add({ memberId: "usr_2" });
  // @ts-expect-error Gumloop lists no members
  workspace.list();
  // @ts-expect-error Gumloop updates no members
  workspace.update({ email, isAdmin: true });
  // @ts-expect-error the vendor's spelling
  workspace.add({ email, is_admin: true });
  // @ts-expect-error admin rights are given on add only
  workspace.remove({ email, isAdmin: false });
  // @ts-expect-error a custom role has no admins
  role.add({ email, isAdmin: true });
  // @ts-expect-error a custom role lists no members
  role.list();
  // @ts-expect-error the acting admin must be named
  gumloopWorkspace(gumloop, { organizationId: "org_1", workspaceId: "ws_1" });
  // @ts-expect-error a bare user id could be anybody's
  gumloopRole(gumloop, { organizationId: "org_1", roleId: "role_1", userId: "usr_1" });
}

export function mistakesWithLlamaCloud(): void {
  // @ts-expect-error an address and an id
  llamacloud.add({ email, memberId: "usr_1" });
  // @ts-expect-error neither an address nor an id
  llamacloud.add({ role: "Admin" });
  // @ts-expect-error one project is still an array of projects
  llamacloud.add({ email, projectIds: "d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19" });
  // @ts-expect-error an update assigns a role
  llamacloud.update({ memberId: "usr_1" });
  // @ts-expect-error a role is assigned by the member's id
  llamacloud.update({ email, role: "Admin" });
  // @ts-expect-error members are removed by id
  llamacloud.remove({ email });
}

export function mistakesWithCloudPlans(): void {
  // @ts-expect-error the vendor's default status is unknown, so it must be given
  cloudplans.add({ email, role: "viewer" });
  // @ts-expect-error the role must be given
  cloudplans.add({ email, status: "active" });
  // @ts-expect-error a status that CloudPlans does not have
  cloudplans.add({ email, role: "viewer", status: "pending" });
  // @ts-expect-error the vendor's word for the status
  cloudplans.update({ email, state: "inactive" });
  // @ts-expect-error CloudPlans' users are keyed by e-mail address
  cloudplans.remove({ memberId: "usr_1" });
}

/** Only the outcomes that OpenAI can tell apart. */
export async function handlesOpenAI(): Promise<string> {
  const { outcome } = await engineering.remove({ memberId: "user_1" });
  switch (outcome) {
    case "removed":
      return "gone";
    case "unknown":
      return "ask again";
  }
}

/** Only the outcomes that Gumloop can tell apart. */
export async function handlesGumloop(): Promise<string> {
  const { outcome } = await workspace.add({ email });
  switch (outcome) {
    case "added":
      return "in";
    case "unknown":
      return "cannot tell: there is no list";
  }
}

/** Only the outcomes that LlamaCloud can tell apart. */
export async function handlesLlamaCloud(): Promise<string> {
  const { outcome } = await llamacloud.add({ email });
  switch (outcome) {
    case "added":
      return "in";
    case "pending":
      return "has no account yet";
    case "unknown":
      return "list again";
  }
}

/** A confirmed change has one outcome, so that nothing is left to tell apart. */
export async function handlesConfirmed(): Promise<readonly ["added", "updated", "removed", "removed"]> {
  const added = await cloudplans.add({ email, role: "viewer", status: "active" });
  const updated = await cloudplans.update({ email, status: "inactive" });
  const removed = await cloudplans.remove({ email });
  return [added.outcome, updated.outcome, removed.outcome, (await llamacloud.remove({ memberId: "usr_1" })).outcome];
}

// @ts-expect-error the outcome "pending" is not handled, so the function may end without a string
export async function forgetsPending(): Promise<string> {
  const { outcome } = await llamacloud.add({ email });
  switch (outcome) {
    case "added":
      return "in";
    case "unknown":
      return "list again";
  }
}

export async function expectsTooMuch(): Promise<void> {
  const { outcome } = await engineering.add({ memberId: "user_1" });
  // @ts-expect-error OpenAI gives no signal for an existing member
  if (outcome === "alreadyMember") return;
  const removed = await workspace.remove({ email });
  // @ts-expect-error Gumloop gives no signal for somebody who was no member
  if (removed.outcome === "notMember") return;
  const invited = await llamacloud.add({ email });
  // @ts-expect-error LlamaCloud's members without an account are pending, not invited
  if (invited.outcome === "invited") return;
}

const organization = openaiOrganization(createOpenAIClient(), { organizationId: "org_1" });
const project = openaiProject(createOpenAIClient(), { projectId: "proj_1" });
const alpacas = llamacloudProject(createLlamaCloudClient(), { organizationId: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10", projectId: "p" });

export function mistakesWithOpenAIsOtherScopes(): void {
  // @ts-expect-error nobody can be added to an organization but by an invite to an address
  organization.add({ memberId: "user_1", role: "reader" });
  // @ts-expect-error an invite names a role
  organization.add({ email });
  // @ts-expect-error a role that invites do not have
  organization.add({ email, role: "member" });
  // @ts-expect-error an address and an id
  organization.remove({ email, memberId: "user_1" });
  // @ts-expect-error a project's members are changed by id
  project.update({ email, role: "owner" });
  // @ts-expect-error a project's members have a role
  project.add({ memberId: "user_1" });
  // @ts-expect-error removal is by id
  project.remove({ email });
}

export function mistakesWithLlamaCloudProjects(): void {
  // @ts-expect-error nothing lists a project's members
  alpacas.list();
  // @ts-expect-error a project is joined by id
  alpacas.add({ email });
  // @ts-expect-error a project has no roles of its own to update
  alpacas.update({ memberId: "usr_1", role: "Admin" });
}

export function mistakesOverSeveralScopes(made: Plan): void {
  // @ts-expect-error a scope that lists nobody cannot be planned
  plan(workspace, [{ email }]);
  // @ts-expect-error OpenAI groups are keyed by id
  plan(engineering, [{ email }]);
  // @ts-expect-error CloudPlans' members have a role and a status
  plan(cloudplans, [{ email }]);
  // @ts-expect-error a plan is applied to a scope
  apply(made);
  // @ts-expect-error a scope that lists nobody cannot be confirmed
  apply(alpacas, made);
  // @ts-expect-error a person is named by address, and by ids per vendor beside it
  offboard([engineering], { memberId: "user_1" });
  // @ts-expect-error a list of scopes
  audit(engineering);
  // @ts-expect-error a pace has requests and seconds
  audit([engineering], { pace: { openai: 7 } });
}

/** What is right compiles: any mix of scopes, and what each scope's own `add` takes. */
export async function rightUse(): Promise<void> {
  const scopes = [engineering, organization, project, workspace, role, llamacloud, alpacas, cloudplans];
  await audit(scopes);
  await offboard(scopes, { email, memberIds: { llamacloud: "usr_1" } });
  await apply(engineering, await plan(engineering, [{ memberId: "user_1" }]));
  await plan(llamacloud, [
    { email, role: "Admin" },
    { memberId: "usr_1", projectIds: null },
  ]);
  await plan(organization, [{ email, role: "owner", projects: [] }]);
  await plan(cloudplans, [{ email, role: "owner", status: "active" }], { maxRemovals: 3, protect: [email] });
}
