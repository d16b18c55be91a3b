import { createGumloopClient, type GumloopClient } from "@rosterkit/gumloop";
import { ConfigError, HttpError } from "@rosterkit/runtime";
import { createSandbox } from "@rosterkit/sandbox";
import { describe, expect, test } from "vitest";
import type { Capabilities } from "../src/capabilities.js";
import { type GumloopRole, type GumloopWorkspace, gumloopCapabilities, gumloopRole, gumloopWorkspace } from "../src/gumloop.js";
import { rejection } from "./support/collect.js";
import { type Rewrite, type SentRequest, watch } from "./support/watch.js";

const acting = { organizationId: "org_7Hq2mXc9", actorUserId: "usr_K3nD8aQwZ1" };

function createGumloop(rewrite?: Rewrite): { gumloop: GumloopClient; sent: SentRequest[] } {
  const sandbox = createSandbox({ vendors: ["gumloop"], validateResponses: true });
  const { apiKey, userId } = sandbox.testKeys.gumloop;
  const { fetch, sent } = watch(sandbox.fetch, rewrite);
  return { gumloop: createGumloopClient({ apiKey, userId, fetch }), sent };
}

function createWorkspace(rewrite?: Rewrite): { workspace: GumloopWorkspace; sent: SentRequest[] } {
  const { gumloop, sent } = createGumloop(rewrite);
  return { workspace: gumloopWorkspace(gumloop, { ...acting, workspaceId: "ws_3KxHd7Qe" }), sent };
}

function createRole(rewrite?: Rewrite): { role: GumloopRole; sent: SentRequest[] } {
  const { gumloop, sent } = createGumloop(rewrite);
  return { role: gumloopRole(gumloop, { ...acting, roleId: "role_8ZgRv5Mt" }), sent };
}

describe("a Gumloop workspace", () => {
  test("adds a member, with the acting admin as user_id and the member as user_email", async () => {
    const { workspace, sent } = createWorkspace();
    expect(await workspace.add({ email: "kim.osei@example.com" })).toEqual({
      outcome: "added",
      raw: { success: true, message: "The user was added to the workspace." },
    });
    expect(sent).toEqual([
      {
        method: "POST",
        path: "/api/v1/manage_workspace_users",
        body: {
          organization_id: "org_7Hq2mXc9",
          workspace_id: "ws_3KxHd7Qe",
          user_id: "usr_K3nD8aQwZ1",
          action: "add",
          user_email: "kim.osei@example.com",
        },
      },
    ]);
  });

  test.each([
    [true, "The user was added to the workspace as an admin."],
    [false, "The user was added to the workspace."],
  ])("sends is_admin %s when it is given", async (isAdmin, message) => {
    const { workspace, sent } = createWorkspace();
    const { raw } = await workspace.add({ email: "kim.osei@example.com", isAdmin });
    expect(raw.message).toBe(message);
    expect(sent[0]?.body).toHaveProperty("is_admin", isAdmin);
  });

  test("removes a member, and does not take a refused removal for a member who was not there", async () => {
    const { workspace, sent } = createWorkspace();
    await workspace.add({ email: "kim.osei@example.com" });
    expect(await workspace.remove({ email: "kim.osei@example.com" })).toEqual({
      outcome: "removed",
      raw: { success: true, message: "The user was removed from the workspace." },
    });
    expect(sent[1]?.body).toEqual({
      organization_id: "org_7Hq2mXc9",
      workspace_id: "ws_3KxHd7Qe",
      user_id: "usr_K3nD8aQwZ1",
      action: "remove",
      user_email: "kim.osei@example.com",
    });
    const error = await rejection(workspace.remove({ email: "kim.osei@example.com" }));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 404, operation: "workspaces.users.manage" });
  });

  test("refuses an acting user who is no admin with the vendor's own error", async () => {
    const { gumloop } = createGumloop();
    const workspace = gumloopWorkspace(gumloop, { ...acting, actorUserId: "usr_J9bM4cYsE3", workspaceId: "ws_3KxHd7Qe" });
    const error = await rejection(workspace.add({ email: "kim.osei@example.com" }));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 403, operation: "workspaces.users.manage" });
  });
});

