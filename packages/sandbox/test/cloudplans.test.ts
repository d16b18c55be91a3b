import { describe, expect, test } from "vitest";
import { type CloudPlansSeedUser, createSandbox, defaultCloudPlansSeed, type Sandbox, type SandboxOptions } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";

const base = "/v1/organizations/users";
const listLine = `GET ${base}/list?action=users&org_id=48213`;
const addLine = `POST ${base}/add?action=add_user`;
const updateLine = `POST ${base}/update?action=update_user`;
const removeLine = `POST ${base}/remove?action=remove_user`;

const kim = { org_id: "48213", user_id: "kim.osei@example.com", role: "planner", state: "inactive" };
const ada = { org_id: "48213", user_id: "ada.marsh@example.com" };
const noor = { org_id: "48213", user_id: "noor.lind@example.com" };

const seeded: readonly CloudPlansSeedUser[] = [
  { email: "noor.lind@example.com", role: "owner", state: "active" },
  { email: "ada.marsh@example.com", role: "planner", state: "active" },
  { email: "priya.weber@example.com", role: "admin", state: "inactive" },
  { email: "vera.okoro@example.com", role: "viewer", state: "active" },
];

/** Every answer is held against the spec. */
function openCloudPlans(options: SandboxOptions<"cloudplans"> = {}): { readonly sandbox: Sandbox<"cloudplans">; readonly ask: Ask } {
  const sandbox = createSandbox({ vendors: ["cloudplans"], validateResponses: true, ...options });
  return { sandbox, ask: askWith({ baseUrl: sandbox.baseUrl("cloudplans"), fetch: sandbox.fetch, headers: bearer("cp-sandbox-1") }) };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function usersOf(ask: Ask): Promise<unknown> {
  const { body } = await ask(listLine);
  // The sandbox holds each answer against the spec before it gets here.
  return (body as { readonly users: unknown }).users;
}

describe("users", () => {
  test("are listed with role, state and where a second factor is asked for", async () => {
    const { ask } = openCloudPlans();

    const { status, body } = await ask(listLine);

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      `{"status":200,"users":${JSON.stringify(seeded)},"mfa":{"view":false,"create":false,"update":false,"delete":true,"usersmgmt":false}}`,
    );
  });

  test("are added, changed and removed, each answered by a status alone", async () => {
    const { ask } = openCloudPlans();

    const added = await ask(addLine, { body: kim });
    const afterAdd = await usersOf(ask);
    const updated = await ask(updateLine, { body: { org_id: "48213", user_id: "Kim.Osei@example.com", role: "admin", state: "active" } });
    const afterUpdate = await usersOf(ask);
    const removed = await ask(removeLine, { body: { org_id: "48213", user_id: "kim.osei@example.com", reason: "Left the company" } });

    expect([added, updated, removed].map(({ status, body }) => [status, JSON.stringify(body)])).toEqual([
      [200, '{"status":200}'],
      [200, '{"status":200}'],
      [200, '{"status":200}'],
    ]);
    expect(afterAdd).toEqual([...seeded, { email: "kim.osei@example.com", role: "planner", state: "inactive" }]);
    expect(afterUpdate).toEqual([...seeded, { email: "kim.osei@example.com", role: "admin", state: "active" }]);
    expect(await usersOf(ask)).toEqual(seeded);
  });

  test.each([
    ["the role alone", { role: "billing" }, { role: "billing", state: "active" }],
    ["the state alone", { state: "inactive" }, { role: "planner", state: "inactive" }],
    ["the role in capitals", { role: "Viewer" }, { role: "viewer", state: "active" }],
  ])("are changed in %s", async (_, change, expected) => {
    const { ask } = openCloudPlans();

    await ask(updateLine, { body: { ...ada, ...change } });

    expect(await usersOf(ask)).toEqual([seeded[0], { email: "ada.marsh@example.com", ...expected }, seeded[2], seeded[3]]);
  });

  test("are removed without a reason", async () => {
    const { ask } = openCloudPlans();

    expect((await ask(removeLine, { body: ada })).status).toBe(200);
    expect((await ask(removeLine, { body: ada })).body).toEqual({ status: 404, message: "There is no such user in the organization." });
  });

  test.each([
    ["ok", 200, { status: 200 }],
    ["conflict", 409, { status: 409, message: "The user is in the organization already." }],
  ] as const)("are added twice as the switch says: %s", async (duplicateAdd, status, body) => {
    const { ask } = openCloudPlans({ behaviour: { cloudplans: { duplicateAdd } } });

    const answer = await ask(addLine, { body: { ...kim, user_id: "ADA.marsh@example.com" } });

    expect([answer.status, answer.body]).toEqual([status, body]);
    expect(await usersOf(ask)).toEqual(seeded);
  });

  test("who are none are removed as the switch says", async () => {
    const { ask } = openCloudPlans({ behaviour: { cloudplans: { removeNonMember: "ok" } } });

    expect(await ask(removeLine, { body: kim })).toMatchObject({ status: 200, body: { status: 200 } });
  });

  test.each([
    ["removed", removeLine, noor],
    ["given another role", updateLine, { ...noor, role: "admin" }],
  ])("keep their last owner from being %s", async (_, line, body) => {
    const { ask } = openCloudPlans();

    expect(await ask(line, { body })).toMatchObject({ status: 409, body: { status: 409 } });
    expect(await usersOf(ask)).toEqual(seeded);
  });

  test("let an owner go when there is another", async () => {
    const { ask } = openCloudPlans();
    await ask(updateLine, { body: { ...ada, role: "owner" } });

    expect((await ask(removeLine, { body: noor })).status).toBe(200);
  });

  test("may have a role that no document knows, when the seed says so", async () => {
    const users = [...seeded, { email: "umar.quill@example.com", role: "auditor", state: "active" } as const];
    const { ask } = openCloudPlans({ seed: { cloudplans: { ...defaultCloudPlansSeed(), organizations: [{ id: "48213", users }] } } });

    expect(await usersOf(ask)).toEqual(users);
  });
});

