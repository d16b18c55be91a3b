import { describe, expect, test } from "vitest";
import { createSandbox, defaultGumloopSeed, type SandboxOptions } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";

const personal = { authorization: "Bearer gum-sandbox-personal", "x-auth-key": "usr_K3nD8aQwZ1" };
const workspaceLine = "POST /manage_workspace_users";
const roleLine = "POST /manage_permission_group_users";

const inWorkspace = {
  organization_id: "org_7Hq2mXc9",
  user_id: "usr_K3nD8aQwZ1",
  workspace_id: "ws_9TfLr4Vb",
  action: "add",
  user_email: "kim.osei@example.com",
};
const inRole = {
  organization_id: "org_7Hq2mXc9",
  user_id: "usr_K3nD8aQwZ1",
  group_id: "role_2WcYp6Ns",
  action: "add",
  user_email: "kim.osei@example.com",
};

/** Every answer is held against the spec. */
function askGumloop(options: SandboxOptions<"gumloop"> = {}): Ask {
  const { fetch } = createSandbox({ vendors: ["gumloop"], validateResponses: true, ...options });
  return askWith({ baseUrl: "https://api.gumloop.com/api/v1", fetch, headers: personal });
}

describe("authorization", () => {
  test.each([
    ["a personal key with its user id", personal],
    ["an OAuth token without a user id", { authorization: "Bearer gum-sandbox-oauth" }],
    ["an OAuth token with any user id", { authorization: "Bearer gum-sandbox-oauth", "x-auth-key": "usr_other" }],
    ["a team key without a user id", { authorization: "Bearer gum-sandbox-team" }],
  ])("lets in %s", async (_, headers) => {
    const answer = await askGumloop()(workspaceLine, { body: inWorkspace, headers });

    expect(answer).toMatchObject({ status: 200, body: { success: true } });
  });

  test.each([
    ["no key", {}, "No API key. Send Authorization: Bearer <key>."],
    ["a user id alone", { "x-auth-key": "usr_K3nD8aQwZ1" }, "No API key. Send Authorization: Bearer <key>."],
    [
      "an unknown key",
      { ...personal, authorization: "Bearer gum-other" },
      "Unknown API key. The sandbox accepts gum-sandbox-personal, gum-sandbox-team and gum-sandbox-oauth.",
    ],
    [
      "a personal key without a user id",
      { authorization: "Bearer gum-sandbox-personal" },
      "A personal key needs the header x-auth-key with your user id.",
    ],
    [
      "a personal key with another's user id",
      { ...personal, "x-auth-key": "usr_P5vX2hTgR7" },
      "x-auth-key is not the user id that this personal key belongs to.",
    ],
  ])("refuses %s", async (_, headers, message) => {
    const answer = await askGumloop()(workspaceLine, { body: inWorkspace, headers });

    expect(answer).toMatchObject({
      status: 401,
      body: { error: { message, code: "unauthorized", type: "invalid_request_error", param: null, details: null } },
    });
  });
});

describe.each([
  ["a workspace", workspaceLine, inWorkspace, "workspace"],
  ["a custom role", roleLine, inRole, "custom role"],
])("the users of %s", (_, line, add, name) => {
  const remove = { ...add, action: "remove" };

  test("are added and removed, each once", async () => {
    const ask = askGumloop();

    const answers = [await ask(line, { body: add }), await ask(line, { body: remove }), await ask(line, { body: remove })];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
    expect(JSON.stringify(answers[0]?.body)).toBe(`{"success":true,"message":"The user was added to the ${name}."}`);
    expect(JSON.stringify(answers[1]?.body)).toBe(`{"success":true,"message":"The user was removed from the ${name}."}`);
    expect(answers[2]?.body).toEqual({
      error: {
        message: `There is no such user in the ${name}.`,
        code: "not_found",
        type: "invalid_request_error",
        param: null,
        details: null,
      },
    });
  });

  test("are found by their address in any case", async () => {
    const ask = askGumloop();
    await ask(line, { body: { ...add, user_email: "Kim.Osei@Example.com" } });

    expect((await ask(line, { body: remove })).status).toBe(200);
  });

  test.each([
    ["ok", 200, { success: true, message: `The user was in the ${name} already.` }],
    ["badRequest", 400, { error: { code: "invalid_request", param: "user_email" } }],
  ] as const)("are added twice as the switch says: %s", async (duplicateAdd, status, body) => {
    const ask = askGumloop({ behaviour: { gumloop: { duplicateAdd } } });
    await ask(line, { body: add });

    expect(await ask(line, { body: add })).toMatchObject({ status, body });
    expect((await ask(line, { body: remove })).status).toBe(200);
  });

  test("are removed without having been there as the switch says", async () => {
    const ask = askGumloop({ behaviour: { gumloop: { removeNonMember: "ok" } } });

    expect(await ask(line, { body: remove })).toMatchObject({ status: 200, body: { success: true } });
  });

  test.each([
    ["an unknown organization", { organization_id: "org_x" }, 404, "There is no such organization."],
    ["a caller who is no admin", { user_id: "usr_P5vX2hTgR7" }, 403, /^user_id, the acting user, is no admin/],
    ["a caller of another organization", { user_id: "usr_H2qN7zVoC5" }, 403, /^user_id, the acting user, is no admin/],
    ["an unknown caller", { user_id: "usr_x" }, 403, /^user_id, the acting user, is no admin/],
    ["an unknown user", { user_email: "nobody@example.com" }, 404, "There is no such user."],
    ["a user of another organization", { user_email: "hugo.santos@example.com" }, 404, "There is no such user."],
    ["another action", { action: "invite" }, 400, "action must be equal to one of the allowed values: add, remove."],
    ["a missing address", { user_email: undefined }, 400, "user_email is required."],
    ["a missing caller", { user_id: undefined }, 400, "user_id is required."],
    ["a user id in place of the address", { user_email: 7 }, 400, "user_email must be string."],
  ])("stay as they are with %s", async (_, change, status, message) => {
    const answer = await askGumloop()(line, { body: { ...add, ...change } });

    const expected = typeof message === "string" ? message : expect.stringMatching(message);
    expect(answer).toMatchObject({ status, body: { error: { message: expected } } });
    expect(JSON.stringify(answer.body)).not.toContain("@example.com");
  });
});

