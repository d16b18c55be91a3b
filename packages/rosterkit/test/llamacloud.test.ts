import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { ConfigError, DecodeError, HttpError } from "@rosterkit/runtime";
import { createSandbox } from "@rosterkit/sandbox";
import { describe, expect, test } from "vitest";
import { type LlamaCloudNewMember, type LlamaCloudOrganization, llamacloudOrganization } from "../src/llamacloud.js";
import { collect, rejection } from "./support/collect.js";
import { type Rewrite, type SentRequest, watch } from "./support/watch.js";

const organizationId = "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10";
const path = `/api/v1/organizations/${organizationId}`;
const adminRoleId = "b3f6b9d2-5f0e-4a1e-9c57-0d2a7f1c4e21";
const viewerRoleId = "c4a7cae3-601f-4b2f-8d68-1e3b802d5f32";

function createOrganization(rewrite?: Rewrite): { organization: LlamaCloudOrganization; sent: SentRequest[] } {
  const sandbox = createSandbox({ vendors: ["llamacloud"], validateResponses: true });
  const { fetch, sent } = watch(sandbox.fetch, rewrite);
  const llamacloud = createLlamaCloudClient({ apiKey: sandbox.testKeys.llamacloud.apiKey, fetch });
  return { organization: llamacloudOrganization(llamacloud, { organizationId }), sent };
}

/** Rewrites the answers of one method to the members only. */
function rewriting(method: string, rewrite: (members: never) => unknown): Rewrite {
  return (body, request) => (request.method === method && request.path === `${path}/users` ? rewrite(body as never) : body);
}

async function summary(organization: LlamaCloudOrganization): Promise<string[]> {
  return (await collect(organization.list())).map(({ memberId, role, status }) => `${memberId} ${role} ${status}`);
}

describe("listing a LlamaCloud organization", () => {
  test("gives every member in the shared vocabulary, pending ones without an id and a role", async () => {
    const { organization } = createOrganization();
    expect((await collect(organization.list())).map(({ raw: _, ...member }) => member)).toEqual([
      { memberId: "usr_noor", email: "noor.lind@example.com", role: "Admin", status: "unknown" },
      { memberId: "usr_ada", email: "ada.marsh@example.com", role: "ViewerV2", status: "unknown" },
      { memberId: "usr_vera", email: "vera.okoro@example.com", role: "ViewerV2", status: "unknown" },
      { email: "lena.brandt@example.com", status: "pending" },
    ]);
  });

  test.each([
    ["no e-mail address", { email: null, user_id: "usr_1", pending: false, roles: [] }, { memberId: "usr_1", status: "unknown" }],
    ["no word on pending, whose default is true", { user_id: "usr_1", roles: [] }, { memberId: "usr_1", status: "pending" }],
    [
      "one role twice, for two sets of projects",
      { user_id: "usr_1", pending: false, roles: [{ role: { name: "Viewer" } }, { role: { name: "Viewer" } }] },
      { memberId: "usr_1", role: "Viewer", status: "unknown" },
    ],
    [
      "two roles, of which none is the one",
      { user_id: "usr_1", pending: false, roles: [{ role: { name: "Viewer" } }, { role: { name: "Admin" } }] },
      { memberId: "usr_1", status: "unknown" },
    ],
    ["no roles at all", { user_id: "usr_1", pending: false }, { memberId: "usr_1", status: "unknown" }],
  ])("reads a member with %s", async (_, raw, expected) => {
    const { organization } = createOrganization(rewriting("GET", () => [raw]));
    expect(await collect(organization.list())).toEqual([{ ...expected, raw }]);
  });

  test.each([
    ["an object", { users: [] }],
    ["null", null],
    ["a text", "none"],
    ["an array with a hole", [null]],
    ["an array of names", ["usr_ada"]],
  ])("takes %s for a malformed answer, never for an empty organization", async (_, answer) => {
    const { organization } = createOrganization(rewriting("GET", () => answer));
    const error = await rejection(collect(organization.list()));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ vendor: "llamacloud", status: 200, requestId: "req_rewritten" });
  });

  test("passes a call's options on", async () => {
    const { organization } = createOrganization();
    expect(await rejection(collect(organization.list({ signal: AbortSignal.abort() })))).toMatchObject({ kind: "aborted" });
  });
});

