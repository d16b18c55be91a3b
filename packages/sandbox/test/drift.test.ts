import { expect, test } from "vitest";
import { createSandbox } from "../src/index.js";
import { naAdmin, naUrl, organizationId } from "./llamacloud-client.js";
import { askAt } from "./openai-client.js";

test("an unknown value stands wherever the document lists several, and nowhere else", async () => {
  const sandbox = createSandbox({ vendors: ["openai"], drift: { unknownEnumValue: true }, validateResponses: true });

  const { body } = await askAt(sandbox.baseUrl("openai"), sandbox.fetch)("GET /organization/groups?limit=1");

  expect(body).toMatchObject({
    object: "list",
    data: [{ id: "group_engineering", name: "Engineering", group_type: "sandbox_unknown_value" }],
    has_more: true,
  });
});

test("a new field stands in every object", async () => {
  const sandbox = createSandbox({ vendors: ["llamacloud"], drift: { newField: true }, validateResponses: true });

  const response = await sandbox.fetch(`${naUrl}/api/v1/organizations/${organizationId}/users`, { headers: naAdmin });

  expect(await response.json()).toMatchObject([
    {
      user_id: "usr_noor",
      sandbox_new_field: "as vendors add them",
      roles: [{ role: { name: "Admin", sandbox_new_field: "as vendors add them" } }],
    },
    {},
    {},
    {},
  ]);
});

test("it leaves errors and state alone, and ends on request", async () => {
  const sandbox = createSandbox({ vendors: ["openai"], drift: { unknownEnumValue: true, newField: true } });
  const ask = askAt(sandbox.baseUrl("openai"), sandbox.fetch);
  const missing = await ask("GET /organization/groups/group_nowhere");
  await ask("GET /organization/groups");
  sandbox.setDrift({});

  const { body } = await ask("GET /organization/groups?limit=1");

  expect(Object.keys((missing.body as { error: object }).error)).toEqual(["type", "message", "param", "code"]);
  expect(body).toMatchObject({ data: [{ group_type: "group" }] });
  expect(JSON.stringify(body)).not.toContain("sandbox_new_field");
});