describe("a container", () => {
  test.each([
    ["a workspace of another organization", workspaceLine, { ...inWorkspace, workspace_id: "ws_6PjWc1Xa" }, 403, "forbidden"],
    ["a custom role of another organization", roleLine, { ...inRole, group_id: "role_5LmTk9Bf" }, 403, "forbidden"],
    ["a workspace that nobody has", workspaceLine, { ...inWorkspace, workspace_id: "ws_x" }, 404, "not_found"],
    ["a custom role that nobody has", roleLine, { ...inRole, group_id: "role_x" }, 404, "not_found"],
    ["a custom role in place of a workspace", workspaceLine, { ...inWorkspace, workspace_id: "role_2WcYp6Ns" }, 404, "not_found"],
  ])("is refused: %s", async (_, line, body, status, code) => {
    expect(await askGumloop()(line, { body })).toMatchObject({ status, body: { error: { code } } });
  });

  test("is one of many: adding to one takes nobody out of another", async () => {
    const ask = askGumloop();
    await ask(roleLine, { body: { ...inRole, group_id: "role_8ZgRv5Mt", user_email: "ada.marsh@example.com" } });

    const removedFromFirst = await ask(roleLine, { body: { ...inRole, action: "remove", user_email: "ada.marsh@example.com" } });

    expect(removedFromFirst.status).toBe(200);
  });

  test.each([
    ["an added user an admin", { is_admin: true }, "The user was added to the workspace as an admin."],
    ["an added user no admin", { is_admin: false }, "The user was added to the workspace."],
    [
      "nothing of a removed user",
      { is_admin: true, action: "remove", user_email: "ada.marsh@example.com" },
      "The user was removed from the workspace.",
    ],
  ])("takes is_admin to make %s", async (_, change, message) => {
    expect(await askGumloop()(workspaceLine, { body: { ...inWorkspace, ...change } })).toMatchObject({ status: 200, body: { message } });
  });
});

describe("errors", () => {
  test.each([
    ["a body that is no JSON", workspaceLine, "{", 400, "invalid_request"],
    ["no body", workspaceLine, undefined, 400, "invalid_request"],
    ["an unknown URL", "GET /workspace_users", undefined, 404, "not_found"],
    ["a method the URL does not have", "GET /manage_workspace_users", undefined, 405, "method_not_allowed"],
  ])("stand in the vendor's envelope: %s", async (_, line, body, status, code) => {
    expect(await askGumloop()(line, { body })).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
  });

  test.each([
    ["429;retry-after=3", 429, "3", "invalid_request_error"],
    ["500", 500, null, "server_error"],
  ])("are injected: %s", async (fault, status, retryAfter, type) => {
    const answer = await askGumloop()(workspaceLine, { body: inWorkspace, headers: { ...personal, "x-sandbox-fault": fault } });

    expect(answer).toMatchObject({ status, body: { error: { type, code: "sandbox_fault" } } });
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
  });
});

describe("a seed", () => {
  const [organization] = defaultGumloopSeed().organizations;
  const user = { id: "usr_1", email: "ada.marsh@example.com" };
  test.each([
    ["a user twice", { users: [user, user] }, 'users of org_1 has id "usr_1" twice'],
    ["an address twice", { users: [user, { ...user, id: "usr_2" }] }, "two users of org_1 have the same e-mail address"],
    ["a workspace twice", { workspaces: [workspace(), workspace()] }, 'workspaces of org_1 has id "ws_1" twice'],
    ["a stranger in it", { workspaces: [workspace("usr_9")] }, `"ws_1" has member "usr_9", who is not in the organization's users`],
  ])("is refused with %s", (_, change, message) => {
    const gumloop = {
      keyOwnerId: "usr_1",
      organizations: [{ id: "org_1", users: [user], workspaces: [], customRoles: [], ...change }],
    };

    expect(() => createSandbox({ seed: { gumloop } })).toThrow(`sandbox: gumloop seed: ${message}`);
  });

  test("says whose the personal key is", async () => {
    const sandbox = createSandbox({
      vendors: ["gumloop"],
      seed: { gumloop: { keyOwnerId: "usr_P5vX2hTgR7", organizations: organization === undefined ? [] : [organization] } },
    });
    const ask = askWith({
      baseUrl: sandbox.baseUrl("gumloop"),
      fetch: sandbox.fetch,
      headers: { ...personal, "x-auth-key": "usr_P5vX2hTgR7" },
    });

    expect(sandbox.testKeys.gumloop.userId).toBe("usr_P5vX2hTgR7");
    expect((await ask(workspaceLine, { body: inWorkspace })).status).toBe(200);
  });

  function workspace(...memberIds: readonly string[]): { id: string; memberIds: readonly string[] } {
    return { id: "ws_1", memberIds };
  }
});
