import { describe, expect, test } from "vitest";
import { askSandbox, idsOf } from "./openai-client.js";

const clock = (): number => Date.UTC(2026, 2, 2);
const projectGroups = "/organization/projects/proj_search/groups";
const projectRoles = "/projects/proj_search/roles";

describe("groups", () => {
  test("are created, renamed and deleted, the renaming answered without group_type", async () => {
    const ask = askSandbox({ clock });

    const created = await ask("POST /organization/groups", { body: { name: "Design" } });
    const renamed = await ask("POST /organization/groups/group_sandbox_1", { body: { name: "Product design" } });
    const deleted = await ask("DELETE /organization/groups/group_sandbox_1");

    const facts = { id: "group_sandbox_1", created_at: 1_772_409_600, is_scim_managed: false };
    expect(created.body).toEqual({ ...facts, name: "Design", group_type: "group" });
    expect(renamed.body).toEqual({ ...facts, name: "Product design" });
    expect(deleted.body).toEqual({ object: "group.deleted", id: "group_sandbox_1", deleted: true });
    expect((await ask("GET /organization/groups/group_sandbox_1")).status).toBe(404);
  });

  test.each([[""], ["x".repeat(256)]])("need a name of 1 to 255 characters", async (name) => {
    expect((await askSandbox()("POST /organization/groups", { body: { name } })).status).toBe(400);
  });

  test("lose their access to projects when they are deleted", async () => {
    const ask = askSandbox();

    await ask("DELETE /organization/groups/group_support");

    expect(await ask(`GET ${projectGroups}`)).toMatchObject({ body: { data: [] } });
  });
});

describe("the groups of a project", () => {
  test("are added with a role, listed, looked up and removed", async () => {
    const ask = askSandbox({ clock });

    const added = await ask(`POST ${projectGroups}`, { body: { group_id: "group_interns", role: "role-api-project-member" } });

    expect(added.body).toEqual({
      object: "project.group",
      project_id: "proj_search",
      group_id: "group_interns",
      group_name: "Interns",
      group_type: "group",
      created_at: 1_772_409_600,
    });
    expect(await ask(`GET ${projectGroups}?order=desc&limit=1`)).toMatchObject({ body: { data: [added.body], has_more: true } });
    expect((await ask(`GET ${projectGroups}/group_interns`)).body).toEqual(added.body);
    expect((await ask("GET /projects/proj_search/groups/group_interns/roles/role-api-project-member")).status).toBe(200);
    expect((await ask(`DELETE ${projectGroups}/group_interns`)).body).toEqual({ object: "project.group.deleted", deleted: true });
    expect((await ask(`GET ${projectGroups}/group_interns`)).status).toBe(404);
  });

  test("are not found under another type", async () => {
    expect((await askSandbox()(`GET ${projectGroups}/group_support?group_type=tenant_group`)).status).toBe(404);
  });
});

describe.each([
  ["the organization", "/organization/roles", "api.organization", "role_auditor"],
  ["a project", projectRoles, "api.project", "role_key_manager"],
])("roles of %s", (_, path, resourceType, known) => {
  test("are created under role_name and come back under name", async () => {
    const ask = askSandbox();

    const created = await ask(`POST ${path}`, { body: { role_name: "Reader", permissions: ["api.groups.read"], description: null } });

    expect(JSON.stringify(created.body)).toBe(
      `{"object":"role","id":"role_sandbox_1","name":"Reader","description":null,"permissions":["api.groups.read"],"resource_type":"${resourceType}","predefined_role":false}`,
    );
    expect((await ask(`GET ${path}/role_sandbox_1`)).body).toEqual(created.body);
    expect(idsOf((await ask(`GET ${path}`)).body).ids.at(-1)).toBe("role_sandbox_1");
  });

  test("are changed in what is given, and deleted", async () => {
    const ask = askSandbox();

    const changed = await ask(`POST ${path}/${known}`, { body: { permissions: [], role_name: null } });

    expect([changed.status, changed.body]).toMatchObject([200, { id: known, permissions: [] }]);
    expect((await ask(`DELETE ${path}/${known}`)).body).toEqual({ object: "role.deleted", id: known, deleted: true });
    expect((await ask(`GET ${path}/${known}`)).status).toBe(404);
  });

  test("have names of their own", async () => {
    const ask = askSandbox();
    await ask(`POST ${path}`, { body: { role_name: "Reader", permissions: [] } });

    const again = await ask(`POST ${path}`, { body: { role_name: "Reader", permissions: [] } });

    expect([again.status, again.body]).toMatchObject([409, { error: { code: "role_name_taken" } }]);
  });
});

