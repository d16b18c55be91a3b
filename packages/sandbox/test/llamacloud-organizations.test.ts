import { describe, expect, test } from "vitest";
import type { Ask } from "./ask.js";
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

const organizations = "/api/v1/organizations";
const strangerId = "4a1d6b1f-9e6c-4d64-8b69-3a7e2b7c8b21";
const created = "2030-01-02T03:04:05.000Z";

async function namesOf(ask: Ask): Promise<readonly string[]> {
  // The sandbox holds each answer against the spec before it gets here.
  return ((await ask(`GET ${organizations}`)).body as readonly { name: string }[]).map(({ name }) => name);
}

describe("organizations", () => {
  test("are listed for who belongs to them", async () => {
    const { status, body } = await askLlamaCloud()(`GET ${organizations}`);

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      `[{"id":"${organizationId}","created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","name":"Marsh and Lind","stripe_customer_id":null,"parse_plan_level":"DEFAULT"}]`,
    );
  });

  test("are created with their maker as admin, renamed and deleted", async () => {
    const ask = askLlamaCloud();

    const made = await ask(`POST ${organizations}`, { body: { name: "New" } });
    // The sandbox holds each answer against the spec before it gets here.
    const { id } = made.body as { id: string };
    const members = await ask(`GET ${organizations}/${id}/users`);
    const renamed = await ask(`PUT ${organizations}/${id}`, { body: { name: "Newer" } });

    expect(made.body).toMatchObject({ name: "New", created_at: created });
    expect(members.body).toMatchObject([{ user_id: "usr_noor", pending: false, roles: [{ role: { name: "Admin" } }] }]);
    expect([renamed.status, renamed.body]).toMatchObject([200, { id, name: "Newer" }]);
    expect(await namesOf(ask)).toEqual(["Marsh and Lind", "Newer"]);
    expect(await ask(`DELETE ${organizations}/${id}`)).toMatchObject({ status: 204, body: undefined });
    expect(await namesOf(ask)).toEqual(["Marsh and Lind"]);
  });

  test("are made once by an upsert", async () => {
    const ask = askLlamaCloud();

    await ask(`PUT ${organizations}`, { body: { name: "New" } });
    await ask(`PUT ${organizations}`, { body: { name: "New" } });

    expect(await namesOf(ask)).toEqual(["Marsh and Lind", "New"]);
  });

  test("have a default, the first until another is chosen", async () => {
    const ask = askLlamaCloud();
    const made = await ask(`POST ${organizations}`, { body: { name: "New" } });
    // The sandbox holds each answer against the spec before it gets here.
    const { id } = made.body as { id: string };

    expect(await ask(`GET ${organizations}/default`)).toMatchObject({ body: { id: organizationId } });
    expect(await ask(`PUT ${organizations}/default`, { body: { organization_id: id } })).toMatchObject({ body: { id } });
    expect(await ask(`GET ${organizations}/default`)).toMatchObject({ body: { id } });
    expect(await ask(`GET ${organizations}/default`, { headers: naViewer })).toMatchObject({ body: { id: organizationId } });
  });

  test.each([
    [`GET ${organizations}/${strangerId}`, undefined, 403],
    [`GET ${organizations}/0f9e8d7c-6b5a-4c3d-9e2f-1a0b9c8d7e6f`, undefined, 404],
    [`GET ${organizations}/acme`, undefined, 422],
    [`DELETE ${organizations}/default`, undefined, 422],
    [`POST ${organizations}`, { name: "" }, 422],
    [`PUT ${organizations}/default`, { organization_id: strangerId }, 404],
  ])("%s %j is answered %i", async (line, body, status) => {
    expect(await askLlamaCloud()(line, body === undefined ? {} : { body })).toMatchObject({ status });
  });

  test("are neither renamed nor deleted by who may only read", async () => {
    const ask = askLlamaCloud();

    expect(await ask(`PUT ${organizations}/${organizationId}`, { body: { name: "Mine" }, headers: naViewer })).toMatchObject({
      status: 403,
    });
    expect(await ask(`DELETE ${organizations}/${organizationId}`, { headers: naViewer })).toMatchObject({ status: 403 });
    expect(await namesOf(ask)).toEqual(["Marsh and Lind"]);
  });
});

