import { describe, expect, test } from "vitest";
import { askSandbox, idsOf } from "./openai-client.js";

const engineeringUsers = "/organization/groups/group_engineering/users";

describe("listing groups", () => {
  test("shows the seeded groups, oldest first", async () => {
    const ask = askSandbox();

    const { status, body, headers } = await ask("GET /organization/groups");

    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(JSON.stringify(body)).toBe(
      '{"object":"list","data":[' +
        '{"id":"group_engineering","name":"Engineering","created_at":1767225600,"is_scim_managed":false,"group_type":"group"},' +
        '{"id":"group_support","name":"Support","created_at":1769904000,"is_scim_managed":true,"group_type":"group"},' +
        '{"id":"group_interns","name":"Interns","created_at":1772323200,"is_scim_managed":false,"group_type":"group"}' +
        '],"has_more":false,"next":null}',
    );
  });

  test("goes page by page in either order", async () => {
    const ask = askSandbox();

    const first = idsOf((await ask("GET /organization/groups?limit=2&order=desc")).body);
    const second = idsOf((await ask(`GET /organization/groups?limit=2&order=desc&after=${first.next}`)).body);

    expect(first).toMatchObject({ ids: ["group_interns", "group_support"], hasMore: true });
    expect(second).toEqual({ ids: ["group_engineering"], hasMore: false, next: null });
  });
});

describe("listing the users of a group", () => {
  test("gives 250 users in three pages of the default size, newest member first", async () => {
    const ask = askSandbox();

    const first = idsOf((await ask(`GET ${engineeringUsers}`)).body);
    const second = idsOf((await ask(`GET ${engineeringUsers}?after=${first.next}`)).body);
    const third = idsOf((await ask(`GET ${engineeringUsers}?after=${second.next}`)).body);

    expect([first.ids.length, second.ids.length, third.ids.length]).toEqual([100, 100, 50]);
    expect([first.ids[0], first.ids[99]]).toEqual(["user_250", "user_151"]);
    expect([second.ids[0], second.ids[99]]).toEqual(["user_150", "user_051"]);
    expect([third.ids[0], third.ids[49]]).toEqual(["user_050", "user_001"]);
    expect([first.hasMore, second.hasMore, third.hasMore, third.next]).toEqual([true, true, false, null]);
    expect(new Set([...first.ids, ...second.ids, ...third.ids]).size).toBe(250);
  });

  test("shows id, name and address of a user and nothing else", async () => {
    const ask = askSandbox();

    const { body } = await ask("GET /organization/groups/group_support/users?limit=2");

    expect(body).toMatchObject({
      data: [
        { id: "user_256", name: "Build Robot", email: null },
        { id: "user_012", name: "Liam Marsh", email: "liam.marsh@example.com" },
      ],
    });
    expect(JSON.stringify(body)).toContain('[{"id":"user_256","name":"Build Robot","email":null},{"id":"user_012"');
  });

  test.each([
    ["an exact fit leaves no page behind", "?limit=250&order=asc", { count: 250, first: "user_001", hasMore: false }],
    ["the largest limit", "?limit=1000&order=asc", { count: 250, first: "user_001", hasMore: false }],
    ["one short of all", "?limit=249&order=asc", { count: 249, first: "user_001", hasMore: true }],
  ])("obeys limit and order: %s", async (_, query, expected) => {
    const { ids, hasMore, next } = idsOf((await askSandbox()(`GET ${engineeringUsers}${query}`)).body);

    expect({ count: ids.length, first: ids[0], hasMore }).toEqual(expected);
    expect(next === null).toBe(!hasMore);
  });

  test("shows nobody at limit 0, and the cursor stays where it was", async () => {
    const ask = askSandbox();
    const empty = idsOf((await ask(`GET ${engineeringUsers}?limit=0`)).body);

    const after = idsOf((await ask(`GET ${engineeringUsers}?limit=1&after=${empty.next}`)).body);

    expect(empty).toMatchObject({ ids: [], hasMore: true });
    expect(after.ids).toEqual(["user_250"]);
  });

  test("gives cursors that are no id and the same in every run", async () => {
    const [one, other] = await Promise.all([askSandbox(), askSandbox()].map((ask) => ask(`GET ${engineeringUsers}?limit=2`)));

    expect(idsOf(one?.body).next).not.toContain("user_");
    expect(idsOf(one?.body).next).toBe(idsOf(other?.body).next);
  });

  test("neither repeats nor skips anybody who stays while others come and go", async () => {
    const ask = askSandbox();
    const first = idsOf((await ask(`GET ${engineeringUsers}?limit=2`)).body);
    await ask(`DELETE ${engineeringUsers}/user_249`);
    await ask(`DELETE ${engineeringUsers}/user_248`);
    await ask(`POST ${engineeringUsers}`, { body: { user_id: "user_251" } });

    const second = idsOf((await ask(`GET ${engineeringUsers}?limit=2&after=${first.next}`)).body);

    expect(first.ids).toEqual(["user_250", "user_249"]);
    expect(second.ids).toEqual(["user_247", "user_246"]);
  });
});

