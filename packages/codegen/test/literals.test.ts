// Literals mean the text they were made of, and nothing else.
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { toKey, toStringLiteral } from "../src/emit/literals.js";

const texts: readonly string[] = [
  "",
  "plain",
  'double " quote',
  "single ' quote",
  `both " and ' and "`,
  "back ` tick $" + "{1}",
  "back \\ slash \\\\ \\' \\\"",
  'slash before quotes \\" and " more "',
  "line\nbreak\r\ttab",
  "separators \u2028 \u2029",
  "control \u0000 \u0007 \u007f \u0085",
  "half \ud800 of a pair, and \udc00 the other",
  "whole 😀",
  "*/ // /*",
  "</script>",
];

test.each(texts)("%j survives as a string literal", (text) => {
  const literal = toStringLiteral(text);

  expect(runInNewContext(literal)).toBe(text);
  expect(literal).toMatch(/^[\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\u{10000}-\u{10ffff}]*$/u);
});

test.each([...texts, "__proto__", "constructor", "a-b", "2nd", "class"])("%j survives as the key of an object literal", (text) => {
  const keys = runInNewContext(`Object.keys({ ${toKey(text)}: 1 })`);

  expect([...keys]).toEqual([text]);
});

test("a literal takes the quotes that need fewer escapes", () => {
  expect(toStringLiteral('say "no"')).toBe(`'say "no"'`);
  expect(toStringLiteral("it's")).toBe(`"it's"`);
  expect(toStringLiteral(`'"`)).toBe(`"'\\""`);
});
