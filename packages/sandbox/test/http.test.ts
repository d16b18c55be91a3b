import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createSandbox, type Listening, type Sandbox, type SandboxOptions } from "../src/index.js";
import { adminKey, askAt, idsOf } from "./openai-client.js";

// Taken before anything listens.
const originals = { Request: globalThis.Request, Response: globalThis.Response };
const open: Listening<"openai">[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close()));
});

type OpenAISandbox = Sandbox<"openai">;

function openaiSandbox(options: SandboxOptions<"openai"> = {}): OpenAISandbox {
  return createSandbox({ vendors: ["openai"], validateResponses: true, ...options });
}

async function listen(sandbox = openaiSandbox()): Promise<{ listening: Listening<"openai">; baseUrl: string }> {
  const listening = await sandbox.listen();
  open.push(listening);
  return { listening, baseUrl: listening.baseUrl("openai") };
}

describe("over a real socket", () => {
  test("the vendor stands on 127.0.0.1 under its own base path", async () => {
    const { listening, baseUrl } = await listen();

    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(listening.baseUrls).toEqual({ openai: baseUrl });
  });

  test("a membership is added, listed over several pages, and removed", async () => {
    const { baseUrl } = await listen();
    const ask = askAt(baseUrl, fetch);
    const users = "/organization/groups/group_engineering/users";

    const added = await ask(`POST ${users}`, { body: { user_id: "user_252" } });
    const first = idsOf((await ask(`GET ${users}?limit=200`)).body);
    const second = idsOf((await ask(`GET ${users}?limit=200&after=${first.next}`)).body);
    const removed = await ask(`DELETE ${users}/user_252`);
    const again = await ask(`DELETE ${users}/user_252`);

    expect(added).toMatchObject({ status: 200, body: { object: "group.user", user_id: "user_252", group_id: "group_engineering" } });
    expect([first.ids.length, first.ids[0], second.ids.length, second.hasMore]).toEqual([200, "user_252", 51, false]);
    expect(removed).toMatchObject({ status: 200, body: { object: "group.user.deleted", deleted: true } });
    expect(again).toMatchObject({ status: 404, body: { error: { code: "group_user_not_found" } } });
  });

  test.each([
    ["a missing key", "GET /organization/groups", {}, 401],
    ["an unknown URL", "GET /organization/teams", adminKey, 404],
    ["an injected fault", "GET /organization/groups", { ...adminKey, "x-sandbox-fault": "429;retry-after=2" }, 429],
    ["an injected fault on a write", "POST /organization/groups/group_engineering/users", { "x-sandbox-fault": "503" }, 503],
  ])("errors keep their envelope: %s", async (_, line, headers, status) => {
    const { baseUrl } = await listen();

    const answer = await askAt(baseUrl, fetch)(line, { headers, ...(line.startsWith("POST") && { body: { user_id: "user_252" } }) });

    expect(answer).toMatchObject({ status, body: { error: { message: expect.any(String) } } });
    expect(answer.headers.get("x-request-id")).toBe("req_sandbox_1");
  });

  test("state is the one that fetch sees", async () => {
    const sandbox = openaiSandbox();
    const { baseUrl } = await listen(sandbox);
    const user = "/organization/groups/group_engineering/users/user_001";

    await askAt(baseUrl, fetch)(`DELETE ${user}`);

    expect((await askAt(sandbox.baseUrl("openai"), sandbox.fetch)(`GET ${user}`)).status).toBe(404);
  });

  test("a sandbox leaves the global Request and Response as they were", async () => {
    await listen();

    expect(globalThis.Request).toBe(originals.Request);
    expect(globalThis.Response).toBe(originals.Response);
  });

  test("an answer that does not fit the spec is a 500 that says so", async () => {
    const openai = { organization: { id: "o", name: "O" }, users: [], groups: [{ id: "g", name: "G", createdAt: 0.5, memberIds: [] }] };
    const { baseUrl } = await listen(openaiSandbox({ seed: { openai } }));

    const response = await fetch(`${baseUrl}/organization/groups`, { headers: adminKey });

    expect([response.status, await response.text()]).toEqual([
      500,
      "sandbox: openai list-groups answered 200, but its body does not fit the spec: /data/0/created_at must be integer\n",
    ]);
  });
});

describe("closing", () => {
  test.each([
    ["the servers", (_: OpenAISandbox, listening: Listening<"openai">) => listening.close()],
    ["the servers by `await using`", (_: OpenAISandbox, listening: Listening<"openai">) => listening[Symbol.asyncDispose]()],
    ["the sandbox", (sandbox: OpenAISandbox) => sandbox.close()],
    ["the sandbox by `await using`", (sandbox: OpenAISandbox) => sandbox[Symbol.asyncDispose]()],
  ])("%s leaves nothing listening, also with a connection kept alive, and may be repeated", async (_, close) => {
    const sandbox = openaiSandbox();
    const { listening, baseUrl } = await listen(sandbox);
    await askAt(baseUrl, fetch)("GET /organization/groups");

    await close(sandbox, listening);
    await close(sandbox, listening);

    await expect(fetch(baseUrl)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  });

  test("does not wait for half a request", async () => {
    const { listening, baseUrl } = await listen();
    const socket = connect(Number(new URL(baseUrl).port), "127.0.0.1");
    const cut = once(socket, "close");
    socket.on("error", () => undefined);
    await once(socket, "connect");
    await new Promise<void>((resolve) => socket.write("GET /v1/organization/groups HTTP/1.1\r\n", () => resolve()));
    // Another request, answered: by then the server has met the first connection.
    await fetch(baseUrl);

    await listening.close();

    expect(await cut).toEqual([expect.any(Boolean)]);
  });

  test("lets the same sandbox listen anew, with its state", async () => {
    const sandbox = openaiSandbox();
    const user = "/organization/groups/group_engineering/users/user_001";
    const first = await listen(sandbox);
    await askAt(first.baseUrl, fetch)(`DELETE ${user}`);
    await first.listening.close();

    const second = await listen(sandbox);

    expect((await askAt(second.baseUrl, fetch)(`GET ${user}`)).status).toBe(404);
  });
});

test("a port in use is named in the error", async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
  const { port } = blocker.address() as AddressInfo;

  const listening = createSandbox().listen({ port });

  await expect(listening).rejects.toThrow(`port ${port} on 127.0.0.1 is in use; choose another, or 0 for any free one`);
  blocker.close();
});
