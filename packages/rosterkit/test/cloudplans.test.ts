import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { ConfigError, DecodeError, HttpError } from "@rosterkit/runtime";
import { createSandbox, type SandboxOptions } from "@rosterkit/sandbox";
import { describe, expect, test } from "vitest";
import { type CloudPlansOrganization, cloudplansOrganization } from "../src/cloudplans.js";
import { collect, rejection } from "./support/collect.js";
import { type Rewrite, type SentRequest, watch } from "./support/watch.js";

interface Settings {
  readonly rewrite?: Rewrite;
  readonly failures?: "http" | "body";
}

function createOrganization({ rewrite, failures = "http" }: Settings = {}): {
  organization: CloudPlansOrganization;
  sent: SentRequest[];
} {
  const sandbox = openSandbox({ behaviour: { cloudplans: { failures } } });
  const { fetch, sent } = watch(sandbox.fetch, rewrite);
  const { token } = sandbox.testKeys.cloudplans;
  const cloudplans = createCloudPlansClient({ baseUrl: sandbox.baseUrl("cloudplans"), token, fetch });
  return { organization: cloudplansOrganization(cloudplans, { organizationId: "48213" }), sent };
}

function openSandbox(options: SandboxOptions<"cloudplans">): ReturnType<typeof createSandbox<"cloudplans">> {
  return createSandbox({ vendors: ["cloudplans"], validateResponses: true, ...options });
}

async function summary(organization: CloudPlansOrganization): Promise<string[]> {
  return (await collect(organization.list())).map(({ email, role, status }) => `${email} ${role} ${status}`);
}

describe("listing a CloudPlans organization", () => {
  test("gives every user in the shared vocabulary, known by e-mail address only", async () => {
    const { organization, sent } = createOrganization();
    const members = await collect(organization.list());
    expect(members.map(({ raw: _, ...member }) => member)).toEqual([
      { email: "noor.lind@example.com", role: "owner", status: "active" },
      { email: "ada.marsh@example.com", role: "planner", status: "active" },
      { email: "priya.weber@example.com", role: "admin", status: "inactive" },
      { email: "vera.okoro@example.com", role: "viewer", status: "active" },
    ]);
    expect(members[2]?.raw).toEqual({ email: "priya.weber@example.com", role: "admin", state: "inactive" });
    expect(sent).toEqual([{ method: "GET", path: "/v1/organizations/users/list?action=users&org_id=48213", body: undefined }]);
  });

  test("calls a state that it does not know unknown, and passes an unknown role on", async () => {
    const raw = { email: "ada.marsh@example.com", role: "Auditor", state: "suspended" };
    const { organization } = createOrganization({ rewrite: () => ({ status: 200, users: [raw] }) });
    expect(await collect(organization.list())).toEqual([{ email: raw.email, role: "Auditor", status: "unknown", raw }]);
  });

  test.each([
    ["no users", { status: 200 }],
    ["null for users", { status: 200, users: null }],
    ["an object for users", { status: 200, users: {} }],
    ["a hole among the users", { status: 200, users: [null] }],
    ["only addresses for users", { status: 200, users: ["ada.marsh@example.com"] }],
    ["a bare array", []],
  ])("takes an answer with %s for malformed, never for an empty organization", async (_, answer) => {
    const { organization } = createOrganization({ rewrite: () => answer });
    const error = await rejection(collect(organization.list()));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ vendor: "cloudplans", status: 200, requestId: "req_rewritten" });
  });

  test("passes a call's options on", async () => {
    const { organization } = createOrganization();
    expect(await rejection(collect(organization.list({ signal: AbortSignal.abort() })))).toMatchObject({ kind: "aborted" });
  });
});

