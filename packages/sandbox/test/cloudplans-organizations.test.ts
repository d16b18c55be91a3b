import { expect, test } from "vitest";
import { createSandbox, type SandboxOptions } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";

const listLine = "GET /v1/organizations/list?action=list";
const createLine = "POST /v1/organizations/create?action=create";
const updateLine = "POST /v1/organizations/update?action=update&org_id=48213";

/** Every answer is held against the spec. */
function askCloudPlans(options: SandboxOptions<"cloudplans"> = {}): Ask {
  const sandbox = createSandbox({ vendors: ["cloudplans"], validateResponses: true, ...options });
  return askWith({ baseUrl: sandbox.baseUrl("cloudplans"), fetch: sandbox.fetch, headers: { authorization: "Bearer cp-sandbox-1" } });
}

const viewer = { authorization: "Bearer cp-sandbox-2" };
const own = { org_id: "48213", org_name: "Marsh and Lind", role: "owner", owner: "noor.lind@example.com", resources: 12 };

test("organizations are listed for who belongs to them, with their own role", async () => {
  const ask = askCloudPlans();

  expect(JSON.stringify((await ask(listLine)).body)).toBe(`{"status":200,"data":{"organizations":[${JSON.stringify(own)}]}}`);
  expect((await ask(listLine, { headers: viewer })).body).toMatchObject({ data: { organizations: [{ role: "viewer" }] } });
});

test("an organization is created with its maker as owner, under another envelope", async () => {
  const ask = askCloudPlans();

  const created = await ask(createLine, { body: { org_name: "New" } });

  expect(created.body).toEqual({ status: 200, response: { id: "90001" } });
  expect((await ask(listLine)).body).toMatchObject({
    data: { organizations: [own, { org_id: "90001", org_name: "New", role: "owner", owner: "noor.lind@example.com", resources: 0 }] },
  });
  expect((await ask("GET /v1/organizations/users/list?action=users&org_id=90001")).body).toMatchObject({
    users: [{ email: "noor.lind@example.com", role: "owner", state: "active" }],
  });
});

test("an organization is created without a body too, since none is documented", async () => {
  expect((await askCloudPlans()(createLine)).body).toEqual({ status: 200, response: { id: "90001" } });
});

test("an organization is changed by who manages it", async () => {
  const ask = askCloudPlans();

  expect((await ask(updateLine, { body: { org_name: "Lind and Marsh" } })).body).toEqual({ status: 200 });
  expect((await ask(listLine)).body).toMatchObject({ data: { organizations: [{ org_name: "Lind and Marsh" }] } });
  expect(await ask(updateLine, { body: { org_name: "Mine" }, headers: viewer })).toMatchObject({ status: 403 });
});

test.each([
  ["an unknown organization", updateLine.replace("48213", "1"), 404],
  ["someone else's organization", updateLine.replace("48213", "59324"), 403],
  ["another action", listLine.replace("action=list", "action=users"), 400],
  ["no organization", "POST /v1/organizations/update?action=update", 400],
])("%s is refused", async (_, line, status) => {
  expect(await askCloudPlans()(line)).toMatchObject({ status });
});
