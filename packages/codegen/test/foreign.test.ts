// What is no OpenAPI document at all, and references to nothing: each ends in problems with a place, and never in an exception.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspect } from "../src/index.js";
import { put, temporaryFolder } from "./temporary-folder.js";

test.each<[string, string | Uint8Array, string]>([
  ["an empty file", "", "not-openapi"],
  ["white space", " \n\t\n", "not-openapi"],
  ["null", "null", "not-openapi"],
  ["a list", "[]", "not-openapi"],
  ["a text", "openapi", "not-openapi"],
  ["a number", "3.1", "not-openapi"],
  ["a web page", "<!doctype html><html><body>Sign in</body></html>", "not-openapi"],
  ["bytes", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, 0x80]), "yaml-syntax"],
  ["text of 16 bits", Buffer.from("\ufeff{}", "utf16le"), "yaml-syntax"],
  ["JSON that is cut short", '{"openapi":"3.1.0","info":{"ti', "yaml-syntax"],
  ["two YAML documents", "openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "yaml-syntax"],
  ["another format", '{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}', "not-openapi"],
  ["a version that is a number", "openapi: 3.1\ninfo: {}\npaths: {}\n", "not-openapi"],
  ["paths that are a list", "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: []\n", "invalid-structure"],
  ["components that are a text", "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: {}\ncomponents: none\n", "invalid-structure"],
])("%s is refused", async (_, text, code) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "openapi.yaml"), text);

  const { outcome, problems } = await inspect(join(folder, "openapi.yaml"));

  expect(outcome).toBe("refused");
  expect([...new Set(problems.map((problem) => problem.code))]).toEqual([code]);
  for (const { file, message } of problems) {
    expect(file).toBe(join(folder, "openapi.yaml"));
    expect(message).not.toMatch(/ {4}at |node:internal|undefined/);
  }
});

test("a folder is refused", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "openapi.yaml"));

  const { problems } = await inspect(join(folder, "openapi.yaml"));

  expect(problems.map(({ code, message }) => [code, message])).toEqual([["file-not-readable", "Cannot read the document (EISDIR)."]]);
});

/** A document whose answers have these schemas. */
function answering(...references: readonly string[]): string {
  const responses = references.map((reference, index) => [
    String(200 + index),
    { description: "An answer.", content: { "application/json": { schema: { $ref: reference } } } },
  ]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Acme", version: "1.0.0" },
    servers: [{ url: "https://api.acme.example" }],
    paths: { "/users": { get: { operationId: "listUsers", responses: Object.fromEntries(responses) } } },
    components: { schemas: { User: { type: "object" } } },
  });
}

test("every reference to nothing is in one report, those to what every object has among them", async () => {
  const folder = temporaryFolder();
  const missing = [
    "#/components/schemas/Missing",
    "#/components/schemas/constructor",
    "#/components/schemas/toString",
    "#/components/schemas/User/hasOwnProperty",
    "#/constructor/prototype",
    "./absent.yaml",
    "#/components/schemas/%zz",
    "#nowhere",
  ];
  put(folder, "openapi.json", answering(...missing));

  const { problems } = await inspect(join(folder, "openapi.json"));

  expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual(
    missing.map((_, index) => ["unresolved-reference", `/paths/~1users/get/responses/${200 + index}/content/application~1json/schema`]),
  );
});

test.each([
  ["#/components/schemas/__proto__", "unresolved-reference"],
  ["#/__proto__", "unsupported-reference"],
])("%s leads nowhere", async (reference, code) => {
  const { outcome, problems } = await inspect({ text: answering(reference), at: "openapi.json" });

  expect([outcome, problems.map(({ code }) => code)]).toEqual(["refused", [code]]);
});

test("nothing is read outside the folder: neither by a path upwards, nor by a URL, nor through a symbolic link", async () => {
  const parent = temporaryFolder();
  const secret = "description: a secret\ntype: string\n";
  put(parent, "secret.yaml", secret);
  put(parent, "folder/openapi.json", "{}");
  symlinkSync(join(parent, "secret.yaml"), join(parent, "folder/link.yaml"));
  symlinkSync(parent, join(parent, "folder/up"));
  const references = [
    "../secret.yaml",
    `file://${parent}/secret.yaml`,
    `${parent}/secret.yaml`,
    "./link.yaml",
    "up/secret.yaml",
    "..%2fsecret.yaml",
  ];
  put(parent, "folder/openapi.json", answering(...references));

  const report = await inspect(join(parent, "folder/openapi.json"));

  expect(report.outcome).toBe("refused");
  expect(report.problems.map(({ code }) => code)).toEqual([...Array(5).fill("outside-reference"), "unresolved-reference"]);
  expect(JSON.stringify(report)).not.toContain("a secret");
});
