import { describe, expect, test } from "vitest";
import {
  adminRoleId,
  askLlamaCloud,
  membersOf,
  naViewer,
  organizationId,
  otherProjectId,
  projectId,
  users,
  viewerRoleId,
} from "./llamacloud-client.js";

const seeded = [
  { who: "usr_noor", roles: ["Admin in all projects"] },
  { who: "usr_ada", roles: ["ViewerV2 in all projects"] },
  { who: "usr_vera", roles: [`ViewerV2 in ${projectId}`] },
  { who: "lena.brandt@example.com", roles: [] },
];

describe("listing members", () => {
  test("gives them all as a bare array, longest member first, pending ones without a user id", async () => {
    const ask = askLlamaCloud();

    const { status, body } = await ask(`GET ${users}`);

    expect(status).toBe(200);
    expect(await membersOf(ask)).toEqual(seeded);
    expect(body).toMatchObject([{ pending: false }, { pending: false }, { pending: false }, { pending: true, user_id: null }]);
  });

  test("shows a member in the order of the vendor's schema", async () => {
    const { body } = await askLlamaCloud()(`GET ${users}`);

    expect(JSON.stringify(Array.isArray(body) ? body[1] : undefined)).toBe(
      '{"id":"aaaaaaaa-0000-4000-8000-000000000003","created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z",' +
        `"email":"ada.marsh@example.com","user_id":"usr_ada","organization_id":"${organizationId}","pending":false,` +
        '"invited_by_user_id":null,"invited_by_user_email":null,' +
        '"roles":[{"id":"aaaaaaaa-0000-4000-8000-000000000004","created_at":"2026-01-01T00:00:00.000Z",' +
        `"updated_at":"2026-01-01T00:00:00.000Z","user_id":"usr_ada","organization_id":"${organizationId}","project_ids":null,` +
        `"role":{"id":"${viewerRoleId}","name":"ViewerV2","permissions":[` +
        '{"id":"6d5a1c3e-2b7f-4f80-8a4e-91c0d7e5b632","name":"organization.users.write","description":"Add and remove members.","access":false},' +
        '{"id":"7e6b2d4f-3c80-4a91-9b5f-a2d1e8f6c743","name":"organization.users.read","description":null,"access":true}]}}]}',
    );
  });

  test("is open to a member who may only read", async () => {
    expect((await askLlamaCloud()(`GET ${users}`, { headers: naViewer })).status).toBe(200);
  });
});

