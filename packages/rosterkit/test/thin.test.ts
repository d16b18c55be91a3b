import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = new URL("../src/", import.meta.url);

test("the facade is fewer than 970 lines of code, comments and blank lines apart", () => {
  const lines = readdirSync(source).flatMap((file) => readFileSync(new URL(file, source), "utf8").split("\n"));
  const code = lines.filter((line) => !/^\s*(\/\/|\/\*|\*|$)/.test(line));
  expect(code.length).toBeGreaterThan(500);
  expect(code.length).toBeLessThan(970);
});

test("it depends on the runtime alone, and calls no fetch of its own", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(Object.keys(manifest.dependencies)).toEqual(["@rosterkit/runtime"]);
  const callers = readdirSync(source).filter((file) => /\bfetch\(/.test(readFileSync(new URL(file, source), "utf8")));
  expect(callers).toEqual([]);
});
