import { expect, test } from "vitest";
import { HttpError } from "../src/index.js";
import { createAcme } from "./support/acme.js";
import { failureAs } from "./support/failure.js";
import { serve } from "./support/server.js";

const input = { path: { group_id: "g_1" }, body: { user_id: "u_1" } };

test.each([301, 302, 303, 307, 308])("a %i to another origin is an error, and neither credential nor body goes there", async (status) => {
  const elsewhere = await serve({ json: { id: "u_1" } });
  const server = await serve({ status, headers: { location: `${elsewhere.url}/secret/ann@example.com?token=1` } });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.add(input));

  expect(error.message).toBe(
    `acme: POST /groups/g_1/users answered ${status}, a redirect to ${elsewhere.url}; redirects are not followed.`,
  );
  expect(error.headers.get("location")).toContain("/secret/");
  expect(elsewhere.requests).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["on the same server", "/elsewhere", /a redirect to http:\/\/127\.0\.0\.1:\d+; redirects are not followed\.$/],
  ["with a key in it", "https://sk-key:x@evil.example/y", /a redirect to https:\/\/evil\.example; redirects are not followed\.$/],
  [
    "to a host with the key in it",
    "https://SK-key.evil.example/y",
    /a redirect to https:\/\/\[secret\]\.evil\.example; redirects are not followed\.$/,
  ],
  ["to another scheme", "javascript:steal('sk-key')", /a redirect to javascript:; redirects are not followed\.$/],
  ["that is no address", "http://", /answered 302; redirects are not followed\.$/],
])("a redirect %s is not followed either", async (_, location, message) => {
  const server = await serve({ status: 302, headers: { location } });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url, adminKey: "sk-key" }).groups.users.add(input));

  expect(error.message).toMatch(message);
  expect(error.message).not.toContain("sk-key");
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["without a location", 302, {}, "answered 302; redirects are not followed."],
  ["that is no redirect", 304, { location: "/x" }, "answered 304."],
])("a 3xx %s is an error", async (_, status, headers, message) => {
  const server = await serve({ status, headers });

  const error = await failureAs(HttpError, createAcme({ baseUrl: server.url }).groups.users.add(input));

  expect(error.message).toContain(message);
});
