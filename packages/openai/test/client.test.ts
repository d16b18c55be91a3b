import { ConfigError, DecodeError } from "@rosterkit/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createOpenAICore, groupsUsersList } from "../src/generated/operations.js";
import { createOpenAIClient } from "../src/index.js";
import { type Reply, serve } from "./support/serve.js";

const path = { group_id: "group_1" };
const firstPage: Reply = {
  status: 200,
  body: { object: "list", data: [{ id: "user_1", name: "Ada", email: null }], has_more: true, next: "opaque cursor" },
};
const lastPage: Reply = {
  status: 200,
  body: { object: "list", data: [{ id: "user_2", name: "Bruno", email: "b@example.com" }], has_more: false, next: null },
};
beforeEach(() => {
  vi.stubEnv("OPENAI_ADMIN_KEY", undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("listing the users of a group", () => {
  test("goes on with the cursor that the vendor gives, and keeps the caller's limit", async () => {
    const { baseUrl, received } = await serve(firstPage, lastPage);
    const ids: string[] = [];
    const openai = createOpenAIClient({ baseUrl, adminApiKey: "sk-admin-1" });
    for await (const { id } of openai.groups.users.list({ path, query: { limit: 1, order: "asc" } })) ids.push(id);
    expect(ids).toEqual(["user_1", "user_2"]);
    expect(received.map((request) => request.path)).toEqual([
      "/organization/groups/group_1/users?limit=1&order=asc",
      "/organization/groups/group_1/users?limit=1&after=opaque%20cursor&order=asc",
    ]);
  });

  test("works the same as a stand-alone function", async () => {
    const { baseUrl, received } = await serve(firstPage);
    const core = createOpenAICore({ baseUrl, adminApiKey: "sk-admin-1" });
    expect(await groupsUsersList(core, { path }).first()).toEqual({ id: "user_1", name: "Ada", email: null });
    expect(received[0]?.headers.authorization).toBe("Bearer sk-admin-1");
  });

  test("takes a page without its data for malformed, not for the end", async () => {
    const { baseUrl } = await serve({ status: 200, body: { object: "list", has_more: false, next: null } });
    const openai = createOpenAIClient({ baseUrl, adminApiKey: "sk-admin-1" });
    const error: unknown = await openai.groups.users
      .list({ path })
      .first()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DecodeError);
  });
});

test("the OpenAI client asks for its key by the vendor's name for it, before anything is sent", async () => {
  const { baseUrl, received } = await serve(lastPage);
  const error: unknown = await createOpenAIClient({ baseUrl })
    .groups.list()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toContain("the option adminApiKey or the environment variable OPENAI_ADMIN_KEY");
  expect(received).toEqual([]);
});
