/** Prints import and export lines. */

import type { ImportPlan } from "../plan/plan.js";
import { concat, group, indent, joinWith, type Layout, line, toText, whenBroken } from "./layout.js";
import { toStringLiteral } from "./literals.js";

/** One import line for each file. */
export function toImports(imports: readonly ImportPlan[]): string {
  return imports.map((plan) => toLine("import", plan)).join("\n");
}

/** One re-export line for each file. */
export function toExports(exports: readonly ImportPlan[]): string {
  return exports.map((plan) => toLine("export", plan)).join("\n");
}

function toLine(keyword: "import" | "export", { from, names }: ImportPlan): string {
  const isAllTypes = names.every(({ isType }) => isType);
  const printed: readonly Layout[] = names.map(({ name, isType }) => (isType && !isAllTypes ? `type ${name}` : name));
  const [only = "", ...others] = printed;
  // A single name stays on the line of its braces, however long.
  const list =
    others.length === 0
      ? concat("{ ", only, " }")
      : group("{", indent(line, joinWith(concat(",", line), printed)), whenBroken(","), line, "}");
  return toText(concat(`${keyword}${isAllTypes ? " type" : ""} `, list, ` from ${toStringLiteral(from)};`));
}
