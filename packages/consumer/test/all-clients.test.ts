import { createSandbox, type Listening } from "@rosterkit/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, type Project } from "./support/project.js";

const clients = ["@rosterkit/cloudplans", "@rosterkit/gumloop", "@rosterkit/llamacloud", "@rosterkit/openai"];

/** One person more in every scope, told by one vocabulary. */
const program = `import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";
import type { AddOutcome, Member } from "rosterkit";
import { cloudplansOrganization } from "rosterkit/cloudplans";
import { gumloopRole, gumloopWorkspace } from "rosterkit/gumloop";
import { llamacloudOrganization } from "rosterkit/llamacloud";
import { openaiGroup } from "rosterkit/openai";

declare const process: { readonly env: Readonly<Record<string, string>> };
const { OPENAI_URL = "", GUMLOOP_URL = "", LLAMACLOUD_URL = "", CLOUDPLANS_URL = "" } = process.env;
const acting = { organizationId: "org_7Hq2mXc9", actorUserId: "usr_K3nD8aQwZ1" };
const email = "kim.osei@example.com";

const gumloop = createGumloopClient({ baseUrl: GUMLOOP_URL });
const group = openaiGroup(createOpenAIClient({ baseUrl: OPENAI_URL }), { groupId: "group_interns" });
const workspace = gumloopWorkspace(gumloop, { ...acting, workspaceId: "ws_3KxHd7Qe" });
const role = gumloopRole(gumloop, { ...acting, roleId: "role_8ZgRv5Mt" });
const llamacloud = llamacloudOrganization(createLlamaCloudClient({ baseUrl: LLAMACLOUD_URL }), {
  organizationId: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10",
});
const cloudplans = cloudplansOrganization(createCloudPlansClient({ baseUrl: CLOUDPLANS_URL }), { organizationId: "48213" });

const outcomes: AddOutcome[] = [
  (await group.add({ memberId: "user_251" })).outcome,
  (await workspace.add({ email })).outcome,
  (await role.add({ email })).outcome,
  (await llamacloud.add({ email, role: "ViewerV2" })).outcome,
  (await cloudplans.add({ email, role: "viewer", status: "inactive" })).outcome,
];
console.log(outcomes.join(" "));
for (const scope of [group, llamacloud, cloudplans]) {
  const members: Member<unknown>[] = [];
  for await (const member of scope.list()) members.push(member);
  console.log(scope.vendor, scope.scope, members.length, members.at(-1)?.status);
}
`;

const commonJsProgram = `const { createCloudPlansClient } = require("@rosterkit/cloudplans");
const { cloudplansOrganization } = require("rosterkit/cloudplans");
const { createGumloopClient } = require("@rosterkit/gumloop");
const { gumloopRole, gumloopWorkspace } = require("rosterkit/gumloop");
const { createLlamaCloudClient } = require("@rosterkit/llamacloud");
const { llamacloudOrganization } = require("rosterkit/llamacloud");
const { createOpenAIClient } = require("@rosterkit/openai");
const { openaiGroup } = require("rosterkit/openai");

const gumloop = createGumloopClient();
const scopes = [
  openaiGroup(createOpenAIClient(), { groupId: "g" }),
  gumloopWorkspace(gumloop, { organizationId: "o", actorUserId: "u", workspaceId: "w" }),
  gumloopRole(gumloop, { organizationId: "o", actorUserId: "u", roleId: "r" }),
  llamacloudOrganization(createLlamaCloudClient(), { organizationId: "o" }),
  cloudplansOrganization(createCloudPlansClient({ baseUrl: process.env.CLOUDPLANS_URL }), { organizationId: "48213" }),
];
for (const { vendor, scope, capabilities } of scopes) console.log(vendor, scope, Object.keys(capabilities.verbs).join(" "));
(async () => {
  for await (const { role } of scopes.at(-1).list()) console.log(role);
})();
`;

