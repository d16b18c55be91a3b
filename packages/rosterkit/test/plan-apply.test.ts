import { ConfigError } from "@rosterkit/runtime";
import { describe, expect, test } from "vitest";
import { apply, type Plan, plan } from "../src/index.js";
import { type Badge, badgehouseTeam, type Trouble } from "./support/badgehouse.js";
import { collect, rejection } from "./support/collect.js";
import { openCompany, unpaced } from "./support/company.js";

const captain: Badge = { email: "noor.lind@example.com", role: "captain" };
const ada: Badge = { email: "ada.marsh@example.com", role: "member" };
const kim: Badge = { email: "kim.osei@example.com", role: "member" };

function team(badges: readonly Badge[] = [captain, ada], trouble: Trouble = {}) {
  return badgehouseTeam("night-shift", badges, trouble);
}

/** As it comes back from a file. */
function stored(made: Plan): Plan {
  return JSON.parse(JSON.stringify(made));
}

describe("a plan", () => {
  test("is plain data: whom to add, change and remove, and what was listed", async () => {
    const made = await plan(team([captain, ada, { ...kim, role: "deputy" }]), [captain, { ...kim, email: "KIM.Osei@example.com" }, tova]);
    expect(made).toEqual({
      version: 1,
      scope: { vendor: "badgehouse", scope: "team", id: "night-shift" },
      listed: 3,
      steps: [
        { action: "add", member: { email: "tova.weber@example.com", role: "member" } },
        { action: "remove", member: { email: "ada.marsh@example.com" }, from: { role: "member", status: "active" } },
        { action: "update", member: { email: "kim.osei@example.com" }, from: { role: "deputy", status: "active" }, to: { role: "member" } },
      ],
      held: [],
      refusals: [],
    });
    expect(stored(made)).toEqual(made);
  });

  test("has no steps when everything is as wanted", async () => {
    expect(await plan(team(), [captain, ada])).toMatchObject({ steps: [], held: [], refusals: [] });
  });

  test("leaves protected members alone, by id or by address, and says so", async () => {
    const made = await plan(team(), [captain], { protect: ["ADA.Marsh@example.com"] });
    expect(made.steps).toEqual([]);
    expect(made.held).toEqual([
      { step: { action: "remove", member: { email: ada.email }, from: { role: "member", status: "active" } }, reason: "protected" },
    ]);
  });

  test("leaves members alone whom another system manages", async () => {
    const { steps, held } = await plan(team([captain, { ...ada, managedElsewhere: true }]), [captain]);
    expect(steps).toEqual([]);
    expect(held).toMatchObject([{ reason: "another system manages this membership" }]);
  });

  test("is refused when it removes more than allowed", async () => {
    const crowd = Array.from({ length: 11 }, (_, index) => ({ email: `guest-${index}@example.com`, role: "member" }));
    const { refusals } = await plan(team([captain, ...crowd]), [captain]);
    expect(refusals).toEqual(["11 members would be removed, and maxRemovals is 10"]);
    expect((await plan(team([captain, ...crowd]), [captain], { maxRemovals: 11 })).refusals).toEqual([]);
  });

  test.each([
    ["removes the last administrator", [captain, ada], [ada], true],
    ["demotes the last administrator", [captain, ada], [{ ...captain, role: "member" }, ada], true],
    ["replaces the last administrator by somebody not yet there", [captain], [kim, { ...ada, role: "captain" }], true],
    ["leaves another administrator", [captain, { ...ada, role: "captain" }], [captain], false],
    ["leaves only somebody of whom it is not known", [captain, { ...ada, role: "deputy" }], [{ ...ada, role: "deputy" }], true],
    [
      "removes one of two of whom it is not known",
      [
        { ...ada, role: "deputy" },
        { ...kim, role: "deputy" },
      ],
      [{ ...kim, role: "deputy" }],
      false,
    ],
    ["touches no administrator", [captain, ada], [captain], false],
  ])("that %s", async (_, badges, wanted, isRefused) => {
    const { refusals } = await plan(team(badges), wanted);
    expect(refusals).toEqual(isRefused ? ["the scope would lose its last administrator"] : []);
  });

  test("is not made from half a list", async () => {
    const { engineering } = openCompany((fetch) => async (url, init) => {
      const answer = await fetch(url, init);
      const { has_more: _, ...page } = (await answer.json()) as Record<string, unknown>;
      return Response.json(page, { status: answer.status });
    });
    expect(await rejection(plan(engineering, [{ memberId: "user_001" }], { pace: unpaced }))).toMatchObject({ kind: "decode" });
  });

  test.each([
    ["nobody", [], "no members are wanted, which would empty the scope. Nothing was sent."],
    [
      "somebody twice",
      [ada, { ...ada, email: ada.email.toUpperCase() }],
      "desired[1] names somebody who is named before. Nothing was sent.",
    ],
    ["somebody without a key", [{ role: "member" }], "add on a team takes email, a non-empty string. Nothing was sent."],
    ["somebody without a role", [{ email: ada.email }], "add on a team takes role, a non-empty string. Nothing was sent."],
  ])("of %s is refused from plain JavaScript", async (_, wanted, message) => {
    const error = await rejection(plan(team(), wanted as Badge[]));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty("message", `badgehouse: ${message}`);
  });

  test("for a scope without a list is refused from plain JavaScript before anything is sent", async () => {
    const { workspace, requests } = openCompany();
    const error = await rejection(plan(workspace as never, [{ email: ada.email }] as never));
    expect(error).toHaveProperty("message", "gumloop: a workspace cannot be planned: the vendor lists no members there. Nothing was sent.");
    expect(requests).toEqual([]);
  });

  test("holds what a vendor has no operation for", async () => {
    const { llamas } = openCompany();
    const wanted = [
      { email: "noor.lind@example.com", role: "Admin" },
      { memberId: "usr_ada", role: "c4a7cae3-601f-4b2f-8d68-1e3b802d5f32" },
      { email: "vera.okoro@example.com" },
    ];
    expect(await plan(llamas, wanted)).toMatchObject({
      steps: [],
      held: [
        {
          step: { action: "remove", member: { email: "lena.brandt@example.com" }, from: { status: "pending" } },
          reason: "remove takes memberId, and none is known",
        },
      ],
    });
  });
});