describe("a caller", () => {
  test.each([
    ["without a token", {}, "No token. Send Authorization: Bearer <token>."],
    ["with an unknown token", bearer("cp-other"), "Unknown token."],
  ])("%s is refused", async (_, headers, message) => {
    const answer = await openCloudPlans().ask(listLine, { headers });

    expect([answer.status, answer.body]).toEqual([401, { status: 401, message }]);
  });

  test("needs a fresh token after 30 minutes", async () => {
    let now = Date.UTC(2030, 0, 1);
    const { sandbox, ask } = openCloudPlans({ clock: () => now });
    const { token, issueToken } = sandbox.testKeys.cloudplans;

    now += 30 * 60_000 - 1;
    const inTime = await ask(listLine, { headers: bearer(token) });
    now += 1;
    const late = await ask(listLine, { headers: bearer(token) });
    const fresh = issueToken();
    const anew = await ask(listLine, { headers: bearer(fresh) });

    expect([inTime.status, late.status, anew.status]).toEqual([200, 401, 200]);
    expect(late.body).toEqual({ status: 401, message: "The token has expired. Tokens last 30 minutes." });
    expect([token, fresh]).toEqual(["cp-sandbox-1", "cp-sandbox-3"]);
  });

  test("who is a viewer may list and not manage", async () => {
    const { sandbox, ask } = openCloudPlans();
    const headers = bearer(sandbox.testKeys.cloudplans.viewerToken);

    expect((await ask(listLine, { headers })).status).toBe(200);
    for (const [line, body] of [
      [addLine, kim],
      [updateLine, { ...ada, state: "inactive" }],
      [removeLine, ada],
    ] as const) {
      expect(await ask(line, { body, headers })).toMatchObject({
        status: 403,
        body: { status: 403, message: "Only an owner or an admin may manage users." },
      });
    }
    expect(await usersOf(ask)).toEqual(seeded);
  });

  test.each([
    ["is inactive", "priya.weber@example.com", "You are inactive in this organization."],
    ["belongs elsewhere", "hugo.santos@example.com", "You are not a user of this organization."],
  ])("who %s is refused", async (_, email, message) => {
    const { sandbox, ask } = openCloudPlans();

    const answer = await ask(addLine, { body: kim, headers: bearer(sandbox.testKeys.cloudplans.issueToken(email)) });

    expect([answer.status, answer.body]).toEqual([403, { status: 403, message }]);
  });

  test("who is an admin may manage, once active", async () => {
    const { sandbox, ask } = openCloudPlans();
    await ask(updateLine, { body: { org_id: "48213", user_id: "priya.weber@example.com", state: "active" } });

    const answer = await ask(addLine, { body: kim, headers: bearer(sandbox.testKeys.cloudplans.issueToken("Priya.Weber@example.com")) });

    expect(answer.status).toBe(200);
  });
});