describe("the caller's own role", () => {
  test("is found in the organization", async () => {
    const ask = askLlamaCloud();

    const admin = await ask(`GET ${users}/roles`);

    expect(admin.body).toMatchObject({ user_id: "usr_noor", role: { id: adminRoleId } });
    expect(await ask(`GET ${users}/roles`, { headers: naViewer })).toMatchObject({ body: { role: { id: viewerRoleId } } });
  });

  test("is null in a project that no role covers", async () => {
    const ask = askLlamaCloud();

    expect(await ask(`GET ${users}/roles?project_id=${projectId}`, { headers: naViewer })).toMatchObject({ body: { user_id: "usr_vera" } });
    expect(await ask(`GET ${users}/roles?project_id=${otherProjectId}`, { headers: naViewer })).toMatchObject({ status: 200, body: null });
    expect(await ask(`GET ${users}/roles?project_id=${otherProjectId}`)).toMatchObject({ body: { user_id: "usr_noor" } });
  });
});

describe("the batch removal", () => {
  test("removes members by id and by address, also one without an account", async () => {
    const ask = askLlamaCloud();

    const answer = await ask(`PUT ${users}/remove`, {
      body: [{ user_id: "usr_ada" }, { email: "LENA.brandt@example.com", user_id: null }],
    });

    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect((await membersOf(ask)).map(({ who }) => who)).toEqual(["usr_noor", "usr_vera"]);
  });

  test("takes only the named projects where some are named", async () => {
    const ask = askLlamaCloud();

    await ask(`PUT ${users}/remove`, { body: [{ email: "ada.marsh@example.com", project_id_list: [projectId] }] });

    expect((await membersOf(ask))[1]).toEqual({ who: "usr_ada", roles: [`ViewerV2 in ${otherProjectId}`] });
  });

  test.each([
    ["a stranger", [{ user_id: "usr_ada" }, { user_id: "usr_tova" }], 404],
    ["an unknown project", [{ user_id: "usr_ada", project_id_list: [strangerId] }], 404],
    ["nobody", [{}], 422],
    ["somebody twice over", [{ user_id: "usr_ada", email: "ada.marsh@example.com" }], 422],
  ])("removes no one when it names %s", async (_, body, status) => {
    const ask = askLlamaCloud();
    const before = await membersOf(ask);

    expect(await ask(`PUT ${users}/remove`, { body })).toMatchObject({ status });
    expect(await membersOf(ask)).toEqual(before);
  });
});

describe("the projects of a member", () => {
  const projectsOf = async (ask: Ask, userId: string): Promise<readonly string[]> => {
    // The sandbox holds each answer against the spec before it gets here.
    return ((await ask(`GET ${users}/${userId}/projects`)).body as readonly { name: string }[]).map(({ name }) => name);
  };

  test("are those that a role covers", async () => {
    const ask = askLlamaCloud();

    expect(await projectsOf(ask, "usr_ada")).toEqual(["Search", "Translation"]);
    expect(await projectsOf(ask, "usr_vera")).toEqual(["Search"]);
    expect((await ask(`GET ${users}/usr_vera/projects`)).body).toEqual([
      {
        name: "Search",
        id: projectId,
        created_at: "2026-01-01T00:00:00.000Z",
        updated_at: "2026-01-01T00:00:00.000Z",
        ad_hoc_eval_dataset_id: null,
        organization_id: organizationId,
        is_default: false,
      },
    ]);
  });

  test("grow and shrink one at a time, the membership staying", async () => {
    const ask = askLlamaCloud();

    expect(await ask(`PUT ${users}/usr_vera/projects?project_id=${otherProjectId}`)).toMatchObject({ status: 200, body: {} });
    expect(await projectsOf(ask, "usr_vera")).toEqual(["Search", "Translation"]);
    expect(await ask(`DELETE ${users}/usr_vera/projects/${projectId}`)).toMatchObject({ status: 200, body: {} });
    expect(await projectsOf(ask, "usr_vera")).toEqual(["Translation"]);
    expect((await membersOf(ask)).map(({ who }) => who)).toContain("usr_vera");
  });

  test.each([
    [`PUT ${users}/usr_vera/projects`, 422],
    [`PUT ${users}/usr_vera/projects?project_id=acme`, 422],
    [`PUT ${users}/usr_vera/projects?project_id=${strangerId}`, 404],
    [`PUT ${users}/usr_tova/projects?project_id=${projectId}`, 404],
    [`DELETE ${users}/usr_vera/projects/${otherProjectId}`, 404],
    [`DELETE ${users}/usr_vera/projects/${strangerId}`, 404],
  ])("%s is answered %i", async (line, status) => {
    expect(await askLlamaCloud()(line)).toMatchObject({ status });
  });
});
