import { expect, test } from "vitest";
import { type ApiCall, defineOperation, isApiError, type Operation } from "../src/index.js";
import { createAcme, getUser, send } from "./support/acme.js";
import { failureOf } from "./support/failure.js";
import { serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };

test("the guard tells operation and status, and leads to the body", async () => {
  const server = await serve({ status: 404, json: { error: { code: "user_not_found" } } });
  const acme = createAcme({ baseUrl: server.url });

  const error = await failureOf(acme.groups.users.get({ path }));

  expect(isApiError(error)).toBe(true);
  expect(isApiError(error, acme.groups.users.get, 404) && error.body.error.code).toBe("user_not_found");
  expect(isApiError(error, acme.groups.users.get, 429)).toBe(false);
  expect(isApiError(error, acme.groups.users.add, 404)).toBe(false);
  expect(isApiError(error, createAcme({ baseUrl: server.url }).groups.users.get, 404)).toBe(true);
});

test("the guard tells operations of one name apart by what they send", async () => {
  const server = await serve({ status: 404, json: {} });

  const error = await failureOf(send(getUser, { baseUrl: server.url }, { path }));

  const guard = (operation: Operation): boolean => isApiError(error, defineOperation<() => ApiCall<unknown, unknown>>(operation), 404);
  expect(guard({ ...getUser, responses: {} })).toBe(true);
  expect(guard({ ...getUser, path: "/teams/{group_id}/users/{user_id}" })).toBe(false);
  expect(guard({ ...getUser, method: "PUT" })).toBe(false);
});

test.each([
  undefined,
  null,
  "text",
  new Error("x"),
  { kind: "http", status: 404 },
  Object.assign(new Error("x"), { kind: "http", status: 404 }),
])("the guard takes no other value for an error of the family: %j", (value) => {
  expect(isApiError(value)).toBe(false);
});

test("errors of another kind have no status to ask for", async () => {
  const acme = createAcme({ baseUrl: "http://127.0.0.1:9", retries: 0 });

  const error = await failureOf(acme.groups.users.get({ path }));

  expect(isApiError(error)).toBe(true);
  expect(isApiError(error, acme.groups.users.get, 404)).toBe(false);
});