const tova: Badge = { email: "tova.weber@example.com", role: "member" };

describe("applying a plan", () => {
  test("adds, changes and removes, confirms by a list, and has nothing to do the second time", async () => {
    const scope = team([captain, ada, { ...kim, role: "deputy" }]);
    const made = stored(await plan(scope, [captain, kim, tova]));
    const report = await apply(scope, made);
    expect(report).toMatchObject({ isComplete: true, scope: { id: "night-shift" } });
    expect(report.results.map(({ step, outcome }) => `${step.action} ${outcome}`)).toEqual(["add done", "remove done", "update done"]);
    expect([...scope.members.values()]).toEqual([captain, kim, tova]);
    const again = await apply(scope, made);
    expect(again.results.map(({ outcome }) => outcome)).toEqual(["alreadyDone", "alreadyDone", "alreadyDone"]);
  });

  test("goes on where it was left", async () => {
    let isBroken = true;
    const beforeWrite = (verb: string): void => {
      if (isBroken && verb === "add") throw new Error("down");
    };
    const scope = team([captain, ada], { beforeWrite });
    const made = await plan(scope, [captain, kim, tova]);
    const first = await apply(scope, made);
    expect(first.isComplete).toBe(false);
    expect(first.results.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "done"]);
    isBroken = false;
    const second = await apply(scope, made);
    expect(second.isComplete).toBe(true);
    expect(second.results.map(({ outcome }) => outcome)).toEqual(["done", "done", "alreadyDone"]);
    expect([...scope.members.values()]).toEqual([captain, kim, tova]);
  });

  test("believes the list more than a lost answer, and more than a kept one", async () => {
    const afterWrite = (): never => {
      throw new Error("connection lost");
    };
    const lossy = team([captain, ada], { afterWrite });
    expect(await apply(lossy, await plan(lossy, [captain]))).toMatchObject({ isComplete: true, results: [{ outcome: "done" }] });
    const deaf = team([captain, ada], { isDeaf: true });
    expect(await apply(deaf, await plan(deaf, [captain]))).toMatchObject({ isComplete: false, results: [{ outcome: "unknown" }] });
  });

  test.each([
    ["a member to remove has another role", { ...ada, role: "deputy" }],
    ["a member to remove has another status", { ...ada, status: "inactive" as const }],
    ["a member to add is there with another role", { ...kim, role: "deputy" }],
  ])("changes nothing when %s since", async (_, changed) => {
    const scope = team();
    const made = await plan(scope, [captain, kim]);
    scope.members.set(changed.email, changed);
    const before = [...scope.members.values()];
    const error = await rejection(apply(scope, made));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty(
      "message",
      "badgehouse: 1 of 2 steps meet members who are not as planned; make a new plan. Nothing was changed.",
    );
    expect([...scope.members.values()]).toEqual(before);
  });

  test("changes nothing when the only other administrator has gone since", async () => {
    const scope = team([captain, { ...ada, role: "captain" }]);
    const made = await plan(scope, [captain]);
    scope.members.delete(captain.email);
    await expect(apply(scope, made)).rejects.toThrow("the scope would lose its last administrator. Nothing was changed.");
    expect(scope.members.size).toBe(1);
  });

  test.each([
    [
      "was refused",
      (made: Plan): Plan => ({ ...made, refusals: ["11 members would be removed, and maxRemovals is 10"] }),
      "was refused: 11",
    ],
    ["is for another scope", (made: Plan): Plan => ({ ...made, scope: { ...made.scope, id: "day-shift" } }), "is for another scope"],
    ["is of an unknown version", (made: Plan): Plan => ({ ...made, version: 2 as 1 }), "has a version"],
  ])("refuses a plan that %s", async (_, change, message) => {
    const scope = team();
    const made = await plan(scope, [captain]);
    await expect(apply(scope, change(made))).rejects.toThrow(message);
    expect(scope.members.size).toBe(2);
  });

  test("sends LlamaCloud's additions as one array, and OpenAI's one by one", async () => {
    const { llamas, interns, requests } = openCompany();
    const kept = (await collect(llamas.list())).flatMap(({ memberId }) => (memberId === undefined ? [] : [{ memberId }]));
    const newcomers = ["kim.osei@example.com", "tova.weber@example.com", "lena.brandt@example.com"].map((email) => ({
      email,
      role: "ViewerV2",
    }));
    const made = await plan(llamas, [...kept, ...newcomers]);
    requests.length = 0;
    const report = await apply(llamas, made);
    expect(report.results.map(({ result }) => result?.outcome)).toEqual(["pending", "added"]);
    expect(requests.filter((request) => request.includes("PUT"))).toHaveLength(1);
    const both = await plan(interns, [{ memberId: "user_251" }, { memberId: "user_252" }], { pace: unpaced });
    requests.length = 0;
    expect(await apply(interns, both, { pace: unpaced })).toMatchObject({ isComplete: true });
    expect(requests.map((request) => request.split(" ")[1])).toEqual(["GET", "POST", "POST", "GET"]);
  });

  test("carries CloudPlans' role and status, and changes only what differs", async () => {
    const { plans } = openCompany();
    const wanted = [
      { email: "noor.lind@example.com", role: "owner", status: "active" },
      { email: "vera.okoro@example.com", role: "viewer", status: "inactive" },
      { email: "priya.weber@example.com", role: "planner", status: "inactive" },
      { email: "kim.osei@example.com", role: "planner", status: "active" },
    ] as const;
    const made = await plan(plans, wanted);
    expect(made.steps.map((step) => (step.action === "update" ? step.to : step.action))).toEqual([
      "add",
      "remove",
      { role: "planner" },
      { status: "inactive" },
    ]);
    expect(await apply(plans, stored(made))).toMatchObject({ isComplete: true });
    expect((await collect(plans.list())).map(({ email, role, status }) => ({ email, role, status }))).toEqual([
      wanted[0],
      wanted[2],
      wanted[1],
      wanted[3],
    ]);
  });
});
