/** All vendors at once: who is where, and one person removed from everywhere. */

import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";
import { audit, offboard, type Scope, type ScopeReference } from "rosterkit";
import { cloudplansOrganization } from "rosterkit/cloudplans";
import { gumloopRole, gumloopWorkspace } from "rosterkit/gumloop";
import { llamacloudOrganization } from "rosterkit/llamacloud";
import { openaiGroup, openaiOrganization, openaiProject } from "rosterkit/openai";
import type { Stage } from "./stage.js";

const email = "ada.marsh@example.com";

/** Runs the chapter against a sandbox. */
export async function tellEverywhere(stage: Stage): Promise<void> {
  const { narrator } = stage;
  narrator.chapter("Everywhere: one person at all four vendors");
  const scopes = openScopes(stage);

  const { people, read, unread } = await audit(scopes);
  narrator.step("audit(scopes)", `${people.length} people in ${read.length} scopes; ${unread.length} that the vendor does not list`);
  const places = people.find((person) => person.email === email)?.places ?? [];
  const rows = places.map(({ scope, role, status }) => [toName(scope), role ?? "—", status]);
  narrator.table(["where she is", "role", "status"], rows.sort());

  const results = await offboard(scopes, { email });
  narrator.step("offboard(scopes, { email })", `${results.filter(({ outcome }) => outcome === "removed").length} memberships removed`);
  narrator.table(
    ["scope", "outcome", "seen in a list", "why"],
    results.map(({ scope, outcome, isVerified, reason }) => [toName(scope), outcome, isVerified ? "yes" : "—", reason ?? ""]),
  );
  narrator.remark("An only owner stays until somebody else is one; a scope that lists nobody is taken at its word.");
}

function openScopes({ sandbox, baseUrl }: Stage): readonly Scope[] {
  const { testKeys } = sandbox;
  const openai = createOpenAIClient({ ...testKeys.openai, baseUrl: baseUrl("openai") });
  const { apiKey, userId } = testKeys.gumloop;
  const gumloop = createGumloopClient({ apiKey, userId, baseUrl: baseUrl("gumloop") });
  const llamacloud = createLlamaCloudClient({ apiKey: testKeys.llamacloud.apiKey, baseUrl: baseUrl("llamacloud") });
  const cloudplans = createCloudPlansClient({ token: testKeys.cloudplans.token, baseUrl: baseUrl("cloudplans") });
  const acting = { organizationId: "org_7Hq2mXc9", actorUserId: userId };
  return [
    openaiOrganization(openai, { organizationId: "org_sandbox" }),
    openaiProject(openai, { projectId: "proj_search" }),
    openaiGroup(openai, { groupId: "group_engineering" }),
    gumloopWorkspace(gumloop, { ...acting, workspaceId: "ws_9TfLr4Vb" }),
    gumloopRole(gumloop, { ...acting, roleId: "role_2WcYp6Ns" }),
    llamacloudOrganization(llamacloud, { organizationId: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10" }),
    cloudplansOrganization(cloudplans, { organizationId: "48213" }),
  ];
}

function toName({ vendor, scope }: ScopeReference): string {
  return `${vendor} ${scope}`;
}