/** Every client in both module formats makes an error, and both formats' classes are asked whether it is theirs. */
const errorsProgram = `import { createRequire } from "node:module";
import * as runtime from "@rosterkit/runtime";

const require = createRequire(import.meta.url);
const runtimes = [runtime, require("@rosterkit/runtime")];
console.log(runtimes[0] === runtimes[1], runtimes[0].HttpError === runtimes[1].HttpError);

const path = { organization_id: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10" };
const body = { organization_id: "o", user_id: "u", workspace_id: "w", action: "add", user_email: "kim.osei@example.com" };
const calls = {
  openai: ({ createOpenAIClient }) => createOpenAIClient({ adminApiKey: "wrong", baseUrl: process.env.OPENAI_URL }).groups.list(),
  gumloop: ({ createGumloopClient }) =>
    createGumloopClient({ apiKey: "wrong", baseUrl: process.env.GUMLOOP_URL }).workspaces.users.manage({ body }),
  llamacloud: ({ createLlamaCloudClient }) =>
    createLlamaCloudClient({ apiKey: "wrong", baseUrl: process.env.LLAMACLOUD_URL }).organizations.users.list({ path }),
  cloudplans: ({ createCloudPlansClient }) =>
    createCloudPlansClient({ token: "wrong", baseUrl: process.env.CLOUDPLANS_URL }).organizations.users.list({ query: { org_id: "48213" } }),
};
for (const [vendor, call] of Object.entries(calls)) {
  for (const client of [await import("@rosterkit/" + vendor), require("@rosterkit/" + vendor)]) {
    const error = await call(client).catch((reason) => reason);
    const isOf = runtimes.flatMap(({ ApiError, HttpError, ConfigError }) => [ApiError, HttpError, ConfigError].map((kind) => error instanceof kind));
    console.log(vendor, error.status, isOf.join(" "), runtimes.every(({ isApiError }) => isApiError(error)));
  }
}
`;

describe("the four packed clients and the facade in one empty project", () => {
  let project: Project;
  let listening: Listening;
  let variables: Readonly<Record<string, string>>;

  beforeAll(async () => {
    project = await createProject(["@rosterkit/runtime", "rosterkit", ...clients]);
    const sandbox = createSandbox();
    listening = await sandbox.listen();
    const { openai, gumloop, llamacloud, cloudplans } = sandbox.testKeys;
    variables = {
      OPENAI_ADMIN_KEY: openai.adminApiKey,
      GUMLOOP_API_KEY: gumloop.apiKey,
      GUMLOOP_USER_ID: gumloop.userId,
      LLAMA_CLOUD_API_KEY: llamacloud.apiKey,
      CLOUDPLANS_TOKEN: cloudplans.token,
      OPENAI_URL: listening.baseUrl("openai"),
      GUMLOOP_URL: listening.baseUrl("gumloop"),
      LLAMACLOUD_URL: listening.baseUrl("llamacloud"),
      CLOUDPLANS_URL: listening.baseUrl("cloudplans"),
    };
  });

  afterAll(async () => {
    await listening?.close();
    await project?.[Symbol.asyncDispose]();
  });

  test("share one runtime, and bring nothing but its engine", async () => {
    expect(await project.installed()).toEqual([
      ...clients,
      "@rosterkit/runtime",
      "openapi-fetch",
      "openapi-typescript-helpers",
      "rosterkit",
    ]);
  });

  test("type-check together under strict, and drive every scope over HTTP", async () => {
    await project.write("roster.ts", program);
    expect(await project.compile({ outDir: "built" })).toEqual(expect.objectContaining({ code: 0, output: "" }));
    expect(await project.node(["built/roster.js"], variables)).toMatchObject({
      code: 0,
      output: [
        "added added added pending added",
        "openai group 1 unknown",
        "llamacloud organization 5 pending",
        "cloudplans organization 5 inactive",
        "",
      ].join("\n"),
    });
  });

  test("run together as CommonJS", async () => {
    await project.write("roster.cjs", commonJsProgram);
    const { code, output } = await project.node(["roster.cjs"], variables);
    expect({ code, lines: output.split("\n").slice(0, 6) }).toEqual({
      code: 0,
      lines: [
        "openai group list add remove",
        "gumloop workspace add remove",
        "gumloop role add remove",
        "llamacloud organization list add update remove",
        "cloudplans organization list add update remove",
        "owner",
      ],
    });
  });

  test("throw errors that either module format's classes know, whichever format threw them", async () => {
    await project.write("errors.mjs", errorsProgram);
    // Two copies of each class, and yet each error is an ApiError and an HttpError, and no ConfigError, of both.
    const known = "true true false true true false true";
    const lines = ["openai", "gumloop", "llamacloud", "cloudplans"].flatMap((vendor) => Array(2).fill(`${vendor} 401 ${known}`));
    expect(await project.node(["errors.mjs"], variables)).toMatchObject({ code: 0, output: ["false false", ...lines, ""].join("\n") });
  });
});