describe("a Gumloop custom role", () => {
  test("is given to a member and taken away again, named as group_id on the wire", async () => {
    const { role, sent } = createRole();
    expect((await role.add({ email: "kim.osei@example.com" })).outcome).toBe("added");
    expect((await role.remove({ email: "kim.osei@example.com" })).outcome).toBe("removed");
    const named = { organization_id: "org_7Hq2mXc9", group_id: "role_8ZgRv5Mt", user_id: "usr_K3nD8aQwZ1" };
    expect(sent).toEqual([
      {
        method: "POST",
        path: "/api/v1/manage_permission_group_users",
        body: { ...named, action: "add", user_email: "kim.osei@example.com" },
      },
      {
        method: "POST",
        path: "/api/v1/manage_permission_group_users",
        body: { ...named, action: "remove", user_email: "kim.osei@example.com" },
      },
    ]);
  });

  test("sends no is_admin, which the vendor does not have there, even from plain JavaScript", async () => {
    const { role, sent } = createRole();
    const member = { email: "kim.osei@example.com", isAdmin: true };
    await role.add(member);
    expect(sent[0]?.body).not.toHaveProperty("is_admin");
  });
});

interface Opened {
  readonly members: GumloopWorkspace | GumloopRole;
  readonly sent: SentRequest[];
}

const scopes: [string, (rewrite?: Rewrite) => Opened, Capabilities][] = [
  [
    "workspace",
    (rewrite) => {
      const { workspace, sent } = createWorkspace(rewrite);
      return { members: workspace, sent };
    },
    gumloopCapabilities.workspace,
  ],
  [
    "role",
    (rewrite) => {
      const { role, sent } = createRole(rewrite);
      return { members: role, sent };
    },
    gumloopCapabilities.role,
  ],
];

describe.each(scopes)("any Gumloop %s", (scope, open, capabilities) => {
  test.each([
    ["leaves success out", { message: "Maybe." }],
    ["says that it did not succeed", { success: false }],
  ])("comes to unknown when the answer %s", async (_, answer) => {
    const { members } = open(() => answer);
    const unknown = { outcome: "unknown", raw: answer, requestId: "req_rewritten" };
    expect(await members.add({ email: "kim.osei@example.com" })).toEqual(unknown);
    expect(await members.remove({ email: "kim.osei@example.com" })).toEqual(unknown);
  });

  test("has neither list nor update, at run time and in its capabilities", () => {
    const { members } = open();
    expect(["list" in members, "update" in members]).toEqual([false, false]);
    expect(members.capabilities).toBe(capabilities);
    expect(members.capabilities).toMatchObject({ vendor: "gumloop", scope });
    expect(Object.keys(members.capabilities.verbs)).toEqual(["add", "remove"]);
  });

  test.each([
    ["an id", { memberId: "usr_J9bM4cYsE3" }, " (it was given memberId)"],
    ["nothing", {}, ""],
    ["a blank address", { email: " " }, ""],
    ["a number", { email: 7 }, ""],
  ])("refuses %s from plain JavaScript before anything is sent", async (_, member, hint) => {
    const { members, sent } = open();
    for (const verb of ["add", "remove"] as const) {
      const error = await rejection(members[verb](member as { email: string }));
      expect(error).toBeInstanceOf(ConfigError);
      expect(error).toHaveProperty("message", `gumloop: ${verb} on a ${scope} takes email, a non-empty string${hint}. Nothing was sent.`);
    }
    expect(sent).toEqual([]);
  });

  test("passes a call's options on", async () => {
    const { members } = open();
    const error = await rejection(members.add({ email: "kim.osei@example.com" }, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: "aborted" });
  });
});
