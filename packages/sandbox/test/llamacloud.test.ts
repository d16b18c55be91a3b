import { describe, expect, test } from "vitest";
import { createSandbox, defaultLlamaCloudSeed } from "../src/index.js";
import { askWith } from "./ask.js";
import {
  adminRoleId,
  askLlamaCloud,
  euAdmin,
  euUrl,
  euUsers,
  membersOf,
  naAdmin,
  naUrl,
  naViewer,
  organizationId,
  projectId,
  users,
  viewerRoleId,
} from "./llamacloud-client.js";

const assignment = { user_id: "usr_ada", organization_id: organizationId, role_id: adminRoleId };
const kim = [{ email: "kim.osei@example.com", project_ids: null }];

describe("roles", () => {
  test("are listed as a bare array, to be found by name", async () => {
    const { status, body } = await askLlamaCloud()(`GET /api/v1/organizations/${organizationId}/roles`);

    expect(status).toBe(200);
    expect(body).toMatchObject([
      { id: adminRoleId, name: "Admin" },
      { id: viewerRoleId, name: "ViewerV2" },
      { id: "d5b8dbf4-7120-4c30-9e79-2f4c913e6043", name: "Viewer" },
    ]);
  });

  test("are assigned, and the list shows it", async () => {
    const ask = askLlamaCloud();

    const { status, body } = await ask(`PUT ${users}/roles`, { body: assignment });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: "aaaaaaaa-0000-4000-8000-00000000000a",
      user_id: "usr_ada",
      organization_id: organizationId,
      role: { id: adminRoleId, name: "Admin" },
      project_ids: null,
      created_at: "2030-01-02T03:04:05.000Z",
    });
    expect((await membersOf(ask))[1]).toEqual({ who: "usr_ada", roles: ["Admin in all projects"] });
  });

  test("are assigned beside the ones before where the switch says so, each once", async () => {
    const ask = askLlamaCloud({ behaviour: { llamacloud: { assignRole: "add" } } });

    await ask(`PUT ${users}/roles`, { body: assignment });
    await ask(`PUT ${users}/roles`, { body: assignment });

    expect((await membersOf(ask))[1]).toEqual({ who: "usr_ada", roles: ["ViewerV2 in all projects", "Admin in all projects"] });
  });

  test.each([
    ["another organization in the body", { organization_id: projectId }, 400, "organization_id in the body is not the one in the path"],
    ["someone who is no member", { user_id: "usr_tova" }, 404, "User is not a member of this organization"],
    ["an unknown role", { role_id: projectId }, 404, "Role not found"],
    ["a role's name", { role_id: "Admin" }, 422, [{ loc: ["body", "role_id"], type: "value_error" }]],
    ["no user", { user_id: undefined }, 422, [{ loc: ["body", "user_id"], msg: "Field required", type: "missing" }]],
  ])("are not assigned with %s", async (_, change, status, detail) => {
    const ask = askLlamaCloud();

    expect(await ask(`PUT ${users}/roles`, { body: { ...assignment, ...change } })).toMatchObject({ status, body: { detail } });
    expect((await membersOf(ask))[1]).toEqual({ who: "usr_ada", roles: ["ViewerV2 in all projects"] });
  });

  test("decide who manages members from then on", async () => {
    const ask = askLlamaCloud();
    await ask(`PUT ${users}/roles`, { body: { ...assignment, user_id: "usr_vera" } });

    expect((await ask(`PUT ${users}`, { body: kim, headers: naViewer })).status).toBe(200);
  });
});

describe("a caller", () => {
  test.each([
    ["without a key", {}, "Not authenticated"],
    ["with another scheme", { authorization: "Basic llx-sandbox-na" }, "Not authenticated"],
    ["with an unknown key", { authorization: "Bearer llx-other" }, "Invalid authentication token"],
    ["with a key of the other region", euAdmin, "Invalid authentication token"],
  ])("%s is refused", async (_, headers, detail) => {
    const answer = await askLlamaCloud()(`GET ${users}`, { headers });

    expect(answer).toMatchObject({ status: 401 });
    expect(answer.body).toEqual({ detail });
  });

  test.each([
    ["adds nobody", `PUT ${users}`, kim],
    ["removes nobody", `DELETE ${users}/usr_ada`, undefined],
    ["assigns no role", `PUT ${users}/roles`, assignment],
  ])("who may only read %s", async (_, line, body) => {
    const ask = askLlamaCloud();
    const before = await membersOf(ask);

    expect(await ask(line, { body, headers: naViewer })).toMatchObject({
      status: 403,
      body: { detail: "Only an admin of the organization may change it or its members" },
    });
    expect(await membersOf(ask)).toEqual(before);
  });

  test.each([
    ["of another organization", "4a1d6b1f-9e6c-4d64-8b69-3a7e2b7c8b21", 403, "You are not a member of this organization"],
    ["of an organization that is none", projectId, 404, "Organization not found"],
  ])("asking for the members %s is refused", async (_, id, status, detail) => {
    expect(await askLlamaCloud()(`GET /api/v1/organizations/${id}/users`)).toMatchObject({ status, body: { detail } });
  });
});

