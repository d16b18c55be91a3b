// Whatever has no ancestor to inherit evidence from must carry its own.
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isRecord, memberOf } from "./json-value.js";

/** `evidence-required`: an operation or a component without `x-evidence`. */
export const evidenceRequiredRule: Oas3Rule = () => ({
  Operation: (operation, context) => {
    requireEvidence(operation, `The operation ${operation.operationId ?? context.key}`, context);
  },
  NamedSchemas: requireOnEach("The schema"),
  NamedParameters: requireOnEach("The parameter"),
  NamedResponses: requireOnEach("The response"),
  NamedRequestBodies: requireOnEach("The request body"),
  NamedHeaders: requireOnEach("The header"),
  NamedSecuritySchemes: requireOnEach("The security scheme"),
});

function requireOnEach(kind: string): (components: unknown, context: UserContext) => void {
  return (components, context) => {
    if (!isRecord(components)) return;
    for (const [name, component] of Object.entries(components)) {
      if (typeof memberOf(component, "$ref") === "string") continue;
      requireEvidence(component, `${kind} ${name}`, context, name);
    }
  };
}

function requireEvidence(node: unknown, what: string, context: UserContext, child?: string): void {
  if (memberOf(node, "x-evidence") !== undefined) return;
  const location = child === undefined ? context.location : context.location.child([child]);
  context.report({
    message: `${what} has no \`x-evidence\`. Say how we know it: documented, verified or inferred, and from which source.`,
    location: location.key(),
  });
}
