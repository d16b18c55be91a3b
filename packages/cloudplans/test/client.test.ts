import { ConfigError, DecodeError, HttpError } from "@rosterkit/runtime";
import { describe, expect, test } from "vitest";
import { createCloudPlansCore } from "../src/generated/operations.js";
import { type CloudPlansClient, type CloudPlansClientOptions, createCloudPlansClient } from "../src/index.js";
import { type Reply, serve } from "./support/serve.js";

const done: Reply = { status: 200, body: { status: 200 } };
describe("the CloudPlans client's base URL", () => {
  // What plain JavaScript may give; the type requires the option.
  const withoutBaseUrl = [
    ["no options", undefined],
    ["a token only", { token: "t" }],
    ["undefined", { token: "t", baseUrl: undefined }],
  ] as [string, never][];

  test.each(withoutBaseUrl)("is asked for by name when there are %s, by client and core alike", (_, options) => {
    for (const create of [createCloudPlansClient, createCloudPlansCore]) {
      expect(() => create(options)).toThrow(ConfigError);
      expect(() => create(options)).toThrow(
        "cloudplans: the option baseUrl is required: the vendor documents no host for this API. Nothing was sent.",
      );
    }
  });

  test("must be absolute", () => {
    const options: CloudPlansClientOptions = { baseUrl: "cloudplans.example.com", token: "t" };
    expect(() => createCloudPlansClient(options)).toThrow("the option baseUrl must be an absolute URL");
  });
});

describe("the constant action", () => {
  const body = { org_id: "48213", user_id: "ada.marsh@example.com" };
  const calls: [string, (client: CloudPlansClient) => Promise<unknown>, string][] = [
    [
      "list",
      ({ organizations }) => organizations.users.list({ query: { org_id: "48213" } }),
      "GET /v1/organizations/users/list?action=users&org_id=48213",
    ],
    [
      "add",
      ({ organizations }) => organizations.users.add({ body: { ...body, role: "viewer", state: "active" } }),
      "POST /v1/organizations/users/add?action=add_user",
    ],
    [
      "update",
      ({ organizations }) => organizations.users.update({ body: { ...body, state: "inactive" } }),
      "POST /v1/organizations/users/update?action=update_user",
    ],
    ["remove", ({ organizations }) => organizations.users.remove({ body }), "POST /v1/organizations/users/remove?action=remove_user"],
  ];

  test.each(calls)("is filled in for %s", async (_, call, expected) => {
    const { baseUrl, received } = await serve({ status: 200, body: { status: 200, users: [] } });
    await call(createCloudPlansClient({ baseUrl, token: "t" }));
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([expected]);
  });

  test("is not for plain JavaScript to change", async () => {
    const { baseUrl, received } = await serve(done);
    const input = { query: { action: "remove_user" }, body: { ...body, role: "viewer", state: "active" as const } };
    await createCloudPlansClient({ baseUrl, token: "t" }).organizations.users.add(input);
    expect(received[0]?.path).toBe("/v1/organizations/users/add?action=add_user");
  });
});

describe("an answer that fails inside a 200", () => {
  const input = { query: { org_id: "48213" } };

  test.each([[403], [500], [199], [300]])("with status %i in its body is thrown as an HttpError", async (status) => {
    const { baseUrl, received } = await serve({ status: 200, body: { status } });
    const error: unknown = await createCloudPlansClient({ baseUrl, token: "t" })
      .organizations.users.list(input)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 200, body: { status }, operation: "organizations.users.list" });
    expect(received).toHaveLength(1);
  });

  test("is not ok in the result, which carries the error", async () => {
    const { baseUrl } = await serve({ status: 200, body: { status: 403 } });
    const result = await createCloudPlansClient({ baseUrl, token: "t" }).organizations.users.list(input).result();
    expect(result.ok).toBe(false);
    expect(result.error).toBeInstanceOf(HttpError);
  });

  test("is a success again where the body has no status, or one from 200 to 299", async () => {
    const { baseUrl } = await serve({ status: 200, body: { users: [] } }, { status: 200, body: { status: 299, users: [] } });
    const { users } = createCloudPlansClient({ baseUrl, token: "t" }).organizations;
    expect(await users.list(input)).toEqual({ users: [] });
    expect(await users.list(input)).toEqual({ status: 299, users: [] });
  });

  test("is not guessed at where the body's status is no number", async () => {
    const { baseUrl } = await serve({ status: 200, body: { status: "ok", users: [] } });
    const error: unknown = await createCloudPlansClient({ baseUrl, token: "t" })
      .organizations.users.list(input)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DecodeError);
  });
});

describe("a CloudPlans token", () => {
  test("is asked for once more after a 401, and the write is then made", async () => {
    const { baseUrl, received } = await serve({ status: 401, body: { message: "Token expired." } }, done);
    const tokens = ["t-1", "t-2"];
    const cloudplans = createCloudPlansClient({ baseUrl, token: async () => tokens.shift() ?? "" });
    await cloudplans.organizations.users.remove({ body: { org_id: "48213", user_id: "ada.marsh@example.com" } });
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t-1", "Bearer t-2"]);
  });

  test("that is refused again ends the call", async () => {
    const { baseUrl, received } = await serve({ status: 401, body: { message: "Token expired." } });
    let asked = 0;
    const cloudplans = createCloudPlansClient({
      baseUrl,
      token: async () => {
        asked += 1;
        return `t-${asked}`;
      },
    });
    const result = await cloudplans.organizations.users.list({ query: { org_id: "48213" } }).result();
    expect(result).toMatchObject({ case: "4XX", status: 401 });
    expect(received).toHaveLength(2);
  });
});
