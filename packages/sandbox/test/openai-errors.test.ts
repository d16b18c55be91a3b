import { describe, expect, test } from "vitest";
import { adminKey, askSandbox, idsOf } from "./openai-client.js";

const users = "/organization/groups/group_engineering/users";

describe("authorization", () => {
  test.each([
    ["no key", {}, 401, "missing_api_key"],
    ["a key without a scheme", { authorization: "sk-admin-sandbox" }, 401, "missing_api_key"],
    ["another scheme", { authorization: "Basic sk-admin-sandbox" }, 401, "missing_api_key"],
    ["an unknown key", { authorization: "Bearer sk-admin-other" }, 401, "invalid_api_key"],
    ["a project key", { authorization: "Bearer sk-proj-sandbox" }, 403, "insufficient_permissions"],
  ])("refuses %s", async (_, headers, status, code) => {
    const answer = await askSandbox()("GET /organization/groups", { headers });

    expect(answer).toMatchObject({ status, body: { error: { type: "invalid_request_error", param: null, code } } });
  });

  test("never repeats the key it was given", async () => {
    const answer = await askSandbox()("GET /organization/groups", { headers: { authorization: "Bearer sk-admin-very-secret" } });

    expect(JSON.stringify(answer.body)).not.toContain("very-secret");
  });

  test("comes before anything else is looked at, and changes nothing", async () => {
    const ask = askSandbox();

    const refused = await ask(`DELETE ${users}/user_001`, { headers: {} });

    expect(refused.status).toBe(401);
    expect((await ask(`GET ${users}/user_001`)).status).toBe(200);
  });
});

describe("errors", () => {
  test.each([
    ["an unknown group", "GET /organization/groups/group_x/users", undefined, 404, "group_id", "group_not_found"],
    ["adding to an unknown group", "POST /organization/groups/group_x/users", { user_id: "user_001" }, 404, "group_id", "group_not_found"],
    ["removing from an unknown group", "DELETE /organization/groups/group_x/users/user_001", undefined, 404, "group_id", "group_not_found"],
    ["adding an unknown user", `POST ${users}`, { user_id: "user_x" }, 404, "user_id", "user_not_found"],
    ["looking up a stranger", `GET ${users}/user_251`, undefined, 404, "user_id", "group_user_not_found"],
    ["adding by e-mail only", `POST ${users}`, { email: "ada@example.com" }, 400, "user_id", "missing_required_parameter"],
    ["an id that is no string", `POST ${users}`, { user_id: 7 }, 400, "user_id", "invalid_value"],
    ["a body that is no object", `POST ${users}`, ["user_251"], 400, null, "invalid_value"],
    ["a body that is no JSON", `POST ${users}`, "{user_id", 400, null, "invalid_json"],
    ["no body", `POST ${users}`, undefined, 400, null, "invalid_json"],
    ["a limit too high", `GET ${users}?limit=1001`, undefined, 400, "limit", "invalid_value"],
    ["a negative limit", `GET ${users}?limit=-1`, undefined, 400, "limit", "invalid_value"],
    ["a limit that is no number", `GET ${users}?limit=ten`, undefined, 400, "limit", "invalid_value"],
    ["an unknown order", `GET ${users}?order=up`, undefined, 400, "order", "invalid_value"],
    ["an id in place of a cursor", `GET ${users}?after=user_151`, undefined, 400, "after", "invalid_cursor"],
    ["an unknown URL", "GET /organization/teams", undefined, 404, null, "unknown_url"],
    ["an empty group id", "GET /organization/groups//users", undefined, 404, null, "unknown_url"],
    ["a method the URL does not have", `PUT ${users}`, {}, 405, null, "method_not_supported"],
  ])("stand in the vendor's envelope: %s", async (_, line, body, status, param, code) => {
    const answer = await askSandbox()(line, { body });

    expect(answer).toMatchObject({ status, body: { error: { type: "invalid_request_error", param, code } } });
    expect(answer.body).toEqual({ error: { type: expect.any(String), message: expect.stringMatching(/\.$/), param, code } });
  });

  test("refuse a body of another media type", async () => {
    const answer = await askSandbox()(`POST ${users}`, {
      body: "user_id=user_251",
      headers: { ...adminKey, "content-type": "text/plain" },
    });

    expect(answer).toMatchObject({ status: 415, body: { error: { code: "unsupported_media_type" } } });
  });

  test("say what is wrong in words", async () => {
    const ask = askSandbox();
    const messageOf = async (line: string): Promise<unknown> => (await ask(line)).body;

    expect(await messageOf(`GET ${users}?limit=1001`)).toMatchObject({ error: { message: "limit must be <= 1000." } });
    expect(await messageOf(`GET ${users}?order=up`)).toMatchObject({
      error: { message: "order must be equal to one of the allowed values: asc, desc." },
    });
  });

  test("never repeat what was sent", async () => {
    const answer = await askSandbox()(`POST ${users}`, { body: { user_id: "ada@example.com" } });

    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.body)).not.toContain("ada@example.com");
  });

  test.each([
    ["of another group", "/organization/groups/group_support/users?after="],
    ["of another order", `${users}?order=asc&after=`],
    ["of another kind of list", "/organization/groups?after="],
  ])("refuse a cursor %s", async (_, path) => {
    const ask = askSandbox();
    const { next } = idsOf((await ask(`GET ${users}?limit=2`)).body);

    expect(await ask(`GET ${path}${next}`)).toMatchObject({ status: 400, body: { error: { code: "invalid_cursor" } } });
  });
});
