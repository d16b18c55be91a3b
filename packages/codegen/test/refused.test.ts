// What no package can be made of: each refusal by its code, at its line.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspect } from "../src/index.js";
import { scanJson } from "../src/load/scan-json.js";
import { fixes } from "../src/problem-codes.js";
import { fixture, generateAcme } from "./acme-package.js";
import { put, temporaryFolder } from "./temporary-folder.js";

const refusals: Readonly<Record<string, readonly (readonly [string, number | undefined])[]>> = {
  "circular-reference": [
    ["circular-reference", 6],
    ["circular-reference", 10],
    ["circular-reference", 14],
    ["circular-reference", 19],
  ],
  "duplicate-method-name": [
    ["duplicate-method-name", 4],
    ["duplicate-method-name", 5],
    ["duplicate-method-name", 5],
    ["duplicate-method-name", 7],
    ["duplicate-method-name", 8],
    ["duplicate-method-name", 10],
    ["duplicate-method-name", 11],
  ],
  "duplicate-operation-id": [["duplicate-operation-id", 5]],
  "duplicate-parameter": [["duplicate-parameter", 8]],
  "invalid-method-name": [["invalid-method-name", 4]],
  "invalid-pagination": [
    ["invalid-pagination", 6],
    ["invalid-pagination", 6],
    ["invalid-pagination", 6],
    ["invalid-pagination", 6],
  ],
  "invalid-path": [["invalid-path", 4]],
  "invalid-structure": [["invalid-structure", 6]],
  "invalid-success": [["invalid-success", 6]],
  "invalid-vocabulary": [
    ["invalid-vocabulary", 6],
    ["invalid-vocabulary", 7],
  ],
  "not-openapi": [["not-openapi", undefined]],
  "outside-reference": [["outside-reference", 9]],
  "path-parameter-undefined": [["path-parameter-undefined", 5]],
  "remote-reference": [
    ["remote-reference", 9],
    ["remote-reference", 12],
  ],
  "reserved-name": [
    ["reserved-name", 4],
    ["reserved-name", 5],
    ["reserved-name", 6],
  ],
  "security-undefined": [["security-undefined", 6]],
  "swagger-2": [["swagger-2", undefined]],
  "too-large": [["too-large", undefined]],
  "unknown-source": [["unknown-source", 5]],
  "unresolved-reference": [
    ["unresolved-reference", 9],
    ["unresolved-reference", 12],
  ],
  "unsupported-media-type": [
    ["unsupported-media-type", 6],
    ["unsupported-media-type", 14],
  ],
  "unsupported-parameter": [
    ["unsupported-parameter", 7],
    ["unsupported-parameter", 8],
  ],
  "unsupported-schema": [
    ["unsupported-schema", 6],
    ["unsupported-schema", 8],
    ["unsupported-schema", 9],
    ["unsupported-schema", 10],
  ],
  "unsupported-security": [["unsupported-security", 8]],
  "unsupported-server": [
    ["unsupported-server", 4],
    ["unsupported-server", 5],
    ["unsupported-server", 10],
  ],
  "unsupported-version": [["unsupported-version", undefined]],
  "yaml-syntax": [["yaml-syntax", 3]],
};

test.each(Object.entries(refusals))("%s", async (name, expected) => {
  const document = fixture(`refused/${name}.yaml`);

  const { outcome, problems } = await inspect(document);

  expect(outcome).toBe("refused");
  expect(problems.map(({ code, line }) => [code, line])).toEqual(expected);
  expect(problems.every(({ file, message, fix }) => file === document && message !== "" && fix !== "")).toBe(true);
});

test("every refused fixture is in the table", () => {
  const names = readdirSync(fixture("refused")).map((name) => name.replace(/\.yaml$/, ""));

  expect(names.toSorted()).toEqual(Object.keys(refusals));
});

test("a Swagger 2.0 document is sent to a converter", () => {
  expect(fixes["swagger-2"].fix).toContain("swagger2openapi");
});

test("a message never repeats the password of a server's address", async () => {
  const { problems } = await inspect(fixture("refused/unsupported-server.yaml"));

  expect(JSON.stringify(problems)).not.toContain("secret");
});

test("a refused document writes nothing", async () => {
  const { report, files } = await generateAcme(fixture("refused/unsupported-schema.yaml"));

  expect(report.outcome).toBe("refused");
  expect(files).toEqual({});
});

test("a missing document is a problem, not an exception", async () => {
  const { outcome, problems } = await inspect(fixture("refused/absent.yaml"));

  expect(outcome).toBe("refused");
  expect(problems.map(({ code, message }) => [code, message])).toEqual([["file-not-readable", "Cannot read the document (ENOENT)."]]);
});

test.each([
  ['{"openapi":"3.1.0",\n "info":{"title":"a","title":"b","version":"1"},"paths":{}}', 2, 22],
  ['{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{},\n"p\\u0061ths" : {}}', 2, 1],
])("a key that stands twice in %s is a problem at its place", async (text, line, column) => {
  const folder = temporaryFolder();
  put(folder, "openapi.json", text);

  const { outcome, problems } = await inspect(join(folder, "openapi.json"));

  expect(outcome).toBe("refused");
  expect(problems.map((problem) => [problem.code, problem.line, problem.column])).toEqual([["yaml-syntax", line, column]]);
});

test("keys in different objects, and text that looks like a key, are no repetition", () => {
  const text = JSON.stringify({
    a: { b: 1 },
    c: [{ b: 1 }, { b: 2 }],
    d: '"b": {"b": 1}',
    e: ": {",
    f: "\\",
    g: { "f\\": 1, f: ": \\\\" },
  });

  expect(scanJson(text).repeated).toBeUndefined();
  expect(scanJson(text.replace('"e"', '"d"')).repeated?.key).toBe("d");
});