describe("membership", () => {
  test("is added, shown first, looked up and removed", async () => {
    const ask = askSandbox();

    const added = await ask(`POST ${engineeringUsers}`, { body: { user_id: "user_251" } });
    const listed = await ask(`GET ${engineeringUsers}?limit=1`);
    const retrieved = await ask(`GET ${engineeringUsers}/user_251`);
    const removed = await ask(`DELETE ${engineeringUsers}/user_251`);
    const gone = await ask(`GET ${engineeringUsers}/user_251`);

    expect(added.status).toBe(200);
    expect(JSON.stringify(added.body)).toBe('{"object":"group.user","user_id":"user_251","group_id":"group_engineering"}');
    expect(idsOf(listed.body).ids).toEqual(["user_251"]);
    expect(JSON.stringify(retrieved.body)).toBe(
      '{"id":"user_251","name":"Ada Quill","email":"ada.quill@example.com","picture":null,"is_service_account":false,"user_type":"user"}',
    );
    expect(removed.status).toBe(200);
    expect(JSON.stringify(removed.body)).toBe('{"object":"group.user.deleted","deleted":true}');
    expect(gone.status).toBe(404);
  });

  test("in one group says nothing about another", async () => {
    const ask = askSandbox();

    await ask("DELETE /organization/groups/group_support/users/user_001");

    expect((await ask("GET /organization/groups/group_support/users/user_001")).status).toBe(404);
    expect((await ask(`GET ${engineeringUsers}/user_001`)).status).toBe(200);
  });

  test.each([
    ["ok", 200, { object: "group.user", user_id: "user_001", group_id: "group_engineering" }],
    ["conflict", 409, { error: { type: "invalid_request_error", param: "user_id", code: "group_user_already_exists" } }],
  ] as const)("added twice answers as the switch says: %s", async (duplicateAdd, status, body) => {
    const ask = askSandbox({ behaviour: { openai: { duplicateAdd } } });

    const answer = await ask(`POST ${engineeringUsers}`, { body: { user_id: "user_001" } });

    expect(answer).toMatchObject({ status, body });
    expect(idsOf((await ask(`GET ${engineeringUsers}?limit=1000`)).body).ids).toHaveLength(250);
  });

  test.each([
    ["notFound", 404, { error: { param: "user_id", code: "group_user_not_found" } }],
    ["ok", 200, { object: "group.user.deleted", deleted: true }],
  ] as const)("removed from a stranger answers as the switch says: %s", async (removeNonMember, status, body) => {
    const ask = askSandbox({ behaviour: { openai: { removeNonMember } } });

    expect(await ask(`DELETE ${engineeringUsers}/user_251`)).toMatchObject({ status, body });
  });

  test("works for ids that need encoding in a path", async () => {
    const id = "user/ü 100%";
    const seed = {
      organization: { id: "org_1", name: "One" },
      users: [{ id, name: "Odd", email: null }],
      groups: [{ id: "group?#1", name: "Odd", createdAt: 1, memberIds: [] }],
    };
    const ask = askSandbox({ seed: { openai: seed } });
    const users = `/organization/groups/${encodeURIComponent("group?#1")}/users`;

    const added = await ask(`POST ${users}`, { body: { user_id: id } });
    const found = await ask(`GET ${users}/${encodeURIComponent(id)}`);

    expect(added).toMatchObject({ status: 200, body: { user_id: id, group_id: "group?#1" } });
    expect(found).toMatchObject({ status: 200, body: { id, name: "Odd" } });
  });
});
