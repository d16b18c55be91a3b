import { describe, expect, test, vi } from "vitest";
import { audit, type Member, type Progress, visitMembers } from "../src/index.js";
import { takeTurn } from "../src/run-over-scopes.js";
import { badgehouseTeam } from "./support/badgehouse.js";
import { openCompany, toNetworkFailure, unpaced } from "./support/company.js";

const supportReference = { vendor: "openai", scope: "group", id: "group_support" };
const llamasReference = { vendor: "llamacloud", scope: "organization", id: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10" };
const plansReference = { vendor: "cloudplans", scope: "organization", id: "48213" };

describe("an audit", () => {
  test("says who is where with which role, over all vendors, and names what cannot be read", async () => {
    const { support, workspace, llamas, plans } = openCompany();
    const report = await audit([support, workspace, llamas, plans], { pace: unpaced });
    const ada = report.people.find(({ email }) => email === "ada.marsh@example.com");
    // Vendors answer in their own time, so the order of the places is open.
    expect(ada?.places.toSorted((one, other) => one.scope.vendor.localeCompare(other.scope.vendor))).toEqual([
      { scope: plansReference, role: "planner", status: "active" },
      { scope: llamasReference, memberId: "usr_ada", role: "ViewerV2", status: "unknown" },
      { scope: supportReference, memberId: "user_001", status: "unknown" },
    ]);
    expect(report.read).toEqual([
      { scope: supportReference, outcome: "read", members: 13 },
      { scope: llamasReference, outcome: "read", members: 4 },
      { scope: plansReference, outcome: "read", members: 4 },
    ]);
    expect(report.unread).toEqual([{ scope: { vendor: "gumloop", scope: "workspace", id: "ws_9TfLr4Vb" }, outcome: "cannot", members: 0 }]);
  });

  test("keeps somebody without an address apart, and brings addresses together without regard to case", async () => {
    const { support } = openCompany();
    const team = badgehouseTeam("night-shift", [{ email: "ADA.Marsh@Example.com", role: "captain" }]);
    const { people } = await audit([support, team], { pace: unpaced });
    expect(people).toHaveLength(13);
    expect(people.filter(({ email }) => email === undefined)).toEqual([
      { places: [{ scope: supportReference, memberId: "user_256", status: "unknown" }] },
    ]);
    expect(people.find(({ email }) => email?.toLowerCase() === "ada.marsh@example.com")?.places).toHaveLength(2);
  });

  test("survives one vendor being down", async () => {
    const { support, llamas, plans } = openCompany((fetch) => async (url, init) => {
      if (url.includes("llamaindex")) throw toNetworkFailure("ECONNREFUSED");
      return fetch(url, init);
    });
    const report = await audit([llamas, support, plans], { pace: unpaced });
    expect(report.read.map(({ scope }) => scope.vendor)).toEqual(["openai", "cloudplans"]);
    expect(report.unread).toEqual([
      {
        scope: llamasReference,
        outcome: "failed",
        members: 0,
        error: expect.objectContaining({ kind: "connection", code: "ECONNREFUSED" }),
      },
    ]);
  });

  test("says how much of a list was read before it broke off", async () => {
    const team = badgehouseTeam("night-shift", [
      { email: "ada.marsh@example.com", role: "captain" },
      { email: "kim.osei@example.com", role: "member" },
    ]);
    const seen: Member[] = [];
    const broken = new Error("the visitor gave up");
    const readings = await visitMembers([team], (member) => {
      if (seen.push(member) === 2) throw broken;
    });
    expect(readings).toEqual([{ scope: expect.objectContaining({ id: "night-shift" }), outcome: "failed", members: 1, error: broken }]);
  });

  test("tells after each scope how far it is", async () => {
    const told: Progress[] = [];
    const teams = ["one", "two"].map((id) => badgehouseTeam(id, []));
    await audit(teams, { concurrency: 1, onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { scope: { vendor: "badgehouse", scope: "team", id: "one" }, done: 1, total: 2 },
      { scope: { vendor: "badgehouse", scope: "team", id: "two" }, done: 2, total: 2 },
    ]);
  });

  test("reports what an abort kept from being read", async () => {
    const { support, plans } = openCompany();
    const report = await audit([support, plans], { signal: AbortSignal.abort() });
    expect(report.read).toEqual([]);
    expect(report.unread.map(({ error }) => error)).toEqual([
      expect.objectContaining({ kind: "aborted" }),
      expect.objectContaining({ kind: "aborted" }),
    ]);
  });
});

describe("concurrency and pace", () => {
  test.each([
    [1, 1],
    [2, 2],
    [undefined, 4],
  ])("at a concurrency of %s, %i scopes of a vendor are read at a time", async (concurrency, expected) => {
    let reading = 0;
    let most = 0;
    const onList = async (): Promise<void> => {
      reading += 1;
      most = Math.max(most, reading);
      await new Promise((resolve) => setImmediate(resolve));
      reading -= 1;
    };
    const teams = Array.from({ length: 9 }, (_, index) => badgehouseTeam(`team-${index}`, [], { onList }));
    await visitMembers(teams, () => {}, { concurrency });
    expect(most).toBe(expected);
  });

  test("a turn is free until as many as allowed were taken, then comes when the oldest is old enough", () => {
    const starts: number[] = [];
    const pace = { requests: 2, seconds: 60 };
    expect([0, 10_000, 20_000, 21_000, 200_000].map((now) => takeTurn(starts, pace, now))).toEqual([0, 0, 40_000, 49_000, 0]);
  });

  test("requests to one endpoint wait for their turn, over all scopes of the vendor", async () => {
    vi.useFakeTimers();
    try {
      const { engineering, support, interns, requests } = openCompany();
      const report = audit([engineering, support, interns], { pace: { openai: { requests: 2, seconds: 60 } } });
      await vi.advanceTimersByTimeAsync(59_999);
      expect(requests).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(1);
      expect((await report).read).toHaveLength(3);
      expect(requests).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  test("each page of a list takes a turn", async () => {
    vi.useFakeTimers();
    try {
      const { organization, requests } = openCompany();
      const report = audit([organization], { pace: { openai: { requests: 2, seconds: 60 } } });
      await vi.advanceTimersByTimeAsync(59_999);
      expect(requests).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(1);
      expect((await report).read).toMatchObject([{ members: 257 }]);
      expect(requests.map((request) => request.replace(/\?.*/, ""))).toEqual([
        ...Array(3).fill("openai GET /v1/organization/users"),
        "openai GET /v1/organization/invites",
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("an abort ends the wait for a turn", async () => {
    const { support, interns } = openCompany();
    const controller = new AbortController();
    const pace = { openai: { requests: 1, seconds: 3600 } };
    const onProgress = (): void => controller.abort();
    const { read, unread } = await audit([support, interns], { pace, onProgress, signal: controller.signal });
    expect(read.map(({ scope }) => scope.id)).toEqual(["group_support"]);
    expect(unread).toMatchObject([{ outcome: "failed", error: { kind: "aborted" } }]);
  });

  test("unless told otherwise, OpenAI's endpoints are asked seven times a minute", () => {
    const { support, workspace, llamas, plans } = openCompany();
    expect(support.capabilities.pace).toEqual({ requests: 7, seconds: 60 });
    expect([workspace, llamas, plans].map(({ capabilities }) => capabilities.pace)).toEqual([undefined, undefined, undefined]);
  });
});
