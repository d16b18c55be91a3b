import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { requestLine } from "../src/cli-text.js";
import { adminKey } from "./openai-client.js";

const bin = fileURLToPath(new URL("../bin/rosterkit-sandbox.js", import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

interface Started {
  readonly child: ChildProcess;
  readonly printed: () => { readonly out: string; readonly error: string };
  readonly exitCode: Promise<number | null>;
  /** Resolves with all output so far, once it contains the text. */
  readonly until: (text: string) => Promise<string>;
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const printed = { out: "", error: "" };
  child.stdout.on("data", (chunk) => {
    printed.out += chunk;
    child.emit("printed");
  });
  child.stderr.on("data", (chunk) => {
    printed.error += chunk;
  });
  return {
    child,
    printed: () => printed,
    exitCode: once(child, "close").then(([code]) => code),
    until: async (text) => {
      while (!printed.out.includes(text)) await once(child, "printed");
      return printed.out;
    },
  };
}

describe("rosterkit-sandbox", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("prints where it is, logs requests, and ends cleanly on %s", async (signal) => {
    const { child, until, exitCode, printed } = start("openai", "--port", "0");
    const banner = await until("Ctrl-C ends it.");
    const baseUrl = /http:\/\/127\.0\.0\.1:\d+\/v1/.exec(banner)?.[0] ?? "";

    const response = await fetch(`${baseUrl}/organization/groups?limit=1`, { headers: adminKey });
    await until("req_sandbox_1");
    child.kill(signal);

    expect(response.status).toBe(200);
    expect(banner).toMatch(/^ {2}openai {2}http:\/\/127\.0\.0\.1:\d+\/v1 {2}adminApiKey sk-admin-sandbox$/m);
    expect(banner).toContain("group_engineering (250 users)");
    expect(banner).toContain(`curl -H 'Authorization: Bearer sk-admin-sandbox' ${baseUrl}/organization/groups`);
    expect(await exitCode).toBe(0);
    expect(printed().out).toMatch(/^\d\d:\d\d:\d\d {2}openai {2}GET \/v1\/organization\/groups {2}200 {2}\d+ ms {2}req_sandbox_1$/m);
    expect(printed().error).toBe("");
  });

  test("prints each server and each key of several vendors, and a request to try for each vendor", async () => {
    const { until } = start("gumloop", "llamacloud", "cloudplans", "--port", "0");

    const banner = await until("Ctrl-C ends it.");

    const table = banner.split("\n").slice(3, 11);
    expect(table.map((line) => line.replace(/127\.0\.0\.1:\d+/, "HOST").replace(/ {2,}/g, " | "))).toEqual([
      " | gumloop | http://HOST/api/v1 | apiKey gum-sandbox-personal",
      " | userId usr_K3nD8aQwZ1",
      " | oauthToken gum-sandbox-oauth",
      " | teamKey gum-sandbox-team",
      " | llamacloud na | http://HOST | apiKey llx-sandbox-na",
      " | llamacloud eu | http://HOST | euApiKey llx-sandbox-eu",
      " | viewerApiKey llx-sandbox-na-viewer",
      " | cloudplans | http://HOST | token cp-sandbox-1",
    ]);
    const [gumloop, llamacloud, cloudplans] = banner.split("\n").filter((line) => line.startsWith("  curl"));
    expect(gumloop).toContain(
      "-H 'x-auth-key: usr_K3nD8aQwZ1' -H 'Content-Type: application/json' -d '{\"organization_id\":\"org_7Hq2mXc9\",",
    );
    expect(llamacloud).toMatch(
      /^ {2}curl -H 'Authorization: Bearer llx-sandbox-na' http:\S+\/api\/v1\/organizations\/[0-9a-f-]{36}\/users$/,
    );
    expect(cloudplans).toMatch(/^ {2}curl -H 'Authorization: Bearer cp-sandbox-1' 'http:\S+\/list\?action=users&org_id=48213'$/);
  });

  test("gives a fresh token after a refused one, since no operation does", async () => {
    const { until } = start("cloudplans", "--port", "0");
    const baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(await until("Ctrl-C ends it."))?.[0] ?? "";
    const list = (token: string): Promise<Response> =>
      fetch(`${baseUrl}/v1/organizations/users/list?action=users&org_id=48213`, { headers: { authorization: `Bearer ${token}` } });

    const refused = await list("cp-sandbox-old");
    const printed = await until("a fresh one, cp-sandbox-3");
    const accepted = await list("cp-sandbox-3");

    expect([refused.status, accepted.status]).toEqual([401, 200]);
    expect(printed).toMatch(/^ {10}cloudplans {2}if the token has expired: here is a fresh one, cp-sandbox-3$/m);
  });

  test("starts from a seed file, with faults and drift, and with the control API after the vendors", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sandbox-cli-"));
    const seed = join(folder, "seed.json");
    await writeFile(
      seed,
      JSON.stringify({
        openai: {
          organization: { id: "org_1", name: "One" },
          users: [],
          groups: [{ id: "group_1", name: "Only", createdAt: 1, memberIds: [] }],
        },
      }),
    );
    const { until } = start(
      "openai",
      "--port",
      "0",
      "--seed",
      seed,
      "--control",
      "--profile",
      "flaky",
      "--profile-seed",
      "3",
      "--new-field",
    );
    const banner = await until("Ctrl-C ends it.");
    await rm(folder, { recursive: true });
    const controlUrl = /Control API {2}(http:\S+)/.exec(banner)?.[1] ?? "";
    const baseUrl = /http:\S+\/v1/.exec(banner)?.[0] ?? "";

    await fetch(`${controlUrl}/profile`, { method: "PUT", body: '{"profile":null}' });
    const answer = await fetch(`${baseUrl}/organization/groups`, { headers: adminKey });

    expect(banner).toContain("Random faults: flaky");
    expect(await answer.json()).toMatchObject({ data: [{ id: "group_1", sandbox_new_field: "as vendors add them" }] });
  });

  test("logs no request when told to be quiet", async () => {
    const { child, until, exitCode, printed } = start("--port", "0", "--quiet");
    const banner = await until("Ctrl-C ends it.");

    await fetch(/http:\/\/127\.0\.0\.1:\d+\/v1/.exec(banner)?.[0] ?? "");
    child.kill("SIGINT");

    expect(await exitCode).toBe(0);
    expect(printed().out).toBe(banner);
  });

  test.each([
    ["an unknown vendor", ["openia"], "Known vendors are: openai, gumloop, llamacloud, cloudplans."],
    ["a port that is no number", ["--port", "high"], "A port is a whole number from 0 to 65535."],
    ["a port out of range", ["--port", "65536"], "A port is a whole number from 0 to 65535."],
    ["an unknown option", ["--prot", "1"], "unknown option '--prot'"],
    ["an unknown profile", ["--profile", "fluky"], "Allowed choices are flaky, slow, hostile."],
    ["a profile seed that is no number", ["--profile-seed", "x"], "A whole number is wanted."],
  ])("refuses %s with exit code 2", async (_, args, message) => {
    const { exitCode, printed } = start(...args);

    expect(await exitCode).toBe(2);
    expect(printed().error).toContain(message);
    expect(printed().out).toBe("");
  });

  test("says what is wrong with a seed file, with exit code 1", async () => {
    const { exitCode, printed } = start("--seed", "nowhere.json");

    expect(await exitCode).toBe(1);
    expect(printed().error).toMatch(/^rosterkit-sandbox: seed file nowhere\.json cannot be read: ENOENT/);
  });

  test("says that a port is in use, with exit code 1", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const { port } = blocker.address() as AddressInfo;

    const { exitCode, printed } = start("--port", String(port));

    expect(await exitCode).toBe(1);
    expect(printed().error).toBe(`rosterkit-sandbox: port ${port} on 127.0.0.1 is in use; choose another, or 0 for any free one\n`);
    blocker.close();
  });
});

test("a request line shows that a fault was injected", () => {
  const entry = {
    vendor: "openai",
    method: "GET",
    path: "/v1/x",
    status: 429,
    milliseconds: 3,
    requestId: "req_sandbox_7",
    isFault: true,
    fault: "429",
  };

  expect(requestLine(entry, new Date(2030, 0, 1, 9, 8, 7))).toBe("09:08:07  openai  GET /v1/x  429  3 ms  req_sandbox_7  (fault: 429)");
});
