import { ConfigError } from "@rosterkit/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createGumloopCore, workspacesUsersManage } from "../src/generated/operations.js";
import { createGumloopClient, type ManageWorkspaceUsersBody } from "../src/index.js";
import { type Reply, serve } from "./support/serve.js";

const body: ManageWorkspaceUsersBody = {
  organization_id: "org_1",
  user_id: "usr_admin",
  workspace_id: "ws_1",
  action: "add",
  user_email: "ada.marsh@example.com",
};
const done: Reply = { status: 200, body: { success: true } };

beforeEach(() => {
  vi.stubEnv("GUMLOOP_API_KEY", undefined);
  vi.stubEnv("GUMLOOP_USER_ID", undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the Gumloop client's credentials", () => {
  test("are the key and, beside it, the user id in x-auth-key", async () => {
    const { baseUrl, received } = await serve(done);
    await createGumloopClient({ baseUrl, apiKey: "gum-1", userId: "usr_owner" }).workspaces.users.manage({ body });
    expect(received[0]?.headers).toMatchObject({ authorization: "Bearer gum-1", "x-auth-key": "usr_owner" });
  });

  test("are the key alone without a user id, as an OAuth token needs it", async () => {
    const { baseUrl, received } = await serve(done);
    await createGumloopClient({ baseUrl, apiKey: "oauth-1" }).workspaces.users.manage({ body });
    expect(received[0]?.headers).toMatchObject({ authorization: "Bearer oauth-1" });
    expect(received[0]?.headers).not.toHaveProperty("x-auth-key");
  });

  test("come from the environment, and a call's user id is not the acting user of its body", async () => {
    vi.stubEnv("GUMLOOP_API_KEY", "gum-2");
    vi.stubEnv("GUMLOOP_USER_ID", "usr_owner");
    const { baseUrl, received } = await serve(done);
    await createGumloopClient({ baseUrl }).roles.users.manage({
      body: { organization_id: "org_1", user_id: "usr_admin", group_id: "role_1", action: "remove", user_email: "ada.marsh@example.com" },
    });
    expect(received[0]?.headers).toMatchObject({ authorization: "Bearer gum-2", "x-auth-key": "usr_owner" });
    expect(JSON.parse(received[0]?.body ?? "")).toHaveProperty("user_id", "usr_admin");
  });

  test("are asked for by name when the key is missing, and nothing is sent", async () => {
    const { baseUrl, received } = await serve(done);
    const error: unknown = await createGumloopClient({ baseUrl, userId: "usr_owner" })
      .workspaces.users.manage({ body })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain("the option apiKey or the environment variable GUMLOOP_API_KEY");
    expect(received).toEqual([]);
  });
});

describe("managing the users of a workspace", () => {
  test("posts what was given, and leaves is_admin out where it was not", async () => {
    const { baseUrl, received } = await serve(done);
    const { users } = createGumloopClient({ baseUrl, apiKey: "gum-1" }).workspaces;
    await users.manage({ body });
    await users.manage({ body: { ...body, is_admin: undefined } });
    await users.manage({ body: { ...body, is_admin: false } });
    expect(received.map((request) => `${request.method} ${request.path} ${request.headers["content-type"]}`)).toEqual([
      "POST /manage_workspace_users application/json",
      "POST /manage_workspace_users application/json",
      "POST /manage_workspace_users application/json",
    ]);
    expect(received.map((request) => JSON.parse(request.body))).toEqual([body, body, { ...body, is_admin: false }]);
  });

  test("works the same as a stand-alone function", async () => {
    const { baseUrl, received } = await serve(done);
    const core = createGumloopCore({ baseUrl, apiKey: "gum-1" });
    expect(await workspacesUsersManage(core, { body })).toEqual({ success: true });
    expect(received.map((request) => request.path)).toEqual(["/manage_workspace_users"]);
  });

  test("is never repeated after a failure of unknown effect", async () => {
    const { baseUrl, received } = await serve({ status: 500, body: { error: { message: "No." } } });
    const result = await createGumloopClient({ baseUrl, apiKey: "gum-1" }).workspaces.users.manage({ body }).result();
    expect(result).toMatchObject({ case: 500, ok: false, body: { error: { message: "No." } } });
    expect(received).toHaveLength(1);
  });

  test.each([
    ["an envelope", { error: { message: "No such workspace.", code: "not_found" } }],
    ["a sentence under error", { error: "No such workspace." }],
    ["a sentence under message", { message: "No such workspace." }],
  ])("gives a refusal its documented case whether it holds %s", async (_, reply) => {
    const { baseUrl } = await serve({ status: 404, body: reply });
    const result = await createGumloopClient({ baseUrl, apiKey: "gum-1" }).workspaces.users.manage({ body }).result();
    expect(result).toMatchObject({ case: 404, ok: false, status: 404, body: reply });
  });
});
