/** Serializes query parameters by their own style and explode (OpenAPI 3.1, "Style Values"; RFC 6570). */

import type { Parameter } from "./operation.js";
import type { ParameterValues } from "./path.js";
import { ArgumentProblem, describe, encode, isAbsent, toText } from "./scalar.js";

/** The query string, without the question mark; empty when nothing is to be sent. Constants are always sent. */
export function toQuery(parameters: readonly Parameter[], values: ParameterValues, extra: ParameterValues): string {
  const parts: string[] = [];
  const declared = parameters.filter((parameter) => parameter.in === "query");
  for (const parameter of declared) {
    const given = Object.hasOwn(values, parameter.name) ? values[parameter.name] : undefined;
    parts.push(...toPairs(parameter, parameter.constant ?? given));
  }
  for (const name of Object.keys(values)) {
    if (declared.some((parameter) => parameter.name === name)) continue;
    throw new ArgumentProblem(`query.${name}`, "is not a parameter of this operation; send it as extra.query if the vendor takes it");
  }
  for (const [name, value] of Object.entries(extra)) {
    parts.push(...toPairs({ in: "query", name, shape: "array" }, value));
  }
  return parts.join("&");
}

function toPairs(parameter: Parameter, value: unknown): string[] {
  const name = `query.${parameter.name}`;
  if (isAbsent(value)) return toNothing(parameter);
  const key = encode(name, parameter.name);
  if (Array.isArray(value) && parameter.shape === "array") return toArrayPairs(parameter, key, value);
  if (parameter.shape === "object" && isPlainObject(value)) return toObjectPairs(parameter, key, value);
  if (Array.isArray(value)) throw new ArgumentProblem(name, `must be a single value, not ${describe(value)}`);
  return [`${key}=${encode(name, toText(name, value))}`];
}

/** Empty lists and objects are as good as not given (RFC 6570, section 2.3). */
function toNothing(parameter: Parameter): never[] {
  if (parameter.isRequired) throw new ArgumentProblem(`query.${parameter.name}`, "is required");
  return [];
}

function toArrayPairs(parameter: Parameter, key: string, value: readonly unknown[]): string[] {
  const name = `query.${parameter.name}`;
  const items = value.filter((item) => !isAbsent(item)).map((item) => encode(name, toText(name, item)));
  if (items.length === 0) return toNothing(parameter);
  const style = parameter.style ?? "form";
  if (parameter.explode ?? style === "form") return items.map((item) => `${key}=${item}`);
  const separators: Readonly<Record<string, string>> = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };
  return [`${key}=${items.join(separators[style] ?? ",")}`];
}

function toObjectPairs(parameter: Parameter, key: string, value: Readonly<Record<string, unknown>>): string[] {
  const name = `query.${parameter.name}`;
  const entries = Object.entries(value)
    .filter(([, member]) => !isAbsent(member))
    .map(([member, content]) => [encode(name, member), encode(name, toText(`${name}.${member}`, content))] as const);
  if (entries.length === 0) return toNothing(parameter);
  if (parameter.style === "deepObject") return entries.map(([member, content]) => `${key}%5B${member}%5D=${content}`);
  if (parameter.explode ?? true) return entries.map(([member, content]) => `${member}=${content}`);
  return [`${key}=${entries.flat().join(",")}`];
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
