// Laying text out: where lines break, and what is left at their ends.
import { expect, test } from "vitest";
import { concat, group, hardLine, indent, joinWith, line, softLine, toText, whenBroken } from "../src/emit/layout.js";

const list = (items: readonly string[]) => group("[", indent(softLine, joinWith(concat(",", line), items)), whenBroken(","), softLine, "]");

test("a group stands on one line up to its width, and what follows it counts", () => {
  const long = "x".repeat(134);
  expect(toText(concat(list([long]), ";;"))).toBe(`[${long}];;`);
  expect(toText(concat(list([`${long}xxx`]), ";;"))).toBe(`[\n  ${long}xxx,\n];;`);
  expect(toText(list([long]), 6)).toBe(`[\n        ${long},\n      ]`);
});

test("where the outer group breaks, the inner one may still fit", () => {
  const long = "x".repeat(120);
  expect(toText(list([long, "y"]))).toBe(`[${long}, y]`);
  const nested = group("(", indent(softLine, list(["a", "b"]), ",", line, long, "y".repeat(20)), softLine, ")");
  expect(toText(nested)).toBe(`(\n  [a, b],\n  ${long}${"y".repeat(20)}\n)`);
});

test("a line ends where its text does, and an empty one is no line", () => {
  expect(toText(concat("a ", hardLine, hardLine, "b"))).toBe("a\nb");
  expect(toText(indent("a", hardLine, "b"), 4)).toBe("a\n      b");
});

test("a hard line breaks every group around it", () => {
  expect(toText(group("{", indent(line, group("a", hardLine, "b")), line, "}"))).toBe("{\n  a\n  b\n}");
});
