import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { CompiledSpec } from "../src/spec/compiled-spec.js";
import { compileFixture, understand } from "./compiled-fixture.js";

const itemUrl = "https://one.example.com/base/items/6f1e1a34-7d0c-4f0e-9a1b-0a9f3f1c2d3e";
const team = { headers: { "x-team": "blue" } };

let code: string;
let spec: CompiledSpec;
beforeAll(async () => {
  ({ code, spec } = await compileFixture());
});

describe("the compile step", () => {
  test("gives the same bytes for the same document", async () => {
    expect((await compileFixture()).code).toBe(code);
  });

  test("gives a module that needs nothing else and names no folder of this machine", () => {
    expect(code).not.toMatch(/^import |[^"]\brequire\(/m);
    expect(code).not.toContain(fileURLToPath(new URL("../../..", import.meta.url)));
  });

  test("leaves compiled files alone that are up to date", async () => {
    const file = fileURLToPath(new URL("../src/compiled/openai.js", import.meta.url));
    const before = { text: await readFile(file, "utf8"), changed: (await stat(file)).mtimeMs };

    await promisify(execFile)(process.execPath, [fileURLToPath(new URL("../compile-specs.mjs", import.meta.url))]);

    expect({ text: await readFile(file, "utf8"), changed: (await stat(file)).mtimeMs }).toEqual(before);
  });

  test("keeps a property that is named like a schema keyword", () => {
    const validate = spec.routes[0]?.responses["200"]?.validate;

    expect(validate?.({ name: "a", example: 5 })).toBe(false);
    expect(validate?.({ name: "a", example: "text" })).toBe(true);
  });

  test("follows a schema that contains itself", () => {
    const validate = spec.routes[0]?.responses["200"]?.validate;

    expect(validate?.({ name: "a", children: [{ name: "b", children: [{ name: "c" }] }] })).toBe(true);
    expect(validate?.({ name: "a", children: [{ name: "b", children: [{}] }] })).toBe(false);
  });

  test("keeps the names of the servers and the place where a success says so", () => {
    expect(spec.servers).toEqual([
      { url: "https://one.example.com/base/", name: "one" },
      { url: "https://two.example.com/base", name: "two" },
    ]);
    expect(spec.routes.map(({ operationId, success }) => [operationId, success])).toEqual([
      ["read-item", undefined],
      ["delete-item", undefined],
      ["list-items", { pointer: "/outcome/code", range: [0, 9] }],
      ["put-items", undefined],
    ]);
  });

  test("gives a status without a described body no validator", () => {
    expect(spec.routes.find(({ operationId }) => operationId === "delete-item")?.responses).toEqual({ "204": {} });
  });
});

describe("parameters", () => {
  const defaults = { count: 3 };
  test.each([
    ["nothing but a default", "", defaults],
    ["an integer", "?count=12", { count: 12 }],
    ["a number", "?ratio=0.5", { ...defaults, ratio: 0.5 }],
    ["booleans", "?deep=false", { ...defaults, deep: false }],
    ["a list, one pair per item", "?tag=1&tag=2", { ...defaults, tag: [1, 2] }],
    ["a list with commas", "?ids=a,b", { ...defaults, ids: ["a", "b"] }],
    ["a constant", "?action=read", { ...defaults, action: "read" }],
    ["a parameter that the document does not have", "?colour=red", defaults],
  ])("are read: %s", async (_, query, expected) => {
    const { call } = await understand(spec, new Request(itemUrl + query, team));

    expect(call?.query).toEqual(expected);
    expect(call?.path).toEqual({ item_id: "6f1e1a34-7d0c-4f0e-9a1b-0a9f3f1c2d3e" });
    expect(call?.header).toEqual({ "x-team": "blue" });
  });

  test.each([
    ["count", "?count=many", "must be integer"],
    ["count", "?count=1.5", "must be integer"],
    ["count", "?count=1&count=2", "must be integer"],
    ["ratio", "?ratio=", "must be number"],
    ["deep", "?deep=yes", "must be boolean"],
    ["tag", "?tag=1&tag=1", "must NOT have duplicate items (items ## 1 and 0 are identical)"],
    ["action", "?action=write", "must be equal to constant"],
  ])("are refused: %s in %s", async (name, query, message) => {
    const { problem } = await understand(spec, new Request(itemUrl + query, team));

    expect(problem).toEqual({ kind: "invalidParameter", in: "query", name, isMissing: false, message });
  });

  test("are refused by the names of the header and the path part at fault", async () => {
    const withoutTeam = await understand(spec, new Request(itemUrl));
    const withShortTeam = await understand(spec, new Request(itemUrl, { headers: { "X-Team": "b" } }));
    const withBadId = await understand(spec, new Request("https://one.example.com/base/items/7", team));

    expect(withoutTeam.problem).toEqual({
      kind: "invalidParameter",
      in: "header",
      name: "x-team",
      isMissing: true,
      message: "is required",
    });
    expect(withShortTeam.problem).toMatchObject({ name: "x-team", message: "must NOT have fewer than 2 characters" });
    expect(withBadId.problem).toMatchObject({ in: "path", name: "item_id", message: 'must match format "uuid"' });
  });
});

test("a required parameter that is left out is missing, also where the document gives a default", async () => {
  const { problem } = await understand(spec, new Request("https://one.example.com/base/items", { method: "GET" }));

  expect(problem).toEqual({ kind: "invalidParameter", in: "query", name: "action", isMissing: true, message: "is required" });
});

describe("bodies", () => {
  const put = (body: string | undefined, type = "application/json"): Request =>
    new Request("https://one.example.com/base/items", {
      method: "PUT",
      headers: { "content-type": type },
      ...(body !== undefined && { body }),
    });

  test("may be an array, carry fields that the document does not name, and be left out when optional", async () => {
    expect((await understand(spec, put('[{"name":"a","new":1}]'))).call?.body).toEqual([{ name: "a", new: 1 }]);
    expect((await understand(spec, put('[{"name":"a"}]', "application/json; charset=utf-8"))).call?.body).toEqual([{ name: "a" }]);
    expect((await understand(spec, put(undefined))).call).toMatchObject({ body: undefined });
  });

  test.each([
    ["not JSON", put("[{"), { kind: "malformedBody", message: "The request body is not valid JSON." }],
    ["a form", put("a=b", "application/x-www-form-urlencoded"), { kind: "unsupportedMediaType", expected: ["application/json"] }],
    ["a missing field", put("[{}]"), { kind: "invalidBody", path: ["0", "name"], isMissing: true, message: "is required" }],
    ["a wrong type", put('{"name":"a"}'), { kind: "invalidBody", path: [], isMissing: false, message: "must be array" }],
  ])("are refused: %s", async (_, request, expected) => {
    expect((await understand(spec, request)).problem).toEqual(expected);
  });
});
