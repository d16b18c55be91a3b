import type { Fetch } from "@rosterkit/runtime";
import { describe, expect, test } from "vitest";
import { type Member, type OffboardResult, offboard, type Scope } from "../src/index.js";
import { badgehouseTeam } from "./support/badgehouse.js";
import { collect } from "./support/collect.js";
import { openCompany, toNetworkFailure, unpaced } from "./support/company.js";

const ada = { email: "ada.marsh@example.com" };

/** Without what differs from run to run. */
function brief(results: readonly OffboardResult[]): unknown[] {
  return results.map(({ scope, outcome, isVerified, reason }) => ({
    scope: `${scope.vendor} ${scope.scope}`,
    outcome,
    isVerified,
    ...(reason === undefined ? {} : { reason }),
  }));
}

describe("offboarding over all four vendors", () => {
  test("removes somebody everywhere, ids looked up by address, and confirms it where the vendor has a list", async () => {
    const { engineering, interns, workspace, role, llamas, plans } = openCompany();
    const scopes = [engineering, interns, workspace, role, llamas, plans];
    const results = await offboard(scopes, { email: "Ada.Marsh@Example.com" }, { pace: unpaced });
    expect(brief(results)).toEqual([
      { scope: "openai group", outcome: "removed", isVerified: true },
      { scope: "openai group", outcome: "notMember", isVerified: true },
      { scope: "gumloop workspace", outcome: "removed", isVerified: false },
      { scope: "gumloop role", outcome: "removed", isVerified: false },
      { scope: "llamacloud organization", outcome: "removed", isVerified: true },
      { scope: "cloudplans organization", outcome: "removed", isVerified: true },
    ]);
    expect(results[0]).toHaveProperty("requestId", expect.stringMatching(/^req_sandbox_\d+$/));
    for (const scope of [engineering, llamas, plans]) {
      const emails = (await collect<Member>(scope.list())).map(({ email }) => email?.toLowerCase());
      expect(emails).not.toContain(ada.email);
    }
  });

  test("goes on when one vendor is down, and finishes the rest when run again", async () => {
    let isDown = true;
    const { support, llamas, plans } = openCompany((fetch) => async (url, init) => {
      if (isDown && url.includes("llamaindex")) throw toNetworkFailure("ECONNREFUSED");
      return fetch(url, init);
    });
    const first = await offboard([llamas, support, plans], ada, { pace: unpaced });
    expect(first.map(({ outcome }) => outcome)).toEqual(["failed", "removed", "removed"]);
    expect(first[0]?.error).toMatchObject({ kind: "connection", code: "ECONNREFUSED" });
    isDown = false;
    const second = await offboard([llamas, support, plans], ada, { pace: unpaced });
    expect(second.map(({ outcome }) => outcome)).toEqual(["removed", "notMember", "notMember"]);
  });

  test("says that a pending member cannot be removed where the vendor removes by id", async () => {
    const { llamas, requests } = openCompany();
    const results = await offboard([llamas], { email: "lena.brandt@example.com" });
    expect(brief(results)).toEqual([
      {
        scope: "llamacloud organization",
        outcome: "cannot",
        isVerified: false,
        reason: "remove takes memberId, and none is known",
      },
    ]);
    expect(requests).toEqual(["llamacloud GET /api/v1/organizations/3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10/users"]);
  });

  test("does not take a refusal for somebody who was not there, where nothing can be listed", async () => {
    const { workspace } = openCompany();
    const results = await offboard([workspace], { email: "kim.osei@example.com" });
    expect(results).toMatchObject([{ outcome: "failed", isVerified: false, error: { kind: "http", status: 404 } }]);
  });

  test("finds somebody without an address by the id that is given for the vendor", async () => {
    const { support, plans } = openCompany();
    const robot = { email: "build.robot@example.com", memberIds: { openai: "user_256" } };
    const results = await offboard([support, plans], robot, { pace: unpaced });
    expect(results.map(({ outcome }) => outcome)).toEqual(["removed", "notMember"]);
    expect((await collect(support.list())).map(({ memberId }) => memberId)).not.toContain("user_256");
  });

  test.each([
    ["the only owner", "plans", "noor.lind@example.com"],
    ["the only Admin", "llamas", "noor.lind@example.com"],
  ] as const)("keeps %s, who would be the last administrator", async (_, name, email) => {
    const company = openCompany();
    const scope = company[name];
    const before = await collect<unknown>(scope.list());
    const [result] = await offboard([scope], { email });
    expect(result).toMatchObject({ outcome: "cannot", reason: "it would lose its last administrator" });
    expect(await collect<unknown>(scope.list())).toEqual(before);
  });
});

