// What becomes a package with a remark: each remark by its code, at its line.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { fixture, generateAcme } from "./acme-package.js";

const warnings: Readonly<Record<string, readonly (readonly [string, number | undefined])[]>> = {
  "ambiguous-path": [["ambiguous-path", 8]],
  headers: [
    ["raw-header", 10],
    ["raw-header", 11],
    ["ignored-header", 12],
    ["ignored-header", 13],
    ["ignored-header", 14],
  ],
  "ignored-mapping": [["ignored-mapping", 18]],
  "ignored-security": [["ignored-security", 8]],
  "ignored-server": [
    ["ignored-server", 3],
    ["ignored-server", 6],
  ],
  "ignored-webhook": [["ignored-webhook", 8]],
  "media-types": [
    ["ignored-media-type", 6],
    ["ignored-media-type", 11],
    ["unread-stream", 12],
    ["raw-media-type", 14],
  ],
  "no-success-response": [["no-success-response", 6]],
  "unknown-keyword": [["unknown-keyword", 6]],
  "unsupported-keyword": [15, 16, 17, 18, 19, 20, 21, 24, 25, 26, 27].map((line) => ["unsupported-keyword", line] as const),
};

test.each(Object.entries(warnings))("%s", async (name, expected) => {
  const { report } = await generateAcme(fixture(`warned/${name}.yaml`));

  expect(report.outcome).toBe("written");
  expect(report.problems.map(({ code, line }) => [code, line])).toEqual(expected);
  expect(report.problems.every(({ severity, message, fix }) => severity === "warning" && message !== "" && fix !== "")).toBe(true);
});

test("every fixture with a remark is in the table", () => {
  const names = readdirSync(fixture("warned")).map((name) => name.replace(/\.yaml$/, ""));

  expect(names.toSorted()).toEqual(Object.keys(warnings));
});

test("of several media types, what is sent and read is the one that the package has types for", async () => {
  const { files } = await generateAcme(fixture("warned/media-types.yaml"));

  const resource = files["src/generated/resources/users.ts"];
  expect(resource).toContain('body: { contentType: "application/json" },');
  expect(resource).toContain('accept: "text/event-stream",');
  expect(resource).toContain('body: { contentType: "application/xml", write: writeTextBody },');
});
