// Reads path, query and header values of a request as the spec describes them: text to numbers, lists and defaults.
// Text that cannot be read as its type stays text, for the validator to refuse.

import type { CompiledParameter, CompiledRoute, WireType } from "../spec/compiled-spec.js";
import { firstError } from "../spec/first-error.js";
import type { HeaderReader } from "./delivery.js";
import type { Call, Problem } from "./vendor.js";

export type Parameters = Pick<Call, "path" | "query" | "header">;

interface Sources {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: HeaderReader;
}

export function readParameters(route: CompiledRoute, sources: Sources): Parameters | Problem {
  const values: Record<"path" | "query" | "header", Record<string, unknown>> = { path: {}, query: {}, header: {} };
  for (const parameter of route.parameters) {
    if (parameter.in === "cookie") continue;
    // The default of a required parameter tells clients what to send; left out, it is missing all the same.
    const value = readOne(parameter, parameter.in, sources) ?? (parameter.required ? undefined : parameter.default);
    if (value !== undefined) values[parameter.in][keyOf(parameter)] = value;
  }
  const error = firstError(route.validateParameters, values);
  if (error === undefined) return values;
  const [place, name = ""] = error.path;
  const where = place === "path" || place === "header" ? place : "query";
  return { kind: "invalidParameter", in: where, name, isMissing: error.isMissing, message: error.message };
}

function readOne(parameter: CompiledParameter, place: "path" | "query" | "header", sources: Sources): unknown {
  const texts = textsOf(parameter.name, place, sources);
  const [first] = texts;
  if (first === undefined) return undefined;
  if (parameter.type === "array") {
    const items = parameter.explode === true && place === "query" ? texts : first.split(",");
    return items.map((item) => readText(item, parameter.itemType ?? "string"));
  }
  // Sent twice although one is expected: kept as a list, which no scalar schema accepts.
  return texts.length > 1 ? texts : readText(first, parameter.type);
}

function textsOf(name: string, place: "path" | "query" | "header", sources: Sources): readonly string[] {
  if (place === "query") return sources.query.getAll(name);
  const text = place === "path" ? sources.path[name] : sources.header.get(name);
  return text === undefined || text === null ? [] : [text];
}

function readText(text: string, type: WireType): unknown {
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if (type === "integer") return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === "number") return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

/** Header names compare without regard to case. */
function keyOf(parameter: CompiledParameter): string {
  return parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
}
