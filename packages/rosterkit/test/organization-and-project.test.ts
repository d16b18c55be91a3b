import { describe, expect, test } from "vitest";
import { apply, audit, offboard, plan } from "../src/index.js";
import { collect, rejection } from "./support/collect.js";
import { openCompany, unpaced } from "./support/company.js";

describe("an OpenAI organization", () => {
  test("lists its users with their roles, and open invites as pending members without an id", async () => {
    const { organization } = openCompany();
    const members = await collect(organization.list());
    expect(members).toHaveLength(257);
    expect(members.filter(({ role, status }) => role === "owner" || status === "pending")).toEqual([
      {
        memberId: "user_001",
        email: "ada.marsh@example.com",
        role: "owner",
        status: "unknown",
        raw: expect.objectContaining({ object: "organization.user" }),
      },
      {
        email: "kim.osei@example.com",
        role: "reader",
        status: "pending",
        raw: expect.objectContaining({ object: "organization.invite", id: "invite-pending" }),
      },
    ]);
  });

  test("says that adding is inviting", async () => {
    const { organization } = openCompany();
    const result = await organization.add({ email: "tova.weber@example.com", role: "reader", projects: [] });
    expect(result).toMatchObject({
      outcome: "invited",
      member: { email: "tova.weber@example.com", role: "reader", status: "pending" },
      raw: { object: "organization.invite", projects: [] },
      requestId: "req_sandbox_1",
    });
  });

  test("changes a role and removes a user, by id", async () => {
    const { organization } = openCompany();
    expect(await organization.update({ memberId: "user_003", role: "owner" })).toMatchObject({
      outcome: "updated",
      raw: { role: "owner" },
    });
    expect(await organization.remove({ memberId: "user_003" })).toMatchObject({ outcome: "removed", raw: { deleted: true } });
    expect((await collect(organization.list())).map(({ memberId }) => memberId)).not.toContain("user_003");
  });

  test.each([
    ["a user", "Bruno.Marsh@example.com", "removed", "openai DELETE /v1/organization/users/user_002"],
    ["an invite that is open", "kim.osei@example.com", "removed", "openai DELETE /v1/organization/invites/invite-pending"],
    ["nobody", "nobody@example.com", "notMember", undefined],
  ])("removes %s by an address looked up in its list", async (_, email, outcome, request) => {
    const { organization, requests } = openCompany();
    expect(await organization.remove({ email })).toMatchObject({ outcome });
    expect(requests.find((sent) => sent.includes("DELETE"))).toBe(request);
  });

  test("is offboarded from by taking an open invite back", async () => {
    const { organization } = openCompany();
    const [result] = await offboard([organization], { email: "kim.osei@example.com" }, { pace: unpaced });
    expect(result).toMatchObject({ outcome: "removed", isVerified: true });
  });

  test("keeps its only owner", async () => {
    const { organization } = openCompany();
    expect(await offboard([organization], { email: "ada.marsh@example.com" }, { pace: unpaced })).toMatchObject([{ outcome: "cannot" }]);
  });

  test.each([
    [
      "an id to add",
      "add",
      { memberId: "user_1", role: "reader" },
      "add on an organization takes email, a non-empty string (it was given memberId)",
    ],
    ["no role to add with", "add", { email: "kim.osei@example.com" }, "add on an organization takes role, a non-empty string"],
    [
      "an id and an address",
      "remove",
      { memberId: "user_1", email: "kim.osei@example.com" },
      "remove on an organization takes memberId or email, not both",
    ],
  ] as const)("refuses %s from plain JavaScript before anything is sent", async (_, verb, member, message) => {
    const { organization, requests } = openCompany();
    expect(await rejection(organization[verb](member as never))).toHaveProperty("message", `openai: ${message}. Nothing was sent.`);
    expect(requests).toEqual([]);
  });
});