describe("changing a CloudPlans organization", () => {
  test("adds, updates and removes a user, each by e-mail address, and each shows in the list", async () => {
    const { organization, sent } = createOrganization();
    const email = "kim.osei@example.com";
    const raw = { status: 200 };
    expect(await organization.add({ email, role: "viewer", status: "active" })).toEqual({ outcome: "added", raw });
    expect(await summary(organization)).toContain("kim.osei@example.com viewer active");
    expect(await organization.update({ email, status: "inactive" })).toEqual({ outcome: "updated", raw });
    expect(await summary(organization)).toContain("kim.osei@example.com viewer inactive");
    expect(await organization.update({ email, role: "planner" })).toEqual({ outcome: "updated", raw });
    expect(await summary(organization)).toContain("kim.osei@example.com planner inactive");
    expect(await organization.remove({ email, reason: "Left the company" })).toEqual({ outcome: "removed", raw });
    expect(await summary(organization)).toHaveLength(4);
    const named = { org_id: "48213", user_id: email };
    expect(sent.filter(({ method }) => method === "POST")).toEqual([
      {
        method: "POST",
        path: "/v1/organizations/users/add?action=add_user",
        body: { ...named, role: "viewer", state: "active" },
      },
      { method: "POST", path: "/v1/organizations/users/update?action=update_user", body: { ...named, state: "inactive" } },
      { method: "POST", path: "/v1/organizations/users/update?action=update_user", body: { ...named, role: "planner" } },
      {
        method: "POST",
        path: "/v1/organizations/users/remove?action=remove_user",
        body: { ...named, reason: "Left the company" },
      },
    ]);
  });

  test("sends no reason when none is given", async () => {
    const { organization, sent } = createOrganization();
    await organization.remove({ email: "ada.marsh@example.com" });
    expect(sent[0]?.body).toEqual({ org_id: "48213", user_id: "ada.marsh@example.com" });
  });

  test.each([
    ["add", "an id", { memberId: "u_1", role: "viewer", status: "active" }, "email, a non-empty string (it was given memberId)"],
    ["add", "no role", { email: "kim.osei@example.com", status: "active" }, "role, a non-empty string"],
    ["add", "no status", { email: "kim.osei@example.com", role: "viewer" }, "status, a non-empty string"],
    ["update", "no address", { role: "viewer" }, "email, a non-empty string"],
    ["update", "nothing to change", { email: "ada.marsh@example.com" }, "a role, a status or both"],
    ["remove", "a blank address", { email: "" }, "email, a non-empty string"],
  ] as const)("refuses %s with %s from plain JavaScript before anything is sent", async (verb, _, member, takes) => {
    const { organization, sent } = createOrganization();
    const error = await rejection(organization[verb](member as never));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty("message", `cloudplans: ${verb} on an organization takes ${takes}. Nothing was sent.`);
    expect(sent).toEqual([]);
  });

  test("has every verb, at run time and in its capabilities", () => {
    const { organization } = createOrganization();
    expect(Object.keys(organization.capabilities.verbs)).toEqual(["list", "add", "update", "remove"]);
    for (const verb of Object.keys(organization.capabilities.verbs)) expect(organization).toHaveProperty(verb, expect.any(Function));
  });
});

describe.each([
  ["in its HTTP status", "http", 404],
  ["in its body alone, under HTTP 200", "body", 200],
] as const)("a CloudPlans failure that shows %s", (_, failures, status) => {
  test.each([
    ["update", { email: "nobody@example.com", role: "viewer" }],
    ["remove", { email: "nobody@example.com" }],
  ] as const)("makes %s throw, with the body's status at hand", async (verb, member) => {
    const { organization } = createOrganization({ failures });
    const before = await summary(organization);
    const error = await rejection(organization[verb](member));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status, operation: `organizations.users.${verb}`, body: { status: 404 } });
    expect(await summary(organization)).toEqual(before);
  });

  test("makes list throw instead of yielding nobody", async () => {
    const sandbox = openSandbox({ behaviour: { cloudplans: { failures } } });
    const { token } = sandbox.testKeys.cloudplans;
    const cloudplans = createCloudPlansClient({ baseUrl: sandbox.baseUrl("cloudplans"), token, fetch: sandbox.fetch });
    const error = await rejection(collect(cloudplansOrganization(cloudplans, { organizationId: "70000" }).list()));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status, operation: "organizations.users.list", body: { status: 404 } });
  });

  test("makes add throw", async () => {
    const { organization } = createOrganization({ failures });
    const error = await rejection(organization.add({ email: "kim.osei@example.com", role: "astronaut", status: "active" }));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ body: { status: 400 } });
  });
});

describe("a CloudPlans token that expires", () => {
  const halfAnHour = 30 * 60 * 1000;

  test("is asked for once more, and the write it interrupted is made once", async () => {
    let now = Date.UTC(2026, 0, 5);
    const sandbox = openSandbox({ clock: () => now });
    const { token, issueToken } = sandbox.testKeys.cloudplans;
    const tokens = [() => token, () => token, () => issueToken()];
    const { fetch, sent } = watch(sandbox.fetch);
    const cloudplans = createCloudPlansClient({
      baseUrl: sandbox.baseUrl("cloudplans"),
      token: async () => (tokens.shift() ?? expect.unreachable("a fourth token"))(),
      fetch,
    });
    const organization = cloudplansOrganization(cloudplans, { organizationId: "48213" });
    await collect(organization.list());
    now += halfAnHour;
    const added = await organization.add({ email: "kim.osei@example.com", role: "viewer", status: "active" });
    expect(added.outcome).toBe("added");
    expect(sent.map(({ method }) => method)).toEqual(["GET", "POST", "POST"]);
  });

  test("fails with the vendor's 401 when it is a fixed text", async () => {
    let now = Date.UTC(2026, 0, 5);
    const sandbox = openSandbox({ clock: () => now });
    const { fetch, sent } = watch(sandbox.fetch);
    const { token } = sandbox.testKeys.cloudplans;
    const cloudplans = createCloudPlansClient({ baseUrl: sandbox.baseUrl("cloudplans"), token, fetch });
    now += halfAnHour;
    const error = await rejection(collect(cloudplansOrganization(cloudplans, { organizationId: "48213" }).list()));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});
