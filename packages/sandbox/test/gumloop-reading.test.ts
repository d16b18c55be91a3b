import { describe, expect, test } from "vitest";
import { createSandbox, defaultGumloopSeed, type SandboxOptions } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";

const personal = { authorization: "Bearer gum-sandbox-personal", "x-auth-key": "usr_K3nD8aQwZ1" };
const roles = "/organizations/org_7Hq2mXc9/roles/credit-limits?user_id=usr_K3nD8aQwZ1";
const log =
  "/get_audit_logs?organization_id=org_7Hq2mXc9&user_id=usr_K3nD8aQwZ1&start_time=2026-01-01T00:00:00Z&end_time=2030-12-31T00:00:00Z";

/** Every answer is held against the spec. */
function askGumloop(options: SandboxOptions<"gumloop"> = {}): Ask {
  const { fetch } = createSandbox({ vendors: ["gumloop"], validateResponses: true, clock: () => Date.UTC(2030, 0, 2), ...options });
  return askWith({ baseUrl: "https://api.gumloop.com/api/v1", fetch, headers: personal });
}

describe("what the caller belongs to", () => {
  test("are organizations, and teams, which are workspaces", async () => {
    const ask = askGumloop();

    expect((await ask("GET /organizations")).body).toEqual({ organizations: [{ id: "org_7Hq2mXc9", name: "Marsh and Lind" }] });
    expect((await ask("GET /teams")).body).toEqual({ teams: [{ id: "ws_9TfLr4Vb", name: "Sales" }] });
  });

  test("follows the changes of memberships", async () => {
    const ask = askGumloop();
    const change = { organization_id: "org_7Hq2mXc9", user_id: "usr_K3nD8aQwZ1", user_email: "noor.lind@example.com" };

    await ask("POST /manage_workspace_users", { body: { ...change, workspace_id: "ws_3KxHd7Qe", action: "add" } });
    await ask("POST /manage_workspace_users", { body: { ...change, workspace_id: "ws_9TfLr4Vb", action: "remove" } });

    expect((await ask("GET /teams")).body).toEqual({ teams: [{ id: "ws_3KxHd7Qe", name: "Support" }] });
  });
});

describe("custom roles with their credit limits", () => {
  test("are listed with the number of their members", async () => {
    const { body } = await askGumloop()(`GET ${roles}`);

    expect(JSON.stringify(body)).toBe(
      '{"roles":[{"role_id":"role_2WcYp6Ns","role_name":"Engineering","is_default":false,"member_count":1,"monthly_credit_limit":5000},' +
        '{"role_id":"role_8ZgRv5Mt","role_name":"Everyone","is_default":true,"member_count":0,"monthly_credit_limit":null}],"next_cursor":null}',
    );
  });

  test("go page by page with an opaque cursor", async () => {
    const ask = askGumloop();

    const first = (await ask(`GET ${roles}&page_size=1`)).body;
    // The sandbox holds each answer against the spec before it gets here.
    const { next_cursor: cursor } = first as { next_cursor: string };
    const second = (await ask(`GET ${roles}&page_size=1&cursor=${cursor}`)).body;

    expect(first).toMatchObject({ roles: [{ role_id: "role_2WcYp6Ns" }] });
    expect(cursor).not.toContain("role");
    expect(second).toMatchObject({ roles: [{ role_id: "role_8ZgRv5Mt" }], next_cursor: null });
  });

  test.each([
    ["a caller who is no admin", roles.replace("usr_K3nD8aQwZ1", "usr_P5vX2hTgR7"), 403],
    ["an unknown organization", roles.replace("org_7Hq2mXc9", "org_none"), 403],
    ["no acting user", "/organizations/org_7Hq2mXc9/roles/credit-limits", 400],
    ["too large a page", `${roles}&page_size=101`, 400],
    ["an empty page", `${roles}&page_size=0`, 400],
    ["a strange cursor", `${roles}&cursor=abc`, 400],
  ])("are refused to %s", async (_, path, status) => {
    expect(await askGumloop()(`GET ${path}`)).toMatchObject({ status });
  });

  test("need the Enterprise plan", async () => {
    const seed = defaultGumloopSeed();
    const gumloop = { ...seed, organizations: seed.organizations.map((each) => ({ ...each, isEnterprise: false })) };

    expect(await askGumloop({ seed: { gumloop } })(`GET ${roles}`)).toMatchObject({ status: 403 });
  });
});

