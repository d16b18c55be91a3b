import { ConfigError, HttpError } from "@rosterkit/runtime";
import { describe, expect, test } from "vitest";
import { createLlamaCloudClient, type LlamaCloudClientOptions } from "../src/index.js";
import { serve } from "./support/serve.js";

const path = { organization_id: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10" };
const remove = { path: { ...path, member_user_id: "usr_ada" } };
describe("the LlamaCloud client's server", () => {
  const cases: [string, LlamaCloudClientOptions, string][] = [
    ["North America when nothing is said", {}, "https://api.cloud.llamaindex.ai"],
    ["North America by name", { server: "na" }, "https://api.cloud.llamaindex.ai"],
    ["Europe by name", { server: "eu" }, "https://api.cloud.eu.llamaindex.ai"],
    ["the base URL when it is given", { baseUrl: "https://llama.example.com/proxy" }, "https://llama.example.com/proxy"],
    ["the base URL over the name", { server: "eu", baseUrl: "https://llama.example.com" }, "https://llama.example.com"],
  ];

  test.each(cases)("is %s", async (_, options, expected) => {
    const asked: string[] = [];
    const fetch = async (url: string): Promise<Response> => {
      asked.push(url);
      return Response.json([]);
    };
    await createLlamaCloudClient({ ...options, apiKey: "llx-1", fetch }).organizations.roles.list({ path });
    expect(asked).toEqual([`${expected}/api/v1/organizations/${path.organization_id}/roles`]);
  });

  test("must be a known one, also for plain JavaScript", () => {
    expect(() => createLlamaCloudClient({ apiKey: "llx-1", server: "us" as "na" })).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        message: 'llamacloud: the option server must be one of "na", "eu". Nothing was sent.',
      }),
    );
  });
});

describe("a LlamaCloud error", () => {
  test("whose detail is a sentence comes as the range that the document names", async () => {
    const { baseUrl } = await serve({ status: 401, body: { detail: "Invalid API token" } });
    const result = await createLlamaCloudClient({ baseUrl, apiKey: "llx-1" }).organizations.users.list({ path }).result();
    expect(result.case === "4XX" ? result.body.detail : result.case).toBe("Invalid API token");
    expect(result.error).toBeInstanceOf(HttpError);
  });

  test("whose detail is an array comes as 422, each fault with its place", async () => {
    const detail = [{ loc: ["body", 0, "project_ids"], msg: "Field required", type: "missing" }];
    const { baseUrl } = await serve({ status: 422, body: { detail } });
    const result = await createLlamaCloudClient({ baseUrl, apiKey: "llx-1" })
      .organizations.users.add({ path, body: [{ email: "kim.osei@example.com", project_ids: null }] })
      .result();
    expect(result.case === 422 ? result.body.detail?.[0]?.loc : result.case).toEqual(["body", 0, "project_ids"]);
    expect(String(result.error)).not.toContain("kim.osei");
  });

  test("of a kind that no document names is undocumented", async () => {
    const { baseUrl } = await serve({ status: 507, body: { detail: "Full." } });
    const result = await createLlamaCloudClient({ baseUrl, apiKey: "llx-1" }).organizations.users.remove(remove).result();
    expect(result).toMatchObject({ case: "undocumented", ok: false, status: 507, body: { detail: "Full." } });
  });
});

describe("LlamaCloud's requests", () => {
  test("add people by an array, null projects included", async () => {
    const { baseUrl, received } = await serve({ status: 200, body: [] });
    await createLlamaCloudClient({ baseUrl, apiKey: "llx-1" }).organizations.users.add({
      path,
      body: [
        { email: "kim.osei@example.com", project_ids: null },
        { user_id: "usr_tova", project_ids: [], role_id: undefined },
      ],
    });
    expect(received[0]).toMatchObject({
      method: "PUT",
      path: `/api/v1/organizations/${path.organization_id}/users`,
      body: '[{"email":"kim.osei@example.com","project_ids":null},{"user_id":"usr_tova","project_ids":[]}]',
    });
  });

  test("of adding are not repeated after a failure, although the method is PUT", async () => {
    const { baseUrl, received } = await serve({ status: 502, body: {} });
    const result = await createLlamaCloudClient({ baseUrl, apiKey: "llx-1" }).organizations.users.add({ path, body: [] }).result();
    expect(result).toMatchObject({ case: "undocumented", status: 502 });
    expect(received).toHaveLength(1);
  });

  test.each([
    ["without a body when none is given", {}, "", undefined],
    ["with the projects when they are given", { body: ["p_1"] }, '["p_1"]', "application/json"],
    ["with null when null is given", { body: null }, "null", "application/json"],
  ])("remove a member %s, and resolve to nothing", async (_, given, body, contentType) => {
    const { baseUrl, received } = await serve({ status: 204 });
    const { users } = createLlamaCloudClient({ baseUrl, apiKey: "llx-1" }).organizations;
    expect(await users.remove({ ...remove, ...given })).toBeUndefined();
    expect(received[0]).toMatchObject({ method: "DELETE", path: `/api/v1/organizations/${path.organization_id}/users/usr_ada`, body });
    expect(received[0]?.headers["content-type"]).toBe(contentType);
  });

  test("cannot be led to another member by an id that holds a path", async () => {
    const { baseUrl, received } = await serve({ status: 204 });
    const { users } = createLlamaCloudClient({ baseUrl, apiKey: "llx-1" }).organizations;
    const error: unknown = await users.remove({ path: { ...path, member_user_id: ".." } }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(received).toEqual([]);
  });
});
