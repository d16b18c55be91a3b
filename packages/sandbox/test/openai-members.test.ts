import { describe, expect, test } from "vitest";
import { askSandbox } from "./openai-client.js";

const clock = (): number => Date.UTC(2026, 2, 2);
const now = 1_772_409_600;
const search = "/organization/projects/proj_search";

function lastIds(body: unknown): unknown {
  // The sandbox holds each answer against the spec before it gets here.
  const { data, first_id, last_id, has_more } = body as { data: { id: string }[]; first_id: string; last_id: string; has_more: boolean };
  return { ids: data.map(({ id }) => id), first_id, last_id, has_more };
}

describe("the users of the organization", () => {
  test("are listed twenty at a time, the last id being the cursor", async () => {
    const ask = askSandbox();

    const first = (await ask("GET /organization/users")).body;
    const second = (await ask("GET /organization/users?limit=2&after=user_020")).body;

    expect(first).toMatchObject({ object: "list", first_id: "user_001", last_id: "user_020", has_more: true });
    expect(lastIds(second)).toEqual({ ids: ["user_021", "user_022"], first_id: "user_021", last_id: "user_022", has_more: true });
  });

  test("end with a page that has no next one", async () => {
    const { body } = await askSandbox()("GET /organization/users?limit=100&after=user_254");

    expect(lastIds(body)).toEqual({ ids: ["user_255", "user_256"], first_id: "user_255", last_id: "user_256", has_more: false });
  });

  test.each([
    ["emails[]=ada.marsh@example.com&emails[]=bruno.marsh@example.com"],
    ["emails%5B%5D=ada.marsh%40example.com&emails%5B%5D=bruno.marsh%40example.com"],
    ["emails=ada.marsh@example.com&emails=bruno.marsh@example.com"],
    ["emails=ADA.marsh@example.com&emails[]=bruno.marsh@example.com"],
  ])("are filtered by %s", async (query) => {
    const { body } = await askSandbox()(`GET /organization/users?${query}`);

    expect(lastIds(body)).toEqual({ ids: ["user_001", "user_002"], first_id: "user_001", last_id: "user_002", has_more: false });
  });

  test("are an empty page without ids where nobody has the address", async () => {
    const { body } = await askSandbox()("GET /organization/users?emails[]=nobody@example.com");

    expect(lastIds(body)).toEqual({ ids: [], first_id: null, last_id: null, has_more: false });
  });

  test("show name, address, role and time", async () => {
    const { body } = await askSandbox()("GET /organization/users/user_001");

    expect(JSON.stringify(body)).toBe(
      '{"object":"organization.user","id":"user_001","name":"Ada Marsh","email":"ada.marsh@example.com","role":"owner","added_at":1767225600}',
    );
  });

  test("take another role, and keep it", async () => {
    const ask = askSandbox();

    const changed = await ask("POST /organization/users/user_002", { body: { role: "owner", role_id: null } });

    expect([changed.status, changed.body]).toMatchObject([200, { id: "user_002", role: "owner" }]);
    expect((await ask("GET /organization/users/user_002")).body).toMatchObject({ role: "owner" });
  });

  test("take a role of the organization by id", async () => {
    const ask = askSandbox();

    await ask("POST /organization/users/user_002", { body: { role_id: "role_auditor" } });

    expect((await ask("GET /organization/users/user_002/roles/role_auditor")).status).toBe(200);
  });

  test("leave groups, projects and roles when they are removed", async () => {
    const ask = askSandbox();

    const removed = await ask("DELETE /organization/users/user_001");

    expect(removed.body).toEqual({ object: "organization.user.deleted", id: "user_001", deleted: true });
    const gone = ["/organization/users/user_001", "/organization/groups/group_engineering/users/user_001", `${search}/users/user_001`];
    for (const path of gone) expect((await ask(`GET ${path}`)).status, path).toBe(404);
  });
});

describe("invites", () => {
  test("are sent with a week to accept, and listed", async () => {
    const ask = askSandbox({ clock });
    const projects = [{ id: "proj_search", role: "member" }];

    const sent = await ask("POST /organization/invites", { body: { email: "vera.quill@example.com", role: "reader", projects } });

    expect(sent.body).toEqual({
      object: "organization.invite",
      id: "invite-sandbox-1",
      email: "vera.quill@example.com",
      role: "reader",
      status: "pending",
      created_at: now,
      expires_at: now + 604_800,
      accepted_at: null,
      projects,
    });
    expect(lastIds((await ask("GET /organization/invites")).body)).toMatchObject({
      ids: ["invite-pending", "invite-accepted", "invite-sandbox-1"],
    });
    expect((await ask("GET /organization/invites/invite-sandbox-1")).body).toEqual(sent.body);
  });

  test.each([
    ["the default project where none are named", {}, [{ id: "proj_search", role: "member" }]],
    ["no project where the list is empty", { projects: [] }, []],
  ])("mean %s", async (_, given, projects) => {
    const { body } = await askSandbox()("POST /organization/invites", {
      body: { email: "vera.quill@example.com", role: "owner", ...given },
    });

    expect(body).toMatchObject({ projects });
  });

  test("are taken back while they wait, and not once they are accepted", async () => {
    const ask = askSandbox();

    const pending = await ask("DELETE /organization/invites/invite-pending");
    const accepted = await ask("DELETE /organization/invites/invite-accepted");

    expect(pending.body).toEqual({ object: "organization.invite.deleted", id: "invite-pending", deleted: true });
    expect([accepted.status, accepted.body]).toMatchObject([400, { error: { code: "invite_accepted" } }]);
  });
});