describe("regions", () => {
  test("share neither people nor keys nor role ids", async () => {
    const { fetch } = createSandbox({ vendors: ["llamacloud"], validateResponses: true });
    const na = askWith({ baseUrl: naUrl, fetch, headers: naAdmin });
    const eu = askWith({ baseUrl: euUrl, fetch, headers: euAdmin });

    const added = await eu(`PUT ${euUsers}`, { body: kim });

    expect(added).toMatchObject({ status: 200, body: [{ id: "eeeeeeee-0000-4000-8000-000000000005", invited_by_user_id: "usr_hugo" }] });
    expect(await eu(`GET ${euUsers.replace("users", "roles")}`)).toMatchObject({
      body: [{ id: "18e0c5a7-94d2-4f6b-a3c1-70b8d9e2f645", name: "Admin" }, { name: "ViewerV2" }, { name: "Viewer" }],
    });
    expect(await membersOf(na)).toHaveLength(4);
    expect((await na(`GET ${euUsers}`)).status).toBe(404);
    expect(await eu(`GET ${euUsers}`, { headers: naAdmin })).toMatchObject({
      status: 401,
      body: { detail: "Invalid authentication token" },
    });
  });

  test("have base URLs of their own, in process and on real sockets, on one state", async () => {
    const sandbox = createSandbox({ vendors: ["llamacloud"], validateResponses: true });
    await using listening = await sandbox.listen();
    const euAtSocket = askWith({ baseUrl: listening.baseUrl("llamacloud", "eu"), fetch, headers: euAdmin });
    const euInProcess = askWith({ baseUrl: sandbox.baseUrl("llamacloud", "eu"), fetch: sandbox.fetch, headers: euAdmin });

    const removed = await euAtSocket(`DELETE ${euUsers}/usr_elif`);

    expect(removed.status).toBe(204);
    expect((await euInProcess(`GET ${euUsers}`)).body).toMatchObject([{ user_id: "usr_hugo" }]);
    expect((await euAtSocket(`GET ${euUsers}`, { headers: naAdmin })).status).toBe(401);
    expect([sandbox.baseUrl("llamacloud"), sandbox.baseUrl("llamacloud", "na"), sandbox.baseUrl("llamacloud", "eu")]).toEqual([
      naUrl,
      naUrl,
      euUrl,
    ]);
    expect(listening.servers).toEqual([
      { vendor: "llamacloud", server: "na", baseUrl: listening.baseUrls.llamacloud },
      { vendor: "llamacloud", server: "eu", baseUrl: listening.baseUrl("llamacloud", "eu") },
    ]);
    expect(listening.baseUrl("llamacloud")).toBe(listening.baseUrls.llamacloud);
    expect(listening.baseUrl("llamacloud", "eu")).not.toBe(listening.baseUrls.llamacloud);
  });

  test("that do not exist are refused by name", () => {
    const sandbox = createSandbox();

    // What JavaScript callers can pass and the types forbid.
    expect(() => sandbox.baseUrl("llamacloud", "asia" as "eu")).toThrow('sandbox: llamacloud has no server "asia"; it has: na, eu');
    expect(() => sandbox.baseUrl("openai", "eu" as never)).toThrow('sandbox: openai has no server "eu"; it has only one');
  });
});

describe("errors", () => {
  test.each([
    [
      "an organization id that is no UUID",
      "GET /api/v1/organizations/acme/users",
      undefined,
      422,
      [{ loc: ["path", "organization_id"], msg: 'must match format "uuid"', type: "value_error" }],
    ],
    ["a body that is no array", `PUT ${users}`, kim[0], 422, [{ loc: ["body"], msg: "must be array", type: "value_error" }]],
    [
      "a body that is no JSON",
      `PUT ${users}`,
      "[",
      422,
      [{ loc: ["body"], msg: "The request body is not valid JSON.", type: "json_invalid" }],
    ],
    ["an unknown URL", "GET /api/v1/members", undefined, 404, "Not Found"],
    ["a method the URL does not have", `POST ${users}`, kim, 405, "Method Not Allowed"],
  ])("have a detail that is a list or a sentence: %s", async (_, line, body, status, detail) => {
    const answer = await askLlamaCloud()(line, { body });

    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ detail });
  });

  test.each([
    ["429;retry-after=2", 429, "2", "Rate limit exceeded"],
    ["422", 422, null, [{ loc: ["body"], msg: "A 422 that the sandbox was asked for.", type: "sandbox_fault" }]],
    ["503", 503, null, "A 503 that the sandbox was asked for."],
  ])("are injected: %s", async (fault, status, retryAfter, detail) => {
    const answer = await askLlamaCloud()(`GET ${users}`, { headers: { ...naAdmin, "x-sandbox-fault": fault } });

    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ detail });
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
  });
});

describe("a seed", () => {
  const { na, eu } = defaultLlamaCloudSeed();
  const organization = { id: organizationId, projectIds: [], members: [] };
  const ada = { email: "ada.marsh@example.com" };
  test.each([
    ["an account twice", { accounts: [...na.accounts, ...na.accounts] }, 'na.accounts has id "usr_noor" twice'],
    ["a key owner without an account", { keyOwnerId: "usr_x" }, 'na has a key owner "usr_x", who is not in accounts'],
    [
      "an unknown role",
      { organizations: [{ ...organization, members: [{ ...ada, role: "Boss" }] }] },
      'a member has role "Boss", which is not in roles',
    ],
    [
      "a member twice",
      { organizations: [{ ...organization, members: [ada, { email: "ADA.marsh@example.com" }] }] },
      `organization "${organizationId}" has two members with the same e-mail address`,
    ],
  ])("is refused with %s", (_, change, message) => {
    const llamacloud = { na: { ...na, ...change }, eu };

    expect(() => createSandbox({ seed: { llamacloud } })).toThrow(`sandbox: llamacloud seed: ${message}`);
  });
});