describe("a removal whose answer is lost", () => {
  const losing: (fetch: Fetch) => Fetch = (fetch) => async (url, init) => {
    const answer = await fetch(url, init);
    if (init.method === "GET") return answer;
    throw toNetworkFailure("ECONNRESET");
  };

  test("is verified by a list where there is one", async () => {
    const { support, plans } = openCompany(losing);
    const results = await offboard([support, plans], ada, { pace: unpaced });
    expect(brief(results)).toEqual([
      { scope: "openai group", outcome: "removed", isVerified: true },
      { scope: "cloudplans organization", outcome: "removed", isVerified: true },
    ]);
  });

  test("stays unknown where there is none", async () => {
    const { workspace } = openCompany(losing);
    expect(await offboard([workspace], ada)).toMatchObject([{ outcome: "unknown", error: { kind: "connection" } }]);
  });
});

describe("a removal that fails where nothing can be listed", () => {
  test.each([
    ["the vendor refuses it", async () => Response.json({}, { status: 403 }), "failed"],
    ["it never reaches the vendor", () => Promise.reject(toNetworkFailure("ECONNREFUSED")), "failed"],
    ["the vendor breaks down over it", async () => Response.json({}, { status: 500 }), "unknown"],
    ["its answer is cut off", () => Promise.reject(toNetworkFailure("ECONNRESET")), "unknown"],
  ])("because %s", async (_, answer: Fetch, outcome) => {
    const { role } = openCompany(() => answer);
    expect(await offboard([role], ada)).toMatchObject([{ outcome, isVerified: false, error: { vendor: "gumloop" } }]);
  });
});

describe("offboarding from one scope", () => {
  const captain = { email: "noor.lind@example.com", role: "captain" };

  test("takes no word for it when the person is still listed", async () => {
    const team = badgehouseTeam("night-shift", [captain, { ...ada, role: "member" }], { isDeaf: true });
    expect(await offboard([team], ada)).toMatchObject([
      { outcome: "unknown", isVerified: false, reason: "the vendor accepted it, and its list does not show it" },
    ]);
  });

  test("reports a refusal as failed, with its error, when the person is still listed", async () => {
    const refusal = new Error("refused");
    const beforeWrite = (): never => {
      throw refusal;
    };
    const team = badgehouseTeam("night-shift", [captain, { ...ada, role: "member" }], { beforeWrite });
    expect(await offboard([team], ada)).toMatchObject([{ outcome: "failed", error: refusal }]);
  });

  test("says so when the removal was accepted and the confirming list failed", async () => {
    let lists = 0;
    const onList = (): void => {
      lists += 1;
      if (lists === 2) throw new Error("down");
    };
    const team = badgehouseTeam("night-shift", [captain, { ...ada, role: "member" }], { onList });
    expect(await offboard([team], ada)).toMatchObject([{ outcome: "removed", isVerified: false }]);
  });

  test("an unknown role counts as an administrator among those who go, and stands in for no certain one", async () => {
    const deputy = { ...ada, role: "deputy" };
    const outcomes = [];
    for (const [badges, email] of [
      [[deputy], deputy.email],
      [[captain, deputy], deputy.email],
      [[captain, deputy], captain.email],
      [[deputy, { ...captain, role: "deputy" }], deputy.email],
      [[captain, { ...ada, role: "captain", status: "inactive" as const }], captain.email],
    ] as const) {
      const [result] = await offboard([badgehouseTeam("night-shift", badges)], { email });
      outcomes.push(result?.outcome);
    }
    expect(outcomes).toEqual(["cannot", "removed", "cannot", "removed", "cannot"]);
  });

  test("says that it cannot where a vendor has no removal", async () => {
    const notice: Scope = {
      vendor: "badgehouse",
      scope: "notice board",
      id: "lobby",
      capabilities: { vendor: "badgehouse", scope: "notice board", verbs: {} },
      administers: () => "unknown",
    };
    expect(await offboard([notice], ada)).toMatchObject([{ outcome: "cannot", reason: "the vendor has no remove for a notice board" }]);
  });

  test("refuses a blank address before anything is sent", async () => {
    const { plans, requests } = openCompany();
    await expect(offboard([plans], { email: " " })).rejects.toThrow("rosterkit: offboard takes an e-mail address. Nothing was sent.");
    expect(requests).toEqual([]);
  });
});