describe("adding to a LlamaCloud organization", () => {
  test("is pending for somebody without an account, who is then listed as such", async () => {
    const { organization, sent } = createOrganization();
    const added = await organization.add({ email: "kim.osei@example.com" });
    expect(added).toMatchObject({ outcome: "pending", member: { email: "kim.osei@example.com", status: "pending" } });
    expect(added.raw).toEqual([added.member?.raw]);
    expect(sent).toEqual([{ method: "PUT", path: `${path}/users`, body: [{ email: "kim.osei@example.com", project_ids: null }] }]);
    expect((await collect(organization.list())).at(-1)).toMatchObject({ email: "kim.osei@example.com", status: "pending" });
  });

  test("is added for somebody with an account, named by id, in the projects asked for", async () => {
    const { organization, sent } = createOrganization();
    const projectIds = ["d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19"];
    const added = await organization.add({ memberId: "usr_tova", role: viewerRoleId, projectIds });
    expect(added).toMatchObject({ outcome: "added", member: { memberId: "usr_tova", role: "ViewerV2", status: "unknown" } });
    expect(sent.at(-1)?.body).toEqual([{ user_id: "usr_tova", role_id: viewerRoleId, project_ids: projectIds }]);
  });

  test("finds its member in the answer without regard to the case of the address", async () => {
    const { organization } = createOrganization();
    const added = await organization.add({ email: "Tova.Weber@Example.COM" });
    expect(added).toMatchObject({ outcome: "added", member: { memberId: "usr_tova", email: "tova.weber@example.com" } });
  });

  test.each([
    ["is shorter than the request", () => []],
    ["speaks of somebody else", ([added]: [object]) => [{ ...added, email: "someone.else@example.com", user_id: "usr_else" }]],
    ["names nobody", ([added]: [object]) => [{ ...added, email: null, user_id: null }]],
  ])("comes to unknown when the answer %s", async (_, rewrite) => {
    const { organization } = createOrganization(rewriting("PUT", rewrite));
    const added = await organization.add({ email: "kim.osei@example.com" });
    expect(added).toEqual({ outcome: "unknown", raw: added.raw, requestId: "req_rewritten" });
  });

  test.each([
    ["an object", {}],
    ["null", null],
    ["an array with a hole", [null]],
  ])("takes %s for a malformed answer, never for nobody added", async (_, answer) => {
    const { organization } = createOrganization(rewriting("PUT", () => answer));
    expect(await rejection(organization.add({ email: "kim.osei@example.com" }))).toBeInstanceOf(DecodeError);
  });

  test("adds several in one request, and gives each a result also when the answer speaks of fewer", async () => {
    const { organization, sent } = createOrganization(
      rewriting("PUT", ([, two]: readonly object[]) => [{ ...two, email: "Two@Example.com" }]),
    );

    const results = await organization.addMany([
      { email: "one@example.com" },
      { email: "two@example.com" },
      { email: "three@example.com" },
    ]);

    expect(sent.filter(({ method }) => method === "PUT")).toHaveLength(1);
    expect(results.map(({ outcome, member }) => [outcome, member?.email])).toEqual([
      ["unknown", undefined],
      ["pending", "Two@Example.com"],
      ["unknown", undefined],
    ]);
  });

  test("adds nobody without a request", async () => {
    const { organization, sent } = createOrganization();
    expect(await organization.addMany([])).toEqual([]);
    expect(sent).toEqual([]);
  });

  test("takes a member whose answer does not speak of pending for pending, the vendor's default", async () => {
    const { organization } = createOrganization(rewriting("PUT", ([{ pending: _, ...added }]: [{ pending: boolean }]) => [added]));
    expect((await organization.add({ memberId: "usr_tova" })).outcome).toBe("pending");
  });

  test.each([
    ["nothing", {}, "llamacloud: add on an organization takes email, a non-empty string. Nothing was sent."],
    ["a blank id", { memberId: " " }, "llamacloud: add on an organization takes memberId, a non-empty string. Nothing was sent."],
    [
      "an address and an id",
      { email: "kim.osei@example.com", memberId: "usr_tova" },
      "llamacloud: add on an organization takes email or memberId, not both. Nothing was sent.",
    ],
  ])("refuses %s from plain JavaScript before anything is sent", async (_, member, message) => {
    const { organization, sent } = createOrganization();
    const error = await rejection(organization.add(member as LlamaCloudNewMember));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty("message", message);
    expect(sent).toEqual([]);
  });
});