describe("projects", () => {
  test("are listed without the archived ones unless asked", async () => {
    const ask = askSandbox();

    expect(lastIds((await ask("GET /organization/projects")).body)).toMatchObject({ ids: ["proj_search", "proj_translation"] });
    expect(lastIds((await ask("GET /organization/projects?include_archived=true")).body)).toMatchObject({
      ids: ["proj_search", "proj_translation", "proj_legacy"],
    });
  });

  test("say since when they are archived", async () => {
    const { body } = await askSandbox()("GET /organization/projects/proj_legacy");

    expect(body).toMatchObject({ status: "archived", archived_at: 1_767_225_600 });
  });
});

describe("the users of a project", () => {
  test("are listed with their roles", async () => {
    const { body } = await askSandbox()(`GET ${search}/users?limit=2`);

    expect(lastIds(body)).toEqual({ ids: ["user_001", "user_002"], first_id: "user_001", last_id: "user_002", has_more: true });
    expect(body).toMatchObject({ data: [{ object: "organization.project.user", role: "owner" }, { role: "member" }] });
  });

  test.each([
    ["by id", { user_id: "user_009" }],
    ["by address", { email: "imani.marsh@example.com" }],
    ["by address with a null id", { user_id: null, email: "IMANI.MARSH@example.com" }],
  ])("are added %s", async (_, whom) => {
    const ask = askSandbox({ clock });

    const added = await ask(`POST ${search}/users`, { body: { ...whom, role: "member" } });

    expect([added.status, added.body]).toMatchObject([200, { id: "user_009", role: "member", added_at: now }]);
    expect((await ask(`GET ${search}/users/user_009`)).body).toEqual(added.body);
  });

  test("take another role and are removed", async () => {
    const ask = askSandbox();

    const changed = await ask(`POST ${search}/users/user_002`, { body: { role: "viewer" } });
    const removed = await ask(`DELETE ${search}/users/user_002`);

    expect(changed.body).toMatchObject({ id: "user_002", role: "viewer" });
    expect(removed.body).toEqual({ object: "organization.project.user.deleted", id: "user_002", deleted: true });
    expect((await ask(`GET ${search}/users/user_002`)).status).toBe(404);
    expect((await ask("GET /organization/users/user_002")).status).toBe(200);
  });

  test("added twice keep their first role, or are refused when the sandbox is told so", async () => {
    const again = { user_id: "user_001", role: "member" };

    expect((await askSandbox()(`POST ${search}/users`, { body: again })).body).toMatchObject({ role: "owner" });
    const refused = await askSandbox({ behaviour: { openai: { duplicateAdd: "conflict" } } })(`POST ${search}/users`, { body: again });
    expect([refused.status, refused.body]).toMatchObject([409, { error: { code: "project_user_already_exists" } }]);
  });
});

describe("refusals", () => {
  test.each([
    ["GET /organization/users/user_999", undefined, 404, "user_not_found"],
    ["GET /organization/users?after=user_999", undefined, 400, "invalid_cursor"],
    ["GET /organization/users?limit=0", undefined, 400, "invalid_value"],
    ["POST /organization/users/user_002", { role: "member" }, 400, "invalid_value"],
    ["POST /organization/users/user_002", { role_id: "role_none" }, 404, "role_not_found"],
    ["GET /organization/invites/invite-none", undefined, 404, "invite_not_found"],
    ["POST /organization/invites", { email: "vera.quill@example.com" }, 400, "missing_required_parameter"],
    [
      "POST /organization/invites",
      { email: "v@example.com", role: "reader", projects: [{ id: "proj_none", role: "owner" }] },
      404,
      "project_not_found",
    ],
    ["GET /organization/projects/proj_none", undefined, 404, "project_not_found"],
    ["GET /organization/projects/proj_none/users", undefined, 404, "project_not_found"],
    [`POST ${search}/users`, { role: "member" }, 400, "invalid_value"],
    [`POST ${search}/users`, { user_id: "user_999", role: "member" }, 404, "user_not_found"],
    [`POST ${search}/users`, { email: "nobody@example.com", role: "member" }, 404, "user_not_found"],
    [`POST ${search}/users`, { user_id: "user_009", role: "king" }, 400, "invalid_value"],
    [`POST ${search}/users/user_009`, { role: "owner" }, 404, "project_user_not_found"],
    [`DELETE ${search}/users/user_009`, undefined, 404, "project_user_not_found"],
    ["POST /organization/projects/proj_legacy/users", { user_id: "user_009", role: "member" }, 400, "project_archived"],
    ["DELETE /organization/projects/proj_legacy/users/user_009", undefined, 400, "project_archived"],
  ])("%s %j is answered %i %s", async (request, body, status, code) => {
    const answer = await askSandbox()(request, { body });

    expect([answer.status, answer.body]).toMatchObject([status, { error: { code } }]);
  });
});
