/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";
import { cloudplansOrganization } from "../src/cloudplans.js";
import { gumloopRole, gumloopWorkspace } from "../src/gumloop.js";
import { llamacloudOrganization } from "../src/llamacloud.js";
import { openaiGroup } from "../src/openai.js";

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
