// The parts of an operation that rules ask for: its 200 body's schema and its query parameters.
import type { UserContext } from "@redocly/openapi-core";
import { childOf, type Follow, type Placed } from "./follow.js";
import { isRecord, memberOf } from "./json-value.js";

/** The schema of an operation's JSON body at status 200, or `undefined` where it documents none. */
export function okBodySchema(operation: Placed, follow: Follow): Placed | undefined {
  const response = follow(childOf(childOf(operation, "responses"), "200"));
  const content = childOf(response, "content");
  if (!isRecord(content.value)) return undefined;
  const mediaType = Object.keys(content.value).find((name) => /^application\/(.+\+)?json\b/.test(name));
  if (mediaType === undefined) return undefined;
  const schema = childOf(childOf(content, mediaType), "schema");
  return schema.value === undefined ? undefined : schema;
}

/** The names of an operation's query parameters, those of its path item included. */
export function queryParameterNames(operation: Placed, context: UserContext, follow: Follow): readonly string[] {
  const lists = [memberOf(operation.value, "parameters"), memberOf(context.parent, "parameters")];
  return lists
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((value) => follow({ value, file: operation.file }).value)
    .filter((parameter) => memberOf(parameter, "in") === "query")
    .map((parameter) => String(memberOf(parameter, "name")));
}
