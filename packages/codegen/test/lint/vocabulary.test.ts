// The vocabulary as data: its keys, that their examples are valid, and that its README tells of each.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { shapeProblems } from "../../src/lint/explain-shape.js";
import { findVocabularyEntry, vocabulary } from "../../src/vocabulary/index.js";

const readme = readFileSync(new URL("../../../../specs/README.md", import.meta.url), "utf8");

test("the vocabulary has nine keys", () => {
  expect(vocabulary.map((entry) => entry.key)).toEqual([
    "x-sources",
    "x-evidence",
    "x-sdk-method",
    "x-pagination",
    "x-credential",
    "x-retry",
    "x-rate-limit",
    "x-success",
    "x-server-name",
  ]);
});

test.each(vocabulary)("the example of $key matches its schema", (entry) => {
  expect(shapeProblems(entry, parse(entry.example))).toEqual([]);
});

test.each(vocabulary)("$key refuses a number", (entry) => {
  expect(shapeProblems(entry, 7)).toHaveLength(1);
});

test.each(vocabulary)("specs/README.md has a row for $key", (entry) => {
  expect(readme).toContain(`| \`${entry.key}\` |`);
});

test("a key outside the vocabulary has no entry", () => {
  expect(findVocabularyEntry("x-colour")).toBeUndefined();
});
