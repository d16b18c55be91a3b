import { afterEach, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";
import { adminKey, askAt } from "./openai-client.js";

const open: Sandbox<"openai" | "cloudplans">[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

async function listen(): Promise<{ control: Ask; openai: Ask; sandbox: Sandbox<"openai" | "cloudplans"> }> {
  const sandbox = createSandbox({ vendors: ["openai", "cloudplans"] });
  open.push(sandbox);
  const { controlUrl = "", baseUrls } = await sandbox.listen({ control: true });
  return { control: askWith({ baseUrl: controlUrl, fetch, headers: {} }), openai: askAt(baseUrls.openai, fetch), sandbox };
}

const user = "/organization/groups/group_engineering/users/user_001";

describe("the control API", () => {
  test("is off unless asked for", async () => {
    const sandbox = createSandbox({ vendors: ["openai"] });
    await using listening = await sandbox.listen();

    expect(listening.controlUrl).toBeUndefined();
    expect(listening.servers).toHaveLength(1);
    expect((await fetch(`${new URL(listening.baseUrls.openai).origin}/snapshot`, { headers: adminKey })).status).toBe(404);
  });

  test("tells where everything is", async () => {
    const { control } = await listen();

    expect(await control("GET /")).toMatchObject({
      status: 200,
      body: {
        vendors: [
          {
            name: "openai",
            servers: [{ baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/) }],
            testKeys: { adminApiKey: "sk-admin-sandbox" },
          },
          { name: "cloudplans", testKeys: { token: "cp-sandbox-1" } },
        ],
        paths: expect.arrayContaining(["GET /state", "PUT /snapshot", "POST /reset", "POST /faults"]),
        faults: { "reset;after": expect.any(String) },
        profiles: { flaky: {} },
      },
    });
  });

  test("takes a snapshot and puts it back", async () => {
    const { control, openai } = await listen();
    const { body } = await control("GET /snapshot");
    await openai(`DELETE ${user}`);
    const gone = (await openai(`GET ${user}`)).status;

    const restored = await control("PUT /snapshot", { body });

    expect([gone, restored.status, (await openai(`GET ${user}`)).status]).toEqual([404, 204, 200]);
  });

  test("resets", async () => {
    const { control, openai } = await listen();
    await openai(`DELETE ${user}`);

    expect((await control("POST /reset")).status).toBe(204);
    const answer = await openai(`GET ${user}`);
    expect([answer.status, answer.headers.get("x-request-id")]).toEqual([200, "req_sandbox_1"]);
  });

  test("shows the state of one vendor and of all", async () => {
    const { control } = await listen();

    expect((await control("GET /state/cloudplans")).body).toMatchObject({ organizations: { 48213: { users: {} } } });
    expect(Object.keys((await control("GET /state")).body as object)).toEqual(["openai", "cloudplans"]);
  });

  test("lets requests fail for one operation, lists what waits, and clears it", async () => {
    const { control, openai } = await listen();

    const waiting = await control("POST /faults", {
      body: { vendor: "openai", operation: "list-groups", fault: "429;retry-after=1", times: 2 },
    });
    const statuses = [(await openai(`GET ${user}`)).status, (await openai("GET /organization/groups")).status];
    const left = await control("GET /faults");
    const cleared = await control("DELETE /faults");

    expect(waiting.body).toEqual([{ vendor: "openai", operation: "list-groups", fault: "429;retry-after=1", times: 2 }]);
    expect(statuses).toEqual([200, 429]);
    expect(left.body).toEqual([{ vendor: "openai", operation: "list-groups", fault: "429;retry-after=1", times: 1 }]);
    expect([cleared.status, (await openai("GET /organization/groups")).status]).toEqual([204, 200]);
  });

  test("sets random faults and drift while the sandbox runs", async () => {
    const { control, openai } = await listen();

    await control("PUT /profile", { body: { profile: { faults: [{ fault: "503", chance: 1 }] }, seed: 3 } });
    const bad = (await openai("GET /organization/groups")).status;
    await control("PUT /profile", { body: { profile: null } });
    await control("PUT /drift", { body: { unknownEnumValue: true } });

    expect(bad).toBe(503);
    expect(await openai("GET /organization/groups?limit=1")).toMatchObject({
      status: 200,
      body: { data: [{ group_type: "sandbox_unknown_value" }] },
    });
  });

  test("gives a fresh token where tokens end", async () => {
    const { control } = await listen();

    expect((await control("POST /tokens/cloudplans")).body).toEqual({ token: "cp-sandbox-3" });
    expect((await control("POST /tokens/openai")).status).toBe(404);
  });

  test.each([
    ["a path it has not", "GET /nothing", undefined, 404, "There is no such path. There are: GET /, "],
    ["a method it has not", "DELETE /state", undefined, 405, "This path answers GET only."],
    ["a vendor it has not", "GET /state/gumloop", undefined, 404, "it has openai, cloudplans"],
    ["a body that is no JSON", "PUT /drift", "{", 400, "Send a body in JSON."],
    ["a member that means nothing", "POST /faults", { falt: "503" }, 400, '"falt" means nothing here'],
    ["a fault that is none", "POST /faults", { fault: "often" }, 400, "fault must be one of: 429,"],
    ["no fault", "POST /faults", {}, 400, "status must be from 400 to 599"],
    ["an unknown profile", "PUT /profile", { profile: "fluky" }, 400, "known are: flaky, slow, hostile"],
    ["a snapshot that is none", "PUT /snapshot", { vendors: {} }, 400, "this is no snapshot"],
  ])("refuses %s", async (_, line, body, status, message) => {
    const { control } = await listen();

    const answer = await control(line, body === undefined ? {} : { body });

    expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(message) } });
  });

  test("does not answer web pages", async () => {
    const { control, sandbox } = await listen();

    const answer = await control("POST /reset", { headers: { origin: "https://example.com" } });

    expect(answer.status).toBe(403);
    expect(sandbox.waitingFaults()).toEqual([]);
  });
});
