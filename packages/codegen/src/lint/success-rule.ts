// What `x-success` points at must be a number in the 200 body.
import type { Oas3Rule } from "@redocly/openapi-core";
import { followIn } from "./follow.js";
import { memberOf } from "./json-value.js";
import { okBodySchema } from "./operation-parts.js";
import { allowsType, schemasAt } from "./schema-pointer.js";

/** `success-pointer`: an `x-success` pointer that does not lead to a number in the 200 body. */
export const successPointerRule: Oas3Rule = () => ({
  Operation: (node: unknown, context) => {
    const pointer = memberOf(memberOf(node, "x-success"), "pointer");
    if (typeof pointer !== "string") return;
    const follow = followIn(context);
    const body = okBodySchema({ value: node, file: context.location.source.absoluteRef }, follow);
    const found = body === undefined ? [] : schemasAt(body, pointer, follow);
    if (found.some(({ value }) => allowsType(value, "integer") || allowsType(value, "number"))) return;
    context.report({
      message: `\`${pointer}\` does not lead to a number in the schema of the 200 body. Correct the pointer or add the property.`,
      location: context.location.child(["x-success", "pointer"]),
    });
  },
});