describe("the audit log", () => {
  async function askWithChanges(): Promise<Ask> {
    const ask = askGumloop();
    const kim = { organization_id: "org_7Hq2mXc9", user_id: "usr_K3nD8aQwZ1", user_email: "kim.osei@example.com" };
    await ask("POST /manage_workspace_users", { body: { ...kim, workspace_id: "ws_3KxHd7Qe", action: "add" } });
    await ask("POST /manage_permission_group_users", { body: { ...kim, group_id: "role_2WcYp6Ns", action: "add" } });
    return ask;
  }

  test("tells each change of a membership, the newest first", async () => {
    const { body } = await (await askWithChanges())(`GET ${log}`);

    expect(body).toMatchObject({
      audit_logs: [
        {
          event_id: "evt_sandbox_2",
          timestamp: "2030-01-02T00:00:00.000Z",
          event_type: "custom_role_user_added",
          user_id: "usr_K3nD8aQwZ1",
          details: "usr_J9bM4cYsE3 was added (custom role role_2WcYp6Ns)",
        },
        { event_id: "evt_sandbox_1", event_type: "workspace_user_added" },
        { event_id: "evt_5RkPz8Wn" },
      ],
      total_count: 3,
      page: 1,
      page_size: 50,
      total_pages: 1,
    });
  });

  test("goes page by page, counted from 1", async () => {
    const ask = await askWithChanges();

    expect((await ask(`GET ${log}&page_size=2`)).body).toMatchObject({ total_pages: 2, total_count: 3, page: 1, page_size: 2 });
    expect((await ask(`GET ${log}&page_size=2&page=2`)).body).toMatchObject({ audit_logs: [{ event_id: "evt_5RkPz8Wn" }], page: 2 });
    expect((await ask(`GET ${log}&page=9`)).body).toMatchObject({ audit_logs: [], page: 9, total_pages: 1 });
  });

  test.each([
    ["event_types=workspace_user_added", ["evt_sandbox_1", "evt_5RkPz8Wn"]],
    ["event_types=custom_role_user_added,other", ["evt_sandbox_2"]],
    ["workspace_ids=ws_3KxHd7Qe", ["evt_sandbox_1"]],
    ["entity_ids=role_2WcYp6Ns,usr_P5vX2hTgR7", ["evt_sandbox_2", "evt_5RkPz8Wn"]],
    ["user_ids=usr_P5vX2hTgR7", []],
    ["ip_addresses=198.51.100.1", []],
  ])("is filtered by %s", async (filter, ids) => {
    const { body } = await (await askWithChanges())(`GET ${log}&${filter}`);

    // The sandbox holds each answer against the spec before it gets here.
    expect((body as { audit_logs: { event_id: string }[] }).audit_logs.map(({ event_id: id }) => id)).toEqual(ids);
  });

  test("keeps to the span of time", async () => {
    const { body } = await askGumloop()(`GET ${log.replace("2026-01-01", "2026-04-01")}`);

    expect(body).toMatchObject({ audit_logs: [], total_count: 0, total_pages: 0 });
  });

  test.each([
    ["a caller who is no admin", log.replace("usr_K3nD8aQwZ1", "usr_P5vX2hTgR7"), 403],
    ["an unknown organization", log.replace("org_7Hq2mXc9", "org_none"), 404],
    ["no span", "/get_audit_logs?organization_id=org_7Hq2mXc9&user_id=usr_K3nD8aQwZ1", 400],
    ["page 0", `${log}&page=0`, 400],
  ])("is refused to %s", async (_, path, status) => {
    expect(await askGumloop()(`GET ${path}`)).toMatchObject({ status });
  });
});