test("the built-in roles of a project are there and cannot be changed", async () => {
  const ask = askSandbox();

  expect(idsOf((await ask(`GET ${projectRoles}?limit=3`)).body).ids).toEqual([
    "role-api-project-owner",
    "role-api-project-member",
    "role-api-project-viewer",
  ]);
  expect((await ask(`POST ${projectRoles}/role-api-project-viewer`, { body: { role_name: "Mine" } })).status).toBe(400);
  expect((await ask(`DELETE ${projectRoles}/role-api-project-viewer`)).status).toBe(400);
});

const holders = [
  ["a user in the organization", "/organization/users/user_005/roles", "role_auditor", "user", "organization.user"],
  ["a group in the organization", "/organization/groups/group_interns/roles", "role_auditor", "group", "group"],
  ["a user in a project", "/projects/proj_search/users/user_003/roles", "role_key_manager", "user", "organization.user"],
  ["a group in a project", "/projects/proj_search/groups/group_support/roles", "role_key_manager", "group", "group"],
] as const;

describe.each(holders)("the roles of %s", (_, path, roleId, kind, object) => {
  test("are given, listed, looked up and taken", async () => {
    const ask = askSandbox();

    const given = await ask(`POST ${path}`, { body: { role_id: roleId } });
    const listed = await ask(`GET ${path}`);
    const found = await ask(`GET ${path}/${roleId}`);
    const taken = await ask(`DELETE ${path}/${roleId}`);

    expect(given.body).toMatchObject({ object: `${kind}.role`, [kind]: { object }, role: { object: "role", id: roleId } });
    expect(idsOf(listed.body).ids).toContain(roleId);
    expect(found.body).toMatchObject({ id: roleId, created_at: null, assignment_sources: null });
    expect(taken.body).toEqual({ object: `${kind}.role.deleted`, deleted: true });
    expect((await ask(`GET ${path}/${roleId}`)).status).toBe(404);
  });

  test("go page by page", async () => {
    const ask = askSandbox();
    const scope = path.startsWith("/projects") ? projectRoles : "/organization/roles";
    await ask(`POST ${scope}`, { body: { role_name: "Second", permissions: [] } });
    await ask(`POST ${path}`, { body: { role_id: roleId } });
    await ask(`POST ${path}`, { body: { role_id: "role_sandbox_1" } });

    const first = idsOf((await ask(`GET ${path}?limit=1&order=desc`)).body);
    const second = idsOf((await ask(`GET ${path}?limit=1&order=desc&after=${first.next}`)).body);

    expect([first.ids, first.hasMore, second.ids]).toEqual([["role_sandbox_1"], true, [roleId]]);
  });

  test("are refused where there is no such role, or it is not given", async () => {
    const ask = askSandbox();

    expect((await ask(`POST ${path}`, { body: { role_id: "role_none" } })).status).toBe(404);
    expect((await ask(`DELETE ${path}/${roleId}`)).status).toBe(404);
    const lenient = askSandbox({ behaviour: { openai: { removeNonMember: "ok" } } });
    expect((await lenient(`DELETE ${path}/${roleId}`)).status).toBe(200);
  });

  test("end with the role itself", async () => {
    const ask = askSandbox();
    await ask(`POST ${path}`, { body: { role_id: roleId } });

    await ask(`DELETE ${path.startsWith("/projects") ? projectRoles : "/organization/roles"}/${roleId}`);

    expect(idsOf((await ask(`GET ${path}`)).body).ids).not.toContain(roleId);
  });
});

test("a role given twice is one role, or refused when the sandbox is told so", async () => {
  const again = { role_id: "role_group_manager" };

  expect((await askSandbox()("POST /organization/users/user_001/roles", { body: again })).status).toBe(200);
  const strict = askSandbox({ behaviour: { openai: { duplicateAdd: "conflict" } } });
  expect((await strict("POST /organization/users/user_001/roles", { body: again })).status).toBe(409);
});

test.each([
  ["/organization/users/user_999/roles", "user_not_found"],
  ["/organization/groups/group_none/roles", "group_not_found"],
  ["/projects/proj_none/users/user_003/roles", "project_not_found"],
  ["/projects/proj_search/users/user_100/roles", "project_user_not_found"],
  ["/projects/proj_search/groups/group_interns/roles", "project_group_not_found"],
])("%s is answered 404 %s", async (path, code) => {
  const { status, body } = await askSandbox()(`GET ${path}`);

  expect([status, body]).toMatchObject([404, { error: { code } }]);
});
