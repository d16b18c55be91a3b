/** Scopes at all four vendors over one sandbox, with a fetch that a test may put faults into. */

import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";
import type { Fetch } from "@rosterkit/runtime";
import { createSandbox, type SandboxOptions } from "@rosterkit/sandbox";
import { cloudplansOrganization } from "../../src/cloudplans.js";
import { gumloopRole, gumloopWorkspace } from "../../src/gumloop.js";
import { llamacloudOrganization, llamacloudProject } from "../../src/llamacloud.js";
import { openaiGroup, openaiOrganization, openaiProject } from "../../src/openai.js";

/** No request waits for its turn. */
export const unpaced = { openai: false } as const;

export function openCompany(
  wrap: (fetch: Fetch) => Fetch = (fetch) => fetch,
  weather: Pick<SandboxOptions, "profile" | "profileSeed"> = {},
) {
  const requests: string[] = [];
  const sandbox = createSandbox({ ...weather, onRequest: ({ vendor, method, path }) => requests.push(`${vendor} ${method} ${path}`) });
  const shared = { fetch: wrap((url, init) => sandbox.fetch(url, init)), retries: 0 };
  const { testKeys } = sandbox;
  const openai = createOpenAIClient({ ...shared, ...testKeys.openai });
  const gumloop = createGumloopClient({ ...shared, apiKey: testKeys.gumloop.apiKey, userId: testKeys.gumloop.userId });
  const llamacloud = createLlamaCloudClient({ ...shared, apiKey: testKeys.llamacloud.apiKey });
  const cloudplans = createCloudPlansClient({ ...shared, token: testKeys.cloudplans.token, baseUrl: sandbox.baseUrl("cloudplans") });
  const acting = { organizationId: "org_7Hq2mXc9", actorUserId: "usr_K3nD8aQwZ1" };
  const organizationId = "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10";
  return {
    sandbox,
    requests,
    llamacloud,
    organization: openaiOrganization(openai, { organizationId: "org_sandbox" }),
    search: openaiProject(openai, { projectId: "proj_search" }),
    engineering: openaiGroup(openai, { groupId: "group_engineering" }),
    support: openaiGroup(openai, { groupId: "group_support" }),
    interns: openaiGroup(openai, { groupId: "group_interns" }),
    workspace: gumloopWorkspace(gumloop, { ...acting, workspaceId: "ws_9TfLr4Vb" }),
    role: gumloopRole(gumloop, { ...acting, roleId: "role_2WcYp6Ns" }),
    llamas: llamacloudOrganization(llamacloud, { organizationId }),
    alpacas: llamacloudProject(llamacloud, { organizationId, projectId: "d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19" }),
    plans: cloudplansOrganization(cloudplans, { organizationId: "48213" }),
  };
}

/** A network failure as Node's fetch reports it. */
export function toNetworkFailure(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}