test("a user whom SCIM manages is marked as managed elsewhere, and left alone by a plan", async () => {
  const { organization } = openCompany((fetch) => async (url, init) => {
    if (!url.includes("/organization/users")) return fetch(url, init);
    const { data, ...page } = (await (await fetch(url, init)).json()) as { data: { id: string }[] };
    return Response.json({ ...page, data: data.map((user) => ({ ...user, is_scim_managed: user.id === "user_002" })) });
  });
  const { people } = await audit([organization], { pace: unpaced });
  const managed = people.flatMap(({ places }) => places).filter(({ managedElsewhere }) => managedElsewhere === true);
  expect(managed.map(({ memberId }) => memberId)).toEqual(["user_002"]);
  const { held } = await plan(organization, [{ email: "ada.marsh@example.com", role: "owner" }], { pace: unpaced, maxRemovals: 300 });
  expect(held.map(({ step }) => step.member.memberId)).toEqual(["user_002"]);
});

describe("an OpenAI project", () => {
  test("lists, adds by id or address, changes and removes", async () => {
    const { search } = openCompany();
    expect(await search.add({ memberId: "user_004", role: "member" })).toMatchObject({
      outcome: "added",
      member: { memberId: "user_004", role: "member" },
    });
    expect(await search.add({ email: "elif.marsh@example.com", role: "member" })).toMatchObject({ member: { memberId: "user_005" } });
    expect(await search.update({ memberId: "user_004", role: "owner" })).toMatchObject({ outcome: "updated" });
    expect(await search.remove({ memberId: "user_002" })).toMatchObject({ outcome: "removed" });
    expect((await collect(search.list())).map(({ memberId, role }) => `${memberId} ${role}`).sort()).toEqual([
      "user_001 owner",
      "user_003 member",
      "user_004 owner",
      "user_005 member",
    ]);
  });

  test("is planned and applied, additions by address included", async () => {
    const { search } = openCompany();
    const made = await plan(
      search,
      [
        { memberId: "user_001", role: "owner" },
        { email: "elif.marsh@example.com", role: "member" },
      ],
      { pace: unpaced },
    );
    expect(made.steps.map(({ action, member }) => `${action} ${member.memberId ?? member.email}`)).toEqual([
      "add elif.marsh@example.com",
      "remove user_002",
      "remove user_003",
    ]);
    expect(await apply(search, made, { pace: unpaced })).toMatchObject({ isComplete: true });
    expect(
      await plan(
        search,
        [
          { memberId: "user_001", role: "owner" },
          { email: "elif.marsh@example.com", role: "member" },
        ],
        { pace: unpaced },
      ),
    ).toMatchObject({ steps: [] });
  });
});

describe("a LlamaCloud project", () => {
  test("is joined and left by id, and left by an address looked up in the organization", async () => {
    const { alpacas, llamacloud, llamas } = openCompany();
    const isIn = async (user_id: string): Promise<boolean> =>
      (await llamacloud.organizations.users.projects.list({ path: { organization_id: llamas.id, user_id } })).some(
        ({ id }) => id === alpacas.id,
      );
    expect(await alpacas.remove({ email: "ADA.marsh@example.com" })).toMatchObject({ outcome: "removed" });
    expect(await isIn("usr_ada")).toBe(false);
    expect(await alpacas.add({ memberId: "usr_ada" })).toMatchObject({ outcome: "added" });
    expect(await isIn("usr_ada")).toBe(true);
    expect(await alpacas.remove({ memberId: "usr_ada" })).toMatchObject({ outcome: "removed" });
    expect(await alpacas.remove({ email: "nobody@example.com" })).toEqual({ outcome: "notMember", raw: undefined });
  });

  test("cannot be left by a pending member, who has no id", async () => {
    const { alpacas } = openCompany();
    const error = await rejection(alpacas.remove({ email: "lena.brandt@example.com" }));
    expect(error).toMatchObject({
      kind: "config",
      message: "llamacloud: remove on a project takes memberId, a non-empty string. Nothing was sent.",
    });
  });
});
