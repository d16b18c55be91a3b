// Descriptions and examples become hover texts and README examples, so a document must have them.
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isRecord, memberOf } from "./json-value.js";

/** `description-required`: an operation, parameter, request body, header, component schema or property without a description. */
export const descriptionRequiredRule: Oas3Rule = () => ({
  Operation: requireDescription("The operation"),
  Parameter: requireDescription("The parameter"),
  RequestBody: requireDescription("The request body"),
  Header: requireDescription("The header"),
  NamedSchemas: requireOnEach("The schema"),
  SchemaProperties: requireOnEach("The property"),
});

/** `example-required`: a request or response body without an example; a body of unknown shape (`{}`) needs none. */
export const exampleRequiredRule: Oas3Rule = () => ({
  MediaType: (mediaType: unknown, context) => {
    if (memberOf(mediaType, "example") !== undefined || memberOf(mediaType, "examples") !== undefined) return;
    const schema = memberOf(mediaType, "schema");
    if (isRecord(schema) && Object.keys(schema).length === 0) return;
    context.report({ message: "The body has no example. Add one to `examples`, with ids that look real and addresses at example.com." });
  },
});

function requireDescription(what: string): (node: unknown, context: UserContext) => void {
  return (node, context) => {
    if (hasDescription(node)) return;
    context.report({ message: `${what} has no description. Say in a sentence what it is.`, location: context.location.key() });
  };
}

function requireOnEach(what: string): (nodes: unknown, context: UserContext) => void {
  return (nodes, context) => {
    for (const [name, node] of Object.entries(isRecord(nodes) ? nodes : {})) {
      if (typeof memberOf(node, "$ref") === "string" || hasDescription(node)) continue;
      context.report({
        message: `${what} \`${name}\` has no description. Say in a sentence what it is.`,
        location: context.location.child([name]).key(),
      });
    }
  };
}

function hasDescription(node: unknown): boolean {
  const description = memberOf(node, "description");
  return typeof description === "string" && description.trim() !== "";
}
