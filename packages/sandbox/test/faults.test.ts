import { describe, expect, test } from "vitest";
import { createSandbox } from "../src/index.js";
import { adminKey, askAt, askSandbox } from "./openai-client.js";

const groups = "GET /organization/groups";

describe("a fault in the request header", () => {
  test.each([
    ["429", 429, null, "requests", "rate_limit_exceeded"],
    ["429;retry-after=1", 429, "1", "requests", "rate_limit_exceeded"],
    ["429; Retry-After = 20", 429, "20", "requests", "rate_limit_exceeded"],
    ["503", 503, null, "server_error", "sandbox_fault"],
    ["500", 500, null, "server_error", "sandbox_fault"],
    ["409", 409, null, "invalid_request_error", "sandbox_fault"],
  ])("is answered instead of the real thing: %s", async (fault, status, retryAfter, type, code) => {
    const answer = await askSandbox()(groups, { headers: { ...adminKey, "x-sandbox-fault": fault } });

    expect(answer).toMatchObject({ status, body: { error: { type, code } } });
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
  });

  test.each(["often", "200", "600", "429;retry-after=soon", "429;wait=1", ""])("that cannot be read is refused: %j", async (fault) => {
    const answer = await askSandbox()(groups, { headers: { ...adminKey, "x-sandbox-fault": fault } });

    expect(answer).toMatchObject({ status: 400, body: { error: { param: "x-sandbox-fault", code: "sandbox_fault_invalid" } } });
  });

  test("leaves state alone and is over with its request", async () => {
    const ask = askSandbox();
    const user = "/organization/groups/group_engineering/users/user_001";

    const failed = await ask(`DELETE ${user}`, { headers: { ...adminKey, "x-sandbox-fault": "500" } });

    expect(failed.status).toBe(500);
    expect((await ask(`GET ${user}`)).status).toBe(200);
  });
});

describe("failNext", () => {
  test("fails as many requests as told, in the order of its calls, then lets go", async () => {
    const sandbox = createSandbox({ vendors: ["openai"], validateResponses: true });
    const ask = askAt("https://api.openai.com/v1", sandbox.fetch);
    sandbox.failNext({ vendor: "openai", status: 429, retryAfter: 1, times: 2 });
    sandbox.failNext({ vendor: "openai", status: 503 });

    const answers = [await ask(groups), await ask(groups), await ask(groups), await ask(groups)];

    expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual([
      [429, "1"],
      [429, "1"],
      [503, null],
      [200, null],
    ]);
  });

  test("without a vendor meets whichever is asked", async () => {
    const sandbox = createSandbox();
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    sandbox.failNext({ status: 502 });

    expect([(await ask(groups)).status, (await ask(groups)).status]).toEqual([502, 200]);
  });

  test("is not used up by a request that brings its own fault", async () => {
    const sandbox = createSandbox();
    const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
    sandbox.failNext({ status: 502 });

    const own = await ask(groups, { headers: { ...adminKey, "x-sandbox-fault": "503" } });

    expect([own.status, (await ask(groups)).status]).toEqual([503, 502]);
  });

  test.each([
    [{ status: 200 }, "status must be from 400 to 599, not 200"],
    [{ status: 429, times: 0 }, "times must be a whole number, at least 1, not 0"],
    [{ status: 429, retryAfter: 0.5 }, "retryAfter must be a whole number, at least 0, not 0.5"],
  ])("refuses %j", (options, message) => {
    expect(() => createSandbox().failNext(options)).toThrow(message);
  });
});
