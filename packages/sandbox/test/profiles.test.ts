import { afterEach, describe, expect, test, vi } from "vitest";
import { createSandbox, type FaultProfile, type SandboxOptions } from "../src/index.js";
import { adminKey, askAt, idsOf } from "./openai-client.js";

async function statusesOf(options: SandboxOptions<"openai">, count = 60): Promise<readonly number[]> {
  const sandbox = createSandbox({ vendors: ["openai"], ...options });
  const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
  const statuses = [];
  for (let asked = 0; asked < count; asked += 1) statuses.push((await ask("GET /organization/groups?limit=1")).status);
  return statuses;
}

/** The status, or `reset`; a late answer is not waited for. */
async function outcomeOf(answer: Promise<Response>): Promise<string> {
  const outcome = answer.then(
    ({ status }) => String(status),
    () => "reset",
  );
  await vi.advanceTimersByTimeAsync(120);
  return outcome;
}

const halfBad: FaultProfile = {
  faults: [
    { fault: "503", chance: 0.3, burst: 2 },
    { fault: "429;retry-after=1", chance: 0.2 },
  ],
};

afterEach(() => {
  vi.useRealTimers();
});

describe("random faults", () => {
  test("come out the same for the same seed, and otherwise for another", async () => {
    const [one, same, other] = [
      await statusesOf({ profile: halfBad, profileSeed: 7 }),
      await statusesOf({ profile: halfBad, profileSeed: 7 }),
      await statusesOf({ profile: halfBad, profileSeed: 8 }),
    ];

    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
    expect([...new Set(one)].sort()).toEqual([200, 429, 503]);
  });

  test("come in bursts of the length asked for", async () => {
    const statuses = await statusesOf({ profile: { faults: [{ fault: "503", chance: 0.1, burst: 3 }] } }, 200);

    const runs = statuses.join(" ").match(/(503 ?)+/g) ?? [];
    expect(runs.length).toBeGreaterThan(3);
    expect(runs.map((run) => run.trim().split(" ").length % 3)).toEqual(runs.map(() => 0));
  });

  test("do not depend on the other vendors' requests", async () => {
    const alone = await statusesOf({ profile: halfBad });
    const sandbox = createSandbox({ vendors: ["openai", "gumloop"], profile: halfBad });
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    const beside = [];
    for (let asked = 0; asked < 60; asked += 1) {
      await sandbox.fetch(`${sandbox.baseUrl("gumloop")}/organizations`);
      beside.push((await ask("GET /organization/groups?limit=1")).status);
    }

    expect(beside).toEqual(alone);
  });

  test("begin anew and end on request", async () => {
    const sandbox = createSandbox({ vendors: ["openai"], profile: { faults: [{ fault: "500", chance: 1 }] } });
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    const before = await ask("GET /organization/groups");
    sandbox.setProfile(undefined);

    expect([before.status, (await ask("GET /organization/groups")).status]).toEqual([500, 200]);
  });

  test("differ from seed to seed, wait by the timers of the test, and leave no trace once they end", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const runs: string[] = [];
    for (const profileSeed of [1, 2, 3]) {
      const sandbox = createSandbox({ vendors: ["openai"], profile: "flaky", profileSeed });
      const url = `${sandbox.baseUrl("openai")}/organization/groups`;
      const outcomes: string[] = [];
      for (let asked = 0; asked < 100; asked += 1) outcomes.push(await outcomeOf(sandbox.fetch(url, { headers: adminKey })));
      sandbox.setProfile(undefined);
      const { body } = await askAt(sandbox.baseUrl("openai"), sandbox.fetch)("GET /organization/groups");
      expect(idsOf(body).ids).toEqual(["group_engineering", "group_support", "group_interns"]);
      runs.push(outcomes.join(" "));
    }

    expect(new Set(runs).size).toBe(3);
    expect([...new Set(runs.join(" ").split(" "))].sort()).toEqual(["200", "429", "500", "502", "503", "reset"]);
  });

  test.each([
    ["an unknown profile", "fluky", 'unknown profile "fluky"; known are: flaky, slow, hostile'],
    ["an unknown fault", { faults: [{ fault: "often", chance: 1 }] }, "a profile's fault must be one of: 429,"],
    ["a chance above one", { faults: [{ fault: "503", chance: 2 }] }, "chance must be from 0 to 1, not 2"],
    [
      "more than everything",
      {
        faults: [
          { fault: "503", chance: 0.7 },
          { fault: "500", chance: 0.7 },
        ],
      },
      "add up to 1.4",
    ],
    ["a burst of nothing", { faults: [{ fault: "503", chance: 1, burst: 0 }] }, "burst must be 1 or more, not 0"],
  ])("refuse %s", (_, profile, message) => {
    // What JavaScript callers can pass and the types forbid.
    expect(() => createSandbox({ profile: profile as FaultProfile })).toThrow(message);
  });
});
