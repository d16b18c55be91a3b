import { expect, test } from "vitest";
import { ConfigError } from "../src/index.js";
import { hasTraversal } from "../src/path.js";
import { createAcme } from "./support/acme.js";
import { failureAs } from "./support/failure.js";
import { serve } from "./support/server.js";

const refused: readonly (readonly [string, unknown])[] = [
  ["empty text", ""],
  ["undefined", undefined],
  ["null", null],
  ["a dot", "."],
  ["two dots", ".."],
  ["an encoded dot", "%2e"],
  ["encoded dots in both cases", "%2E%2e"],
  ["a dot and an encoded dot", ".%2e"],
  ["dots encoded twice", "%252e%252e"],
  ["dots encoded three times", "%25252e%25252e"],
  ["dots between slashes", "a/../b"],
  ["dots at the end", "a/.."],
  ["dots at the beginning", "../a"],
  ["dots behind an encoded slash", "a%2F..%2fb"],
  ["a backslash", "a\\b"],
  ["dots behind a backslash", "..\\a"],
  ["an encoded backslash", "a%5cb"],
  ["an array", ["u_1"]],
  ["an empty array", []],
  ["an object", { id: "u_1" }],
  ["an object that writes itself as dots", { toString: () => ".." }],
  ["a function", () => "u_1"],
  ["a symbol", Symbol("u_1")],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["an invalid Date", new Date(Number.NaN)],
  ["half of a surrogate pair", "\ud800"],
  ["the other half", "a\udc00b"],
];

test.each(refused)("a path value is refused by name, without being shown, and nothing is sent: %s", async (_, value) => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url });

  const error = await failureAs(ConfigError, client.groups.users.get({ path: { group_id: "g_1", user_id: value as never } })); // plain JavaScript could

  expect(error.parameter).toBe("path.user_id");
  expect(error.message).toMatch(/^acme: groups\.users\.get: path\.user_id (is|must|holds) .*\. Nothing was sent\.$/);
  expect(server.requests).toEqual([]);
});

test("a parameter that is missing is refused by name, also one that Object.prototype has", async () => {
  const client = createAcme({ baseUrl: "http://127.0.0.1:9" });

  const missing = await failureAs(ConfigError, client.groups.users.get({ path: { group_id: "g_1" } as never })); // plain JavaScript could
  const inherited = await failureAs(ConfigError, client.groups.users.get({ path: Object.create({ group_id: "g_1", user_id: "u_1" }) }));

  expect(missing.message).toBe("acme: groups.users.get: path.user_id is required. Nothing was sent.");
  expect(inherited.parameter).toBe("path.group_id");
});

test.each([
  ["a plain id", "u_1", "u_1"],
  ["a slash", "a/b", "a%2Fb"],
  ["a query and a fragment", "a?x=1#y", "a%3Fx%3D1%23y"],
  ["text that looks encoded", "a%2Fb", "a%252Fb"],
  ["braces", "{group_id}", "%7Bgroup_id%7D"],
  ["a replacement pattern", "$&$1", "%24%26%241"],
  ["reserved characters", "!'()*;:@&=+$,", "%21%27%28%29%2A%3B%3A%40%26%3D%2B%24%2C"],
  ["three dots", "...", "..."],
  ["dots within a name", "a..b", "a..b"],
  ["a hidden file", ".env", ".env"],
  ["a blank", " ", "%20"],
  ["letters beyond ASCII", "ü😀", "%C3%BC%F0%9F%98%80"],
  ["a line break", "a\r\nb", "a%0D%0Ab"],
  ["NUL", "a\0b", "a%00b"],
  ["a number", 7, "7"],
  ["zero", 0, "0"],
  ["a boolean", false, "false"],
  ["a bigint", 9_007_199_254_740_993n, "9007199254740993"],
  ["a Date", new Date(Date.UTC(2026, 0, 2)), "2026-01-02T00%3A00%3A00.000Z"],
  ["__proto__", "__proto__", "__proto__"],
])("any other path value is one encoded segment: %s", async (_, value, segment) => {
  const server = await serve({ json: { id: "u_1" } });

  await createAcme({ baseUrl: `${server.url}/v1` }).groups.users.get({ path: { group_id: "g_1", user_id: value as never } }); // plain JavaScript could

  expect(server.requests[0]?.url).toBe(`/v1/groups/g_1/users/${segment}`);
});

test("a base URL with braces is left alone", async () => {
  const server = await serve({ json: { id: "u_1" } });

  await createAcme({ baseUrl: `${server.url}/{group_id}` }).groups.users.get({ path: { group_id: "g_1", user_id: "u_1" } });

  expect(server.requests[0]?.url).toBe("/%7Bgroup_id%7D/groups/g_1/users/u_1");
});

test("of 500 random values each reaches its own operation or nothing", async () => {
  const server = await serve({ json: { id: "u_1" } });
  const client = createAcme({ baseUrl: server.url });
  const alphabet = [".", "..", "%2e", "%2E", "%25", "/", "\\", "%2f", "%5C", "?", "#", "a", "{user_id}", ";", " ", "\u0000", "\ud83d"];
  let sent = 0;

  for (let round = 0; round < 500; round += 1) {
    const length = 1 + (round % 5);
    const value = Array.from({ length }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join("");
    const result = await client.groups.users.get({ path: { group_id: "g_1", user_id: value } }).result();
    if (result.ok) sent += 1;
    else expect(result.error).toBeInstanceOf(ConfigError);
    const last = server.requests.at(-1);
    if (result.ok) expect(decodeURIComponent(last?.url.slice("/groups/g_1/users/".length) ?? "")).toBe(value);
  }

  expect(server.requests).toHaveLength(sent);
  expect(sent).toBeGreaterThan(0);
  for (const { url } of server.requests) expect(url).toMatch(/^\/groups\/g_1\/users\/[^/?#\\]+$/);
});

test.each([
  ["..", true],
  ["a.b", false],
  ["a/./b", true],
  ["/", false],
])("%s holds a way to another path: %s", (text, expected) => {
  expect(hasTraversal(text)).toBe(expected);
});
