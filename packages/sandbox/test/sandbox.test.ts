import { describe, expect, expectTypeOf, test } from "vitest";
import type { Vendor, VendorSession } from "../src/frame/vendor.js";
import {
  AnswerDoesNotFitSpecError,
  createSandbox,
  defaultOpenAISeed,
  type RequestLogEntry,
  type VendorName,
  vendorNames,
} from "../src/index.js";
import { type VendorTypes, vendors } from "../src/registry.js";
import { adminKey, askAt, askSandbox } from "./openai-client.js";

const groupsUrl = "https://api.openai.com/v1/organization/groups";
const user = "/organization/groups/group_engineering/users/user_001";

describe("sandbox.fetch", () => {
  test("stands in for the global fetch, in each of its forms", async () => {
    const { fetch } = createSandbox({ vendors: ["openai"] });
    expectTypeOf(fetch).toExtend<typeof globalThis.fetch>();

    const answers = [
      await fetch(groupsUrl, { headers: adminKey }),
      await fetch(new URL(groupsUrl), { headers: adminKey }),
      await fetch(new Request(groupsUrl, { headers: adminKey })),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test("refuses an address of no vendor, naming those it has and not the query", async () => {
    const { fetch } = createSandbox({ vendors: ["openai"] });

    await expect(fetch("https://api.example.com/v1/users?email=ada@example.com")).rejects.toThrow(
      "sandbox.fetch: no vendor of this sandbox is at https://api.example.com. It answers for https://api.openai.com/v1 (openai).",
    );
  });

  test("rejects with the reason of an aborted signal", async () => {
    const { fetch } = createSandbox();

    await expect(fetch(groupsUrl, { signal: AbortSignal.abort(new Error("no longer wanted")) })).rejects.toThrow("no longer wanted");
  });

  test("answers HEAD without a body", async () => {
    const response = await createSandbox().fetch(groupsUrl, { method: "HEAD", headers: adminKey });

    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

describe("a sandbox", () => {
  test("shares no state with another", async () => {
    const [one, other] = [askSandbox(), askSandbox()];

    await one(`DELETE ${user}`);

    expect([(await one(`GET ${user}`)).status, (await other(`GET ${user}`)).status]).toEqual([404, 200]);
  });

  test("copies its seed, so that neither changes the other", async () => {
    const seed = structuredClone(defaultOpenAISeed());
    const ask = askSandbox({ seed: { openai: seed } });

    Object.assign(seed.groups[0] ?? {}, { name: "Renamed" });
    Object.assign(seed.users[0] ?? {}, { name: "Renamed" });

    expect((await ask("GET /organization/groups?limit=1")).body).toMatchObject({ data: [{ name: "Engineering" }] });
    expect((await ask(`GET ${user}`)).body).toMatchObject({ name: "Ada Marsh" });
  });

  test("numbers its requests and dates them by its clock", async () => {
    const ask = askSandbox({ clock: () => Date.UTC(2030, 0, 2, 3, 4, 5) });

    const answers = [
      await ask("GET /organization/groups"),
      await ask("GET /nowhere"),
      await ask("GET /organization/groups", { headers: {} }),
    ];

    expect(answers.map(({ headers }) => headers.get("x-request-id"))).toEqual(["req_sandbox_1", "req_sandbox_2", "req_sandbox_3"]);
    expect(answers[0]?.headers.get("date")).toBe("Wed, 02 Jan 2030 03:04:05 GMT");
  });

  test("tells its listener about each request, without query, key or address", async () => {
    const entries: RequestLogEntry[] = [];
    const ask = askSandbox({ onRequest: (entry) => entries.push(entry) });

    await ask("GET /organization/groups?limit=1");
    await ask("GET /organization/groups/group_engineering/users/ada@example.com");
    await ask("GET /organization/groups/sk-admin-sandbox/users", { headers: { ...adminKey, "x-sandbox-fault": "503" } });

    expect(entries.map(({ milliseconds, fault, ...entry }) => entry)).toEqual([
      { vendor: "openai", method: "GET", path: "/v1/organization/groups", status: 200, requestId: "req_sandbox_1", isFault: false },
      {
        vendor: "openai",
        method: "GET",
        path: "/v1/organization/groups/group_engineering/users/[redacted]",
        status: 404,
        requestId: "req_sandbox_2",
        isFault: false,
      },
      {
        vendor: "openai",
        method: "GET",
        path: "/v1/organization/groups/[redacted]/users",
        status: 503,
        requestId: "req_sandbox_3",
        isFault: true,
      },
    ]);
  });

  test("names its vendors, keys and base URLs", () => {
    const sandbox = createSandbox({ vendors: ["openai"] });

    expect(sandbox.vendors).toEqual(["openai"]);
    expect(sandbox.testKeys).toEqual({ openai: { adminApiKey: "sk-admin-sandbox" } });
    expect(sandbox.baseUrl("openai")).toBe("https://api.openai.com/v1");
    expect(sandbox.seeded("openai")).toEqual([
      "org_sandbox: group_engineering (250 users), group_support (13 users), group_interns (0 users)",
      "projects: proj_search, proj_translation, proj_legacy",
      "invites: invite-pending, invite-accepted",
      "roles: role_group_manager, role_auditor",
      "in no group: user_251, user_252, user_253, user_254, user_255",
    ]);
  });

  test.each([
    ["an unknown vendor", { vendors: ["openia"] }, 'sandbox: unknown vendor "openia"; known are: openai, gumloop, llamacloud, cloudplans'],
    ["no vendor", { vendors: [] }, "sandbox: no vendor chosen; known are: openai, gumloop, llamacloud, cloudplans"],
  ])("refuses %s", (_, options, message) => {
    // What JavaScript callers can pass and the types forbid.
    expect(() => createSandbox(options as unknown as { vendors: ["openai"] })).toThrow(message);
  });
});

describe("a seed", () => {
  const person = { id: "user_1", name: "Ada Marsh", email: null };
  const group = { id: "group_1", name: "One", createdAt: 1, memberIds: ["user_1"] };
  test.each([
    ["a user twice", [person, person], [group], 'users has id "user_1" twice'],
    ["a group twice", [person], [group, group], 'groups has id "group_1" twice'],
    ["an unknown member", [], [group], 'group "group_1" has member "user_1", who is not in users'],
    ["a member twice", [person], [{ ...group, memberIds: ["user_1", "user_1"] }], 'group "group_1" has member "user_1" twice'],
  ])("is refused with %s", (_, users, groups, message) => {
    const openai = { organization: { id: "org_1", name: "One" }, users, groups };

    expect(() => createSandbox({ seed: { openai } })).toThrow(`sandbox: openai seed: ${message}`);
  });

  const project = { id: "proj_1", name: "One", createdAt: 1 };
  test.each([
    [
      "an unknown user in a project",
      { projects: [{ ...project, users: [{ userId: "user_2", role: "member" as const }] }] },
      'project "proj_1" has user "user_2", who is not in users',
    ],
    [
      "an unknown group in a project",
      { projects: [{ ...project, groups: [{ groupId: "group_2", roleIds: [] }] }] },
      'project "proj_1" has group "group_2", which is not in groups',
    ],
    ["an unknown role", { users: [{ ...person, roleIds: ["role_1"] }] }, '"user_1" has role "role_1", which is not in roles'],
    [
      "an unknown role of a project",
      { projects: [{ ...project, users: [{ userId: "user_1", role: "owner" as const, roleIds: ["role_1"] }] }] },
      '"user_1" has role "role_1", which is not in roles of project "proj_1"',
    ],
    ["a project twice", { projects: [project, project] }, 'projects has id "proj_1" twice'],
  ])("is refused with %s", (_, more, message) => {
    const openai = { organization: { id: "org_1", name: "One" }, users: [person], groups: [], ...more };

    expect(() => createSandbox({ seed: { openai } })).toThrow(`sandbox: openai seed: ${message}`);
  });

  test("by default has distinct people with addresses at example.com", () => {
    const { users } = defaultOpenAISeed();

    expect(users).toHaveLength(256);
    expect(new Set(users.map(({ name }) => name)).size).toBe(256);
    expect(users.filter(({ email }) => email?.endsWith("@example.com"))).toHaveLength(255);
  });
});

/** Which seed and behaviour go with a name is settled by the type parameter, not by the name as a string. */
function openWithDefaults<Name extends VendorName>(name: Name): VendorSession {
  const vendor: Vendor<VendorTypes[Name]["seed"], VendorTypes[Name]["behaviour"], VendorTypes[Name]["keys"]> = vendors[name];
  return vendor.open(vendor.defaultSeed(), {}, { clock: Date.now });
}

describe("the spec", () => {
  test.each(vendorNames)("of %s has a handler for each operation, and no handler has no operation", (name) => {
    const vendor = vendors[name];
    const { admit, example } = openWithDefaults(name);

    const admission = admit({ headers: new Headers(example.headers), server: undefined });

    const handlers = "handlers" in admission ? admission.handlers : {};
    expect(Object.keys(handlers).sort()).toEqual(vendor.spec.routes.map(({ operationId }) => operationId).sort());
  });

  test("is what answers are held against under validateResponses", async () => {
    const openai = { ...defaultOpenAISeed(), groups: [{ id: "group_1", name: "One", createdAt: 1.5, memberIds: [] }], projects: [] };
    const strict = createSandbox({ seed: { openai }, validateResponses: true });
    const lenient = createSandbox({ seed: { openai } });

    const answer = strict.fetch(groupsUrl, { headers: adminKey });

    await expect(answer).rejects.toBeInstanceOf(AnswerDoesNotFitSpecError);
    await expect(answer).rejects.toThrow(
      "sandbox: openai list-groups answered 200, but its body does not fit the spec: /data/0/created_at must be integer",
    );
    expect((await askAt("https://api.openai.com/v1", lenient.fetch)("GET /organization/groups")).status).toBe(200);
  });
});
