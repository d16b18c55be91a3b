import { describe, expect, test } from "vitest";
import { Ledger, openLedger } from "../src/frame/ledger.js";
import { captureState, describeState, restoreState } from "../src/frame/state-data.js";
import { createSandbox, type Sandbox, type SandboxSnapshot, type VendorName } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";
import { adminRoleId, users as llamaUsers } from "./llamacloud-client.js";

const clock = (): number => Date.UTC(2030, 0, 2, 3, 4, 5);
const gumloopAdd = (email: string): { readonly body: unknown } => ({
  body: { organization_id: "org_7Hq2mXc9", user_id: "usr_K3nD8aQwZ1", workspace_id: "ws_9TfLr4Vb", action: "add", user_email: email },
});

/** Requests that change something, make ids, and look at it; at each vendor. */
const scripts: Readonly<Record<VendorName, (ask: Ask) => Promise<readonly unknown[]>>> = {
  openai: async (ask) => [
    await ask("POST /organization/groups", { body: { name: "New" } }),
    await ask("POST /organization/groups/group_engineering/users", { body: { user_id: "user_251" } }),
    await ask("DELETE /organization/groups/group_engineering/users/user_003"),
    await ask("DELETE /organization/groups/group_support"),
    await ask("POST /organization/invites", { body: { email: "new@example.com", role: "reader" } }),
    await ask("GET /organization/groups"),
    await ask("GET /organization/groups/group_engineering/users?limit=3"),
    await ask("GET /organization/invites?limit=10"),
  ],
  gumloop: async (ask) => [
    await ask("POST /manage_workspace_users", gumloopAdd("kim.osei@example.com")),
    await ask("POST /manage_workspace_users", gumloopAdd("kim.osei@example.com")),
  ],
  llamacloud: async (ask) => [
    await ask(`PUT ${llamaUsers}`, {
      body: [
        { email: "new@example.com", project_ids: null },
        { user_id: "usr_tova", role_id: adminRoleId, project_ids: null },
      ],
    }),
    await ask(`DELETE ${llamaUsers}/usr_ada`),
    await ask(`GET ${llamaUsers}`),
  ],
  cloudplans: async (ask) => [
    await ask("POST /v1/organizations/users/add?action=add_user", {
      body: { org_id: "48213", user_id: "new@example.com", role: "viewer", state: "active" },
    }),
    await ask("POST /v1/organizations/users/remove?action=remove_user", {
      body: { org_id: "48213", user_id: "vera.okoro@example.com", reason: "left" },
    }),
    await ask("GET /v1/organizations/users/list?action=users&org_id=48213"),
  ],
};

async function play(sandbox: Sandbox, vendor: VendorName): Promise<readonly unknown[]> {
  const ask = askWith({ baseUrl: sandbox.baseUrl(vendor), fetch: sandbox.fetch, headers: { ...sandbox.example(vendor).headers } });
  const answers = await scripts[vendor](ask);
  return answers.map((answer) => {
    const { status, body } = answer as { status: number; body: unknown };
    return { status, body };
  });
}

describe.each(Object.keys(scripts) as VendorName[])("%s", (vendor) => {
  test("goes through the same again after restore, in this sandbox and in another", async () => {
    const [sandbox, other] = [createSandbox({ clock }), createSandbox({ clock })];
    const before: SandboxSnapshot = JSON.parse(JSON.stringify(sandbox.snapshot()));
    const first = await play(sandbox, vendor);
    const changed = sandbox.snapshot();

    sandbox.restore(before);
    const second = await play(sandbox, vendor);
    await play(other, vendor);
    other.restore(before);

    expect(first.every((answer) => (answer as { status: number }).status < 300)).toBe(true);
    expect(changed).not.toEqual(before);
    expect(second).toEqual(first);
    expect(await play(other, vendor)).toEqual(first);
  });

  test("is after reset as it was when created", async () => {
    const sandbox = createSandbox({ clock });
    const fresh = sandbox.snapshot();
    const first = await play(sandbox, vendor);
    sandbox.failNext({ status: 503, times: "always" });

    sandbox.reset();

    expect(sandbox.snapshot()).toEqual(fresh);
    expect(await play(sandbox, vendor)).toEqual(first);
  });
});

test("inspect shows what a vendor holds", async () => {
  const sandbox = createSandbox({ vendors: ["openai"] });
  await play(sandbox as unknown as Sandbox, "openai");

  expect(sandbox.inspect("openai")).toMatchObject({
    users: { user_251: { name: expect.any(String) } },
    groups: { group_engineering: { facts: { name: "Engineering" }, members: { user_251: true } } },
  });
});

describe("a snapshot is refused", () => {
  const sandbox = createSandbox({ vendors: ["openai", "cloudplans"] });
  const good = sandbox.snapshot();
  test.each([
    ["that is none", {}, "this is no snapshot"],
    [
      "of a vendor that is not here",
      { snapshot: 1, vendors: { gumloop: {} } },
      "the snapshot has gumloop; this sandbox has openai, cloudplans",
    ],
    ["with a list for a ledger", { snapshot: 1, vendors: { openai: { users: [] } } }, "the snapshot does not fit the state at /users"],
    [
      "that reaches for a prototype",
      { snapshot: 1, vendors: { cloudplans: JSON.parse('{"__proto__":{"polluted":true}}') } },
      "does not fit the state",
    ],
  ])("%s, and leaves everything as it was", (_, snapshot, message) => {
    expect(() => sandbox.restore(snapshot as unknown as SandboxSnapshot)).toThrow(message);

    expect(sandbox.snapshot()).toEqual(good);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("state as data", () => {
  test("keeps every container the same object, and what was in it", () => {
    const ledger = openLedger([["a", { tags: new Set(["x"]) }]]);
    ledger.set("b", { tags: new Set() });
    ledger.delete("b");
    const root = { ledger, byName: new Map([["one", [1, null, { deep: true }]]]), counter: { ids: 3 }, next: () => 1 };
    const data = captureState(root);
    root.byName.clear();
    ledger.set("c", { tags: new Set() });
    root.counter.ids = 9;

    restoreState(root, JSON.parse(JSON.stringify(data)));
    ledger.set("d", { tags: new Set() });

    expect(root.byName.get("one")).toEqual([1, null, { deep: true }]);
    expect(root.counter.ids).toBe(3);
    expect(root.ledger.entries().map(({ sequence, id }) => [sequence, id])).toEqual([
      [1, "a"],
      [3, "d"],
    ]);
    expect(root.ledger.get("a")?.tags).toEqual(new Set(["x"]));
    expect(root.next()).toBe(1);
    expect(describeState(root)).toEqual({
      ledger: { a: { tags: ["x"] }, d: { tags: [] } },
      byName: { one: [1, null, { deep: true }] },
      counter: { ids: 3 },
    });
  });

  test.each([
    ["a function in a map", { map: new Map([["a", { run: () => 1 }]]) }, "holds a function at /map/a/run"],
    ["a date", { at: { day: new Date(0) } }, "holds a object at /at/day"],
    ["a key that is no text", { map: new Map([[1, "a"]]) }, "map at /map with a key that is no text"],
  ])("refuses %s", (_, root, message) => {
    expect(() => captureState(root)).toThrow(message);
  });

  test("a ledger is restored within a ledger", () => {
    const root = { outer: openLedger([["a", openLedger([["b", 1]])]]) };
    const data = captureState(root);
    root.outer.delete("a");

    restoreState(root, data);

    expect(root.outer.get("a")).toBeInstanceOf(Ledger);
    expect(root.outer.get("a")?.get("b")).toBe(1);
  });
});
