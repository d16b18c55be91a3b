import { createOpenAIClient } from "@rosterkit/openai";
import { ConfigError, HttpError } from "@rosterkit/runtime";
import { createSandbox } from "@rosterkit/sandbox";
import { describe, expect, test } from "vitest";
import { type OpenAIGroup, openaiCapabilities, openaiGroup } from "../src/openai.js";
import { collect, rejection } from "./support/collect.js";

function createGroup(groupId: string): { group: OpenAIGroup; requests: string[] } {
  const requests: string[] = [];
  const sandbox = createSandbox({ vendors: ["openai"], onRequest: ({ method, path }) => requests.push(`${method} ${path}`) });
  const openai = createOpenAIClient({ ...sandbox.testKeys.openai, fetch: sandbox.fetch });
  return { group: openaiGroup(openai, { groupId }), requests };
}

describe("an OpenAI group", () => {
  test("lists every member over all pages, in the shared vocabulary", async () => {
    const { group } = createGroup("group_engineering");
    const members = await collect(group.list());
    expect(members).toHaveLength(250);
    const { raw, ...first } = members[0] ?? expect.unreachable("a member");
    expect(first).toEqual({ memberId: "user_250", email: raw.email, status: "unknown" });
    expect(raw.id).toBe("user_250");
  });

  test("leaves out an e-mail address that the vendor does not have", async () => {
    const { group } = createGroup("group_support");
    const member = (await collect(group.list())).find(({ memberId }) => memberId === "user_256");
    expect(member).toEqual({ memberId: "user_256", status: "unknown", raw: { id: "user_256", name: expect.any(String), email: null } });
  });

  test("adds a user, who is then listed, and removes the user, who is then not", async () => {
    const { group } = createGroup("group_interns");
    const added = await group.add({ memberId: "user_251" });
    expect(added).toEqual({
      outcome: "added",
      raw: { object: "group.user", user_id: "user_251", group_id: "group_interns" },
      requestId: "req_sandbox_1",
    });
    expect((await collect(group.list())).map(({ memberId }) => memberId)).toEqual(["user_251"]);
    const removed = await group.remove({ memberId: "user_251" });
    expect(removed).toEqual({ outcome: "removed", raw: { object: "group.user.deleted", deleted: true }, requestId: "req_sandbox_3" });
    expect(await collect(group.list())).toEqual([]);
  });

  test("does not take a refused removal for a member who was not there", async () => {
    const { group } = createGroup("group_interns");
    const error = await rejection(group.remove({ memberId: "user_251" }));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 404, operation: "groups.users.remove" });
  });

  test("has no update, neither in the type nor at run time", () => {
    const { group } = createGroup("group_interns");
    expect("update" in group).toBe(false);
    expect(Object.keys(group.capabilities.verbs)).toEqual(["list", "add", "remove"]);
    expect(group.capabilities).toBe(openaiCapabilities.group);
  });

  test.each([
    [
      "an e-mail address",
      { email: "ada@example.com" },
      "openai: add on a group takes memberId, a non-empty string (it was given email). Nothing was sent.",
    ],
    ["nothing", {}, "openai: add on a group takes memberId, a non-empty string. Nothing was sent."],
    ["a blank id", { memberId: " " }, "openai: add on a group takes memberId, a non-empty string. Nothing was sent."],
  ])("refuses %s from plain JavaScript before anything is sent", async (_, member, message) => {
    const { group, requests } = createGroup("group_interns");
    const error = await rejection(group.add(member as { memberId: string }));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty("message", message);
    expect(requests).toEqual([]);
  });

  test("passes a call's options on", async () => {
    const { group } = createGroup("group_engineering");
    const error = await rejection(collect(group.list({ signal: AbortSignal.abort() })));
    expect(error).toMatchObject({ kind: "aborted" });
  });
});