const failures: readonly (readonly [string, string, unknown, number, string])[] = [
  ["no action", `POST ${base}/add`, kim, 400, "action is required."],
  ["another action", `POST ${base}/add?action=remove_user`, kim, 400, "action must be equal to constant."],
  ["no organization", `GET ${base}/list?action=users`, undefined, 400, "org_id is required."],
  ["an unknown organization", addLine, { ...kim, org_id: "1" }, 404, "There is no organization with this org_id."],
  ["an organization id that is a number", addLine, { ...kim, org_id: 48213 }, 400, "org_id must be string."],
  ["no state", addLine, { ...kim, state: undefined }, 400, "state is required."],
  ["an unknown state", addLine, { ...kim, state: "paused" }, 400, "state must be equal to one of the allowed values: active, inactive."],
  ["an unknown role", addLine, { ...kim, role: "boss" }, 400, "role must be one of owner, admin, billing, planner, viewer."],
  ["an unknown role in a change", updateLine, { ...ada, role: "boss" }, 400, "role must be one of owner, admin, billing, planner, viewer."],
  ["a change of nothing", updateLine, { ...ada, note: "x" }, 400, "Give role, state or both."],
  ["a change of a stranger", updateLine, kim, 404, "There is no such user in the organization."],
  ["a body that is no JSON", addLine, "{", 400, "The request body is not valid JSON."],
  ["an unknown URL", "GET /v1/organizations/users", undefined, 404, "There is no such URL."],
  ["a method the URL does not have", `GET ${base}/add?action=add_user`, undefined, 405, "This URL answers POST only."],
];

describe("failures", () => {
  test.each(failures)("carry their status in HTTP and in the body: %s", async (_, line, body, status, message) => {
    const answer = await openCloudPlans().ask(line, { body });

    expect([answer.status, answer.body]).toEqual([status, { status, message }]);
  });

  test.each(failures)("carry it in the body alone where the switch says so: %s", async (_, line, body, status, message) => {
    const answer = await openCloudPlans({ behaviour: { cloudplans: { failures: "body" } } }).ask(line, { body });

    expect([answer.status, answer.body]).toEqual([200, { status, message }]);
  });

  test("in the body take in a refused token, in a list as well", async () => {
    const { ask } = openCloudPlans({ behaviour: { cloudplans: { failures: "body" } } });

    const answer = await ask(listLine, { headers: {} });

    expect(answer).toMatchObject({ status: 200, body: { status: 401 } });
  });

  test.each(["http", "body"] as const)("that were injected keep the HTTP status asked for, with failures in %s", async (failures) => {
    const { ask } = openCloudPlans({ behaviour: { cloudplans: { failures } } });

    const answer = await ask(listLine, { headers: { "x-sandbox-fault": "503;retry-after=4" } });

    expect([answer.status, answer.body]).toEqual([503, { status: 503, message: "A 503 that the sandbox was asked for." }]);
    expect(answer.headers.get("retry-after")).toBe("4");
  });
});

describe("the place of a vendor without a documented host", () => {
  test("is a name under sandbox.example, and a real port on demand", async () => {
    const { sandbox } = openCloudPlans();
    await using listening = await sandbox.listen();
    const ask = askWith({ baseUrl: listening.baseUrls.cloudplans, fetch, headers: bearer("cp-sandbox-1") });

    expect(sandbox.baseUrl("cloudplans")).toBe("https://cloudplans.sandbox.example");
    expect(listening.baseUrls.cloudplans).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await usersOf(ask)).toEqual(seeded);
  });
});

test.each([
  [
    "an organization twice",
    [
      { id: "1", users: [] },
      { id: "1", users: [] },
    ],
    'organizations has id "1" twice',
  ],
  [
    "a user twice",
    [{ id: "1", users: [{ ...seedUser(), email: "ADA@example.com" }, seedUser()] }],
    'two users of organization "1" have the same e-mail address',
  ],
])("a seed is refused with %s", (_, organizations, message) => {
  const cloudplans = { ...defaultCloudPlansSeed(), organizations };

  expect(() => createSandbox({ seed: { cloudplans } })).toThrow(`sandbox: cloudplans seed: ${message}`);
});

function seedUser(): { email: string; role: string; state: "active" } {
  return { email: "ada@example.com", role: "owner", state: "active" };
}