describe("the role of a LlamaCloud member", () => {
  test.each([
    ["its name", "Admin"],
    ["its id", adminRoleId],
  ])("is assigned by %s, and listed", async (_, role) => {
    const { organization, sent } = createOrganization();
    const updated = await organization.update({ memberId: "usr_ada", role });
    expect(updated).toMatchObject({ outcome: "updated", raw: { user_id: "usr_ada", role: { id: adminRoleId, name: "Admin" } } });
    expect(sent.map((request) => `${request.method} ${request.path}`)).toEqual([`GET ${path}/roles`, `PUT ${path}/users/roles`]);
    expect(sent[1]?.body).toEqual({ user_id: "usr_ada", role_id: adminRoleId, organization_id: organizationId });
    expect(await summary(organization)).toContain("usr_ada Admin unknown");
  });

  test("is given by name when a member is added", async () => {
    const { organization, sent } = createOrganization();
    const added = await organization.add({ memberId: "usr_tova", role: "ViewerV2" });
    expect(added.member).toMatchObject({ memberId: "usr_tova", role: "ViewerV2" });
    expect(sent[1]?.body).toEqual([{ user_id: "usr_tova", role_id: viewerRoleId, project_ids: null }]);
  });

  test.each([
    ["assigned", (organization: LlamaCloudOrganization) => organization.update({ memberId: "usr_ada", role: "Owner" })],
    ["given on add", (organization: LlamaCloudOrganization) => organization.add({ memberId: "usr_tova", role: "Owner" })],
  ])("that does not exist cannot be %s: the error names those that do, and nothing is changed", async (_, change) => {
    const { organization, sent } = createOrganization();
    const before = await summary(organization);
    const error = await rejection(change(organization));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({
      parameter: "role",
      message: 'llamacloud: the organization has no role "Owner"; it has Admin, ViewerV2, Viewer. Nothing was changed.',
    });
    expect(sent.map(({ method }) => method)).toEqual(["GET", "GET"]);
    expect(await summary(organization)).toEqual(before);
  });

  test("whose name two roles bear is refused, and its id is not", async () => {
    const twice: Rewrite = (body, request) =>
      request.path.endsWith("/roles") && Array.isArray(body) ? body.map((role: object) => ({ ...role, name: "Admin" })) : body;
    const { organization, sent } = createOrganization(twice);
    const error = await rejection(organization.update({ memberId: "usr_ada", role: "Admin" }));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty(
      "message",
      'llamacloud: the organization has 3 roles named "Admin"; give the id of one. Nothing was changed.',
    );
    expect(sent.map(({ method }) => method)).toEqual(["GET"]);
    await organization.update({ memberId: "usr_ada", role: viewerRoleId });
    expect(sent.at(-1)?.body).toHaveProperty("role_id", viewerRoleId);
  });

  test.each([
    ["an object", { roles: [] }],
    ["null", null],
    ["an array with a hole", [null]],
  ])("is not looked up in %s", async (_, answer) => {
    const { organization, sent } = createOrganization((body, request) => (request.path === `${path}/roles` ? answer : body));
    expect(await rejection(organization.update({ memberId: "usr_ada", role: "Admin" }))).toBeInstanceOf(DecodeError);
    expect(sent.map(({ method }) => method)).toEqual(["GET"]);
  });

  test.each([
    ["no role", { memberId: "usr_ada" }, "llamacloud: update on an organization takes role, a non-empty string. Nothing was sent."],
    [
      "an address instead of an id",
      { email: "ada.marsh@example.com", role: "Admin" },
      "llamacloud: update on an organization takes memberId, a non-empty string (it was given email). Nothing was sent.",
    ],
  ])("is not looked up when plain JavaScript gives %s", async (_, member, message) => {
    const { organization, sent } = createOrganization();
    const error = await rejection(organization.update(member as { memberId: string; role: string }));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty("message", message);
    expect(sent).toEqual([]);
  });
});

describe("removing from a LlamaCloud organization", () => {
  test("takes the member out, and does not take a refused removal for a member who was not there", async () => {
    const { organization, sent } = createOrganization();
    expect(await organization.remove({ memberId: "usr_ada" })).toEqual({ outcome: "removed", raw: undefined });
    expect(sent).toEqual([{ method: "DELETE", path: `${path}/users/usr_ada`, body: undefined }]);
    expect(await summary(organization)).toEqual(["usr_noor Admin unknown", "usr_vera ViewerV2 unknown", "undefined undefined pending"]);
    const error = await rejection(organization.remove({ memberId: "usr_ada" }));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 404, operation: "organizations.users.remove" });
  });

  test("refuses a pending member, who has no id, before anything is sent", async () => {
    const { organization, sent } = createOrganization();
    const [pending] = (await collect(organization.list())).filter(({ status }) => status === "pending");
    const error = await rejection(organization.remove(pending as { memberId: string } & typeof pending));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty(
      "message",
      "llamacloud: remove on an organization takes memberId, a non-empty string (it was given email). Nothing was sent.",
    );
    expect(sent).toHaveLength(1);
  });
});

test("a LlamaCloud organization's capabilities name the verbs it has", () => {
  const { organization } = createOrganization();
  expect(Object.keys(organization.capabilities.verbs)).toEqual(["list", "add", "update", "remove"]);
  for (const verb of Object.keys(organization.capabilities.verbs)) expect(organization).toHaveProperty(verb, expect.any(Function));
});
