// A sandbox whose every answer is held against the spec, and a short way to ask its LlamaCloud.
import { createSandbox, type SandboxOptions } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";

export const naAdmin = { authorization: "Bearer llx-sandbox-na" };
export const naViewer = { authorization: "Bearer llx-sandbox-na-viewer" };
export const euAdmin = { authorization: "Bearer llx-sandbox-eu" };

export const naUrl = "https://api.cloud.llamaindex.ai";
export const euUrl = "https://api.cloud.eu.llamaindex.ai";

/** North America's organization, and what is in it. */
export const organizationId = "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10";
export const projectId = "d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19";
export const otherProjectId = "e3c9a5b7-2d4f-4a6b-8c8e-9f1d7b503c20";
export const adminRoleId = "b3f6b9d2-5f0e-4a1e-9c57-0d2a7f1c4e21";
export const viewerRoleId = "c4a7cae3-601f-4b2f-8d68-1e3b802d5f32";

export const users = `/api/v1/organizations/${organizationId}/users`;
export const euUsers = "/api/v1/organizations/7c1b9a54-2e68-4d0f-8b37-5a9e6c3d2f81/users";

/** Asks North America with its admin's key unless a call brings its own headers. */
export function askLlamaCloud(options: SandboxOptions<"llamacloud"> = {}): Ask {
  const sandbox = createSandbox({
    vendors: ["llamacloud"],
    validateResponses: true,
    clock: () => Date.UTC(2030, 0, 2, 3, 4, 5),
    ...options,
  });
  return askWith({ baseUrl: naUrl, fetch: sandbox.fetch, headers: naAdmin });
}

export interface ListedMember {
  readonly who: string;
  readonly roles: readonly string[];
}

/** Who is a member, by user id or, while pending, by address; with the names of their roles and the scope of each. */
export async function membersOf(ask: Ask): Promise<readonly ListedMember[]> {
  const { body } = await ask(`GET ${users}`);
  // The sandbox holds each answer against the spec before it gets here.
  const members = body as readonly {
    user_id: string | null;
    email: string;
    roles: readonly { role: { name: string }; project_ids: readonly string[] | null }[];
  }[];
  return members.map(({ user_id: userId, email, roles }) => ({
    who: userId ?? email,
    roles: roles.map(({ role, project_ids: projectIds }) => `${role.name} in ${projectIds?.join(" ") ?? "all projects"}`),
  }));
}
