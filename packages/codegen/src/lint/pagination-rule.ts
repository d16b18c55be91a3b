// What `x-pagination` points at must be there: items, cursor and counters in the 200 body, and the query parameter.
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { type Follow, followIn, type Placed } from "./follow.js";
import { memberOf } from "./json-value.js";
import { okBodySchema, queryParameterNames } from "./operation-parts.js";
import { allowsType, schemasAt } from "./schema-pointer.js";

interface Check {
  readonly member: string;
  readonly types: readonly string[];
}

const CHECKS: readonly Check[] = [
  { member: "items", types: ["array"] },
  { member: "more", types: ["boolean"] },
  { member: "cursor", types: ["string", "integer", "number"] },
  { member: "total", types: ["integer", "number"] },
];

/** `pagination-pointers`: a pointer or a parameter of `x-pagination` that the operation does not have. */
export const paginationPointersRule: Oas3Rule = () => ({
  Operation: (node: unknown, context) => {
    const pagination = memberOf(node, "x-pagination");
    if (pagination === undefined) return;
    const follow = followIn(context);
    const operation: Placed = { value: node, file: context.location.source.absoluteRef };
    const body = okBodySchema(operation, follow);
    if (body === undefined) {
      report(context, "items", "The operation documents no JSON body at 200, so there is nothing to page through. Add its schema.");
    } else checkPointers(pagination, body, follow, context);
    const parameter = memberOf(pagination, "parameter");
    if (typeof parameter !== "string" || queryParameterNames(operation, context, follow).includes(parameter)) return;
    report(
      context,
      "parameter",
      `The operation has no query parameter \`${parameter}\`. Add it, or name the one that takes the cursor or page.`,
    );
  },
});

function checkPointers(pagination: unknown, body: Placed, follow: Follow, context: UserContext): void {
  for (const { member, types } of CHECKS) {
    const pointer = memberOf(pagination, member);
    if (typeof pointer !== "string") continue;
    const found = schemasAt(body, pointer, follow);
    if (found.length === 0) {
      report(context, member, `\`${pointer}\` leads nowhere in the schema of the 200 body. Correct the pointer or add the property.`);
    } else if (!found.some((schema) => types.some((type) => allowsType(schema.value, type)))) {
      report(context, member, `\`${pointer}\` leads to something that is not of type ${types.join(" or ")}. Correct the pointer.`);
    }
  }
}

function report(context: UserContext, member: string, message: string): void {
  context.report({ message, location: context.location.child(["x-pagination", member]) });
}
