import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSandbox, type Sandbox } from "../src/index.js";
import { adminKey, askAt, idsOf } from "./openai-client.js";

const users = "/organization/groups/group_engineering/users";
const user = `${users}/user_001`;

/** The same faults reach `sandbox.fetch` and a real socket. */
const ways: readonly (readonly [string, (sandbox: Sandbox<"openai">) => Promise<Way>])[] = [
  ["fetch without a port", async (sandbox) => ({ baseUrl: sandbox.baseUrl("openai"), fetch: sandbox.fetch })],
  ["a real socket", async (sandbox) => ({ baseUrl: (await sandbox.listen()).baseUrls.openai, fetch })],
];

interface Way {
  readonly baseUrl: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

describe.each(ways)("over %s", (_, openWay) => {
  async function withFault(fault: string, path = user, method = "GET"): Promise<{ answer: Promise<Response>; sandbox: Sandbox<"openai"> }> {
    const sandbox = createSandbox({ vendors: ["openai"], validateResponses: true });
    const way = await openWay(sandbox);
    return { answer: way.fetch(way.baseUrl + path, { method, headers: { ...adminKey, "x-sandbox-fault": fault } }), sandbox };
  }

  async function isMember(sandbox: Sandbox<"openai">): Promise<boolean> {
    const { status } = await askAt(sandbox.baseUrl("openai"), sandbox.fetch)(`GET ${user}`);
    await sandbox.close();
    return status === 200;
  }

  test.each([
    ["reset", true],
    ["reset;after", false],
  ])("%s cuts the connection; the user is then a member: %s", async (fault, stays) => {
    const { answer, sandbox } = await withFault(fault, user, "DELETE");

    await expect(answer).rejects.toMatchObject({
      name: "TypeError",
      message: "fetch failed",
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
    expect(await isMember(sandbox)).toBe(stays);
  });

  test("truncate breaks off in the middle of the body", async () => {
    const { answer, sandbox } = await withFault("truncate");
    const response = await answer;

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject({ name: "TypeError", message: "terminated" });
    await sandbox.close();
  });

  test.each([
    ["html", 502, "text/html; charset=utf-8", /^<!DOCTYPE html>/],
    ["html;status=200", 200, "text/html; charset=utf-8", /^<!DOCTYPE html>/],
    ["content-type=text/plain", 200, "text/plain", /^\{"id":"user_001"/],
    ["latency=5", 200, "application/json", /^\{"id":"user_001"/],
  ])("%s answers %i as %s", async (fault, status, type, text) => {
    const { answer, sandbox } = await withFault(fault);
    const response = await answer;

    expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
    expect(await response.text()).toMatch(text);
    await sandbox.close();
  });

  test("an answer that is late is given up with its signal", async () => {
    const sandbox = createSandbox({ vendors: ["openai"] });
    const way = await openWay(sandbox);
    const signal = AbortSignal.timeout(20);

    const answer = way.fetch(way.baseUrl + user, { headers: { ...adminKey, "x-sandbox-fault": "latency=60000" }, signal });

    await expect(answer).rejects.toMatchObject({ name: expect.stringMatching(/TimeoutError|AbortError/) });
    await sandbox.close();
  });
});

test("an answer that is late waits by the timers of the test", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const sandbox = createSandbox({ vendors: ["openai"] });
  const answer = sandbox.fetch(sandbox.baseUrl("openai") + user, { headers: { ...adminKey, "x-sandbox-fault": "latency=60000" } });

  await vi.advanceTimersByTimeAsync(59_999);
  const early = await Promise.race([answer, "nothing yet"]);
  await vi.advanceTimersByTimeAsync(1);

  expect([early, (await answer).status]).toEqual(["nothing yet", 200]);
});

describe("pages of a list", () => {
  test("an empty page has more to come, each with a cursor of its own, and nobody is lost", async () => {
    const sandbox = createSandbox({ vendors: ["openai"], validateResponses: true });
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    sandbox.failNext({ fault: "empty-page", operation: "list-group-users", times: 2 });
    const pages: ReturnType<typeof idsOf>[] = [];

    for (let after: string | null = ""; after !== null; after = pages.at(-1)?.next ?? null) {
      pages.push(idsOf((await ask(`GET ${users}?limit=200${after === "" ? "" : `&after=${after}`}`)).body));
    }

    expect(pages.map(({ ids, hasMore }) => [ids.length, hasMore])).toEqual([
      [0, true],
      [0, true],
      [200, true],
      [50, false],
    ]);
    expect(new Set(pages.flatMap(({ next }) => next ?? [])).size).toBe(3);
    expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(250);
  });

  test("a repeated cursor waits for a page that has one", async () => {
    const sandbox = createSandbox({ vendors: ["openai"], validateResponses: true });
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    sandbox.failNext({ fault: "repeat-cursor" });

    const first = idsOf((await ask(`GET ${users}?limit=100`)).body);
    const second = idsOf((await ask(`GET ${users}?limit=100&after=${first.next}`)).body);
    const again = idsOf((await ask(`GET ${users}?limit=100&after=${second.next}`)).body);

    expect([second.next, second.hasMore]).toEqual([first.next, true]);
    expect([again.ids[0], again.next === first.next]).toEqual([second.ids[0], false]);
  });

  test("in the header is refused for what has no pages", async () => {
    const sandbox = createSandbox({ vendors: ["openai"] });

    const answer = await askAt(sandbox.baseUrl("openai"), sandbox.fetch)(`GET ${user}`, {
      headers: { ...adminKey, "x-sandbox-fault": "empty-page" },
    });

    expect(answer).toMatchObject({ status: 400, body: { error: { code: "sandbox_fault_invalid" } } });
  });
});

describe("a fault for one operation", () => {
  test.each(["add-group-user", "POST /organization/groups/{group_id}/users"])("leaves the others alone: %s", async (operation) => {
    const sandbox = createSandbox({ vendors: ["openai"] });
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    sandbox.failNext({ status: 503, operation, times: "always" });

    const statuses = [];
    for (const line of [`GET ${users}`, `POST ${users}`, `POST ${users}`, `GET ${user}`]) {
      statuses.push((await ask(line, line.startsWith("POST") ? { body: { user_id: "user_251" } } : {})).status);
    }

    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(sandbox.waitingFaults()).toEqual([{ operation, fault: "503", times: "always" }]);
    sandbox.clearFaults();
    expect((await ask(`POST ${users}`, { body: { user_id: "user_251" } })).status).toBe(200);
  });

  test("that no vendor has is refused", () => {
    expect(() => createSandbox({ vendors: ["gumloop"] }).failNext({ status: 503, operation: "list-groups" })).toThrow(
      'there is no operation "list-groups"; known are:',
    );
  });
});