describe("adding members", () => {
  test("answers one membership per input, in order: by id, by an account's address, by an address without an account", async () => {
    const ask = askLlamaCloud();

    const { status, body } = await ask(`PUT ${users}`, {
      body: [
        { email: "kim.osei@example.com", role_id: adminRoleId, project_ids: null },
        { user_id: "usr_tova", role_id: viewerRoleId, project_ids: [projectId] },
        { email: "ADA.Marsh@example.com", project_ids: null },
      ],
    });

    expect(status).toBe(200);
    expect(body).toMatchObject([
      {
        email: "kim.osei@example.com",
        user_id: null,
        pending: true,
        roles: [],
        invited_by_user_id: "usr_noor",
        invited_by_user_email: "noor.lind@example.com",
        created_at: "2030-01-02T03:04:05.000Z",
      },
      { email: "tova.weber@example.com", user_id: "usr_tova", pending: false, roles: [{ role: { name: "ViewerV2" } }] },
      { email: "ada.marsh@example.com", user_id: "usr_ada", pending: false, created_at: "2026-01-01T00:00:00.000Z" },
    ]);
    expect(await membersOf(ask)).toEqual([
      ...seeded,
      { who: "kim.osei@example.com", roles: [] },
      { who: "usr_tova", roles: [`ViewerV2 in ${projectId}`] },
    ]);
  });

  test("gives no role where none is asked for", async () => {
    const ask = askLlamaCloud();

    await ask(`PUT ${users}`, { body: [{ user_id: "usr_tova", project_ids: null }] });

    expect(await membersOf(ask)).toEqual([...seeded, { who: "usr_tova", roles: [] }]);
  });

  test("of nobody changes nothing", async () => {
    const ask = askLlamaCloud();

    expect(await ask(`PUT ${users}`, { body: [] })).toMatchObject({ status: 200, body: [] });
    expect(await membersOf(ask)).toEqual(seeded);
  });

  const ada = { user_id: "usr_ada", role_id: adminRoleId, project_ids: null };
  const kim = { email: "kim.osei@example.com", project_ids: null };
  test.each([
    ["a member", [ada]],
    ["a member by address", [{ email: "Ada.Marsh@Example.com", project_ids: null }]],
    ["a pending member", [{ email: "LENA.brandt@example.com", project_ids: null }]],
  ])("once more answers as the switch says: %s", async (_, body) => {
    const lenient = askLlamaCloud();
    const strict = askLlamaCloud({ behaviour: { llamacloud: { duplicateAdd: "conflict" } } });

    expect((await lenient(`PUT ${users}`, { body })).status).toBe(200);
    expect(await strict(`PUT ${users}`, { body: [kim, ...body] })).toMatchObject({
      status: 409,
      body: { detail: "A user is a member of the organization already" },
    });
    expect([await membersOf(lenient), await membersOf(strict)]).toEqual([seeded, seeded]);
  });

  test("twice in one array makes one membership, or a conflict", async () => {
    const body = [kim, { ...kim, email: "KIM.OSEI@example.com" }];
    const lenient = askLlamaCloud();
    const strict = askLlamaCloud({ behaviour: { llamacloud: { duplicateAdd: "conflict" } } });

    const answer = await lenient(`PUT ${users}`, { body });

    const id = "aaaaaaaa-0000-4000-8000-00000000000a";
    expect(answer.body).toMatchObject([{ id }, { id }]);
    expect((await strict(`PUT ${users}`, { body })).status).toBe(409);
  });

  test.each([
    ["neither id nor address", { project_ids: null }, 422, [{ loc: ["body", 1], type: "value_error" }]],
    ["neither, both null", { user_id: null, email: null, project_ids: null }, 422, [{ loc: ["body", 1], type: "value_error" }]],
    ["both id and address", { ...ada, ...kim }, 422, [{ loc: ["body", 1], type: "value_error" }]],
    ["an unknown user id", { user_id: "usr_x", project_ids: null }, 404, "User not found"],
    ["an unknown role", { ...kim, role_id: projectId }, 404, "Role not found"],
    ["an unknown project", { ...kim, project_ids: [adminRoleId] }, 404, "Project not found"],
    ["no projects", { user_id: "usr_tova" }, 422, [{ loc: ["body", 1, "project_ids"], msg: "Field required", type: "missing" }]],
    ["a role id that is no UUID", { ...kim, role_id: "Admin" }, 422, [{ loc: ["body", 1, "role_id"], type: "value_error" }]],
    ["an address that is none", { ...kim, email: "kim" }, 422, [{ loc: ["body", 1, "email"], type: "value_error" }]],
  ])("is refused as a whole with %s", async (_, bad, status, detail) => {
    const ask = askLlamaCloud();

    const answer = await ask(`PUT ${users}`, { body: [{ user_id: "usr_tova", project_ids: null }, bad] });

    expect(answer).toMatchObject({ status, body: { detail } });
    expect(await membersOf(ask)).toEqual(seeded);
  });
});

describe("removing a member", () => {
  test("answers 204 without a body, once", async () => {
    const ask = askLlamaCloud();

    const removed = await ask(`DELETE ${users}/usr_ada`);
    const again = await ask(`DELETE ${users}/usr_ada`);

    expect([removed.status, removed.body]).toEqual([204, undefined]);
    expect(await membersOf(ask)).toEqual(seeded.filter(({ who }) => who !== "usr_ada"));
    expect(again).toMatchObject({ status: 404, body: { detail: "User is not a member of this organization" } });
  });

  test("who is none answers as the switch says", async () => {
    const ask = askLlamaCloud({ behaviour: { llamacloud: { removeNonMember: "ok" } } });

    expect((await ask(`DELETE ${users}/usr_tova`)).status).toBe(204);
  });

  test.each(["lena.brandt@example.com", "null"])("who is pending is not possible: %s", async (name) => {
    const ask = askLlamaCloud();

    expect((await ask(`DELETE ${users}/${encodeURIComponent(name)}`)).status).toBe(404);
    expect(await membersOf(ask)).toEqual(seeded);
  });

  test.each([
    ["null: altogether", "null", undefined],
    ["one project: out of its scope", `["${projectId}"]`, [`ViewerV2 in ${otherProjectId}`]],
    ["every project: out of its roles", `["${projectId}","${otherProjectId}"]`, []],
    ["no project: not at all", "[]", ["ViewerV2 in all projects"]],
  ])("with a body of %s", async (_, body, roles) => {
    const ask = askLlamaCloud();

    const { status } = await ask(`DELETE ${users}/usr_ada`, { body });

    expect(status).toBe(204);
    expect((await membersOf(ask)).find(({ who }) => who === "usr_ada")?.roles).toEqual(roles);
  });

  test.each([
    ["an unknown project", [adminRoleId], 404, "Project not found"],
    ["a project id that is no UUID", ["alpha"], 422, [{ loc: ["body", 0], msg: 'must match format "uuid"', type: "value_error" }]],
    ["a body of another kind", { project_ids: [] }, 422, [{ loc: ["body"] }]],
  ])("is refused with %s", async (_, body, status, detail) => {
    const ask = askLlamaCloud();

    expect(await ask(`DELETE ${users}/usr_ada`, { body })).toMatchObject({ status, body: { detail } });
    expect(await membersOf(ask)).toEqual(seeded);
  });
});
