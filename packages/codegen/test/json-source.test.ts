// Lines and columns of places in JSON: literal ones, and for whole documents those that Redocly's YAML reader finds in the same text.
import { readFileSync } from "node:fs";
import { getLineColLocation, Source } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { join } from "../src/json-pointer.js";
import { JsonSource } from "../src/load/json-source.js";
import { locate } from "../src/load/locate.js";
import { fixture } from "./acme-package.js";

const text = [
  '{ "a" : [1,{"b":"}, ] \\" {"},',
  '  [ ], null ] ,"c/d~e":{"":true},',
  '\t"\\u0066": -1.5e3,',
  '  "last":',
  '     {"x": "\\\\", "y": {} }',
  "}",
].join("\n");

test.each([
  ["", 1, 1],
  ["/a", 1, 3],
  ["/a/0", 1, 10],
  ["/a/1", 1, 12],
  ["/a/1/b", 1, 13],
  ["/a/2", 2, 3],
  ["/a/3", 2, 8],
  ["/c~1d~0e", 2, 16],
  // Redocly's pointers know no empty key.
  ["/c~1d~0e/", 2, 16],
  ["/f", 3, 2],
  ["/last", 4, 3],
  ["/last/x", 5, 7],
  ["/last/y", 5, 18],
  ["/last/z", 4, 3],
  ["/a/1/b/deeper", 1, 13],
])("%j is at %d:%d", (pointer, line, column) => {
  expect(locate(new JsonSource("a.json", text), pointer)).toEqual({ file: "a.json", line, column });
});

function pointersOf(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([name, inner]) => pointersOf(inner, join(pointer, name)))];
}

test.each([
  ["hostile.yaml", 2],
  ["hostile.yaml", 0],
  ["webhooks.yaml", "\t"],
  ["parameters.yaml", 1],
])("every place of %s, indented by %j, begins and ends where the YAML reader has it", (name, indentation) => {
  const document: unknown = parse(readFileSync(fixture(`accepted/${name}`), "utf8"));
  const body = JSON.stringify(document, undefined, indentation);
  const ours = new JsonSource("a.json", body);
  const theirs = new Source("a.json", body);
  const pointers = pointersOf(document);

  expect(pointers.length).toBeGreaterThan(50);
  for (const pointer of pointers) {
    for (const reportOnKey of [true, false]) {
      const place = { pointer: `#${pointer === "" ? "/" : pointer}`, reportOnKey };
      const { start, end } = getLineColLocation({ source: ours, ...place });
      const other = getLineColLocation({ source: theirs, ...place });
      expect({ pointer, start, end }).toEqual({ pointer, start: other.start, end: other.end });
    }
  }
});
