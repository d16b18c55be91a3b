import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parseWireFile, readWireTable } from "../src/wire-table.js";

const operations = await readWireTable();

// Every combination to which OpenAPI 3.0 and 3.1 ("Style Values") give a meaning.
const scalars = ["scalar", "array", "object"];
const combinations = [
  ...combine("path", ["simple", "label", "matrix"], [false, true], scalars),
  ...combine("query", ["form"], [false, true], scalars),
  ...combine("query", ["spaceDelimited", "pipeDelimited"], [false], ["array", "object"]),
  ...combine("query", ["deepObject"], [true], ["object"]),
  ...combine("header", ["simple"], [false, true], scalars),
  ...combine("cookie", ["form"], [false, true], scalars),
];

function combine(location: string, styles: readonly string[], explodes: readonly boolean[], types: readonly string[]): readonly string[] {
  return styles.flatMap((style) => explodes.flatMap((explode) => types.map((type) => [location, style, explode, type].join(" "))));
}

/** The combination of an operation: of `type: string` and the like as a scalar. */
function combinationOf(parameter: Readonly<Record<string, unknown>>): string {
  const { in: location, style, explode, schema } = parameter;
  const { type } = (schema ?? {}) as { readonly type?: string }; // a parameter with `content` has none
  return [location, style, explode, type === "array" || type === "object" ? type : "scalar"].join(" ");
}

describe("the wire table", () => {
  const covered = new Set(
    operations.flatMap(({ definition }) => (definition.parameter === undefined ? [] : [combinationOf(definition.parameter)])),
  );

  test.each(combinations)("has rows for %s", (combination) => {
    expect([...covered]).toContain(combination);
  });

  test("names no operation twice", () => {
    const ids = operations.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("has a source for each operation", () => {
    expect(operations.filter(({ source }) => !/OpenAPI|RFC \d+/.test(source)).map(({ id }) => id)).toEqual([]);
  });

  test("was last scored with the rows it has now, all of them right for our client", async () => {
    const scores = await readFile(new URL("../results/wire.md", import.meta.url), "utf8");
    const rows = operations.flatMap(({ cases }) => cases).length;
    expect(scores).toContain(`\n| **all** | ${rows} of ${rows} |`);
  });
});

test.each([
  [
    "a group without a source",
    "- { name: a, cases: [{ value: 1, sends: a }] }",
    "wire/query.yaml, group 1: it lacks a name, a source or cases",
  ],
  [
    "a row without an outcome",
    "- { name: a, source: b, cases: [{ value: 1 }] }",
    "wire/query.yaml, group 1, case 1: it says nothing of what comes out",
  ],
  [
    "a row with two outcomes",
    "- { name: a, source: b, cases: [{ value: 1, sends: a }, { value: 1, sends: a, refuses: true }] }",
    "wire/query.yaml, group 1, case 2: it says sends and refuses of what comes out",
  ],
])("%s is refused", (_, text, message) => {
  expect(() => parseWireFile("query", text)).toThrow(message);
});
