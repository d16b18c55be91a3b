/** Holds the values given for one location of the request against its parameters, and has each written down. */

import type { Parameter } from "./operation.js";
import { ArgumentProblem, encode, isAbsent, toText } from "./scalar.js";

/** Values by parameter name, as the caller gave them. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** What is sent, by parameter name, in the document's order. */
export type WrittenParameters = ReadonlyMap<string, string>;

const nothing: WrittenParameters = new Map();

/** Writes the parameters of one location; constants are always sent. @throws ArgumentProblem naming the parameter at fault. */
export function writeParameters(
  location: Parameter["in"],
  parameters: readonly Parameter[],
  values: ParameterValues = {},
): WrittenParameters {
  const declared = parameters.filter((parameter) => parameter.in === location);
  const names = Object.keys(values);
  if (declared.length === 0 && names.length === 0) return nothing;
  const written = new Map<string, string>();
  for (const name of names) {
    if (declared.some((parameter) => parameter.name === name)) continue;
    const hint = location === "query" || location === "header" ? `; send it as extra.${location} if the vendor takes it` : "";
    throw new ArgumentProblem(`${location}.${name}`, `is not a parameter of this operation${hint}`);
  }
  for (const parameter of declared) {
    const { name, write = writeScalar } = parameter;
    const value = parameter.constant ?? (Object.hasOwn(values, name) ? values[name] : undefined);
    const text = isAbsent(value) ? undefined : write(parameter, value);
    if (text !== undefined) written.set(name, text);
    else if (parameter.isRequired) throw new ArgumentProblem(toLabel(parameter), "is required");
  }
  return written;
}

/** What messages call a parameter: `query.limit`. */
export function toLabel(parameter: Pick<Parameter, "in" | "name">): string {
  return `${parameter.in}.${parameter.name}`;
}

/** The default of every location: a scalar, by style `simple` in paths and headers, by style `form` in queries and cookies. */
export function writeScalar(parameter: Parameter, value: unknown): string {
  const label = toLabel(parameter);
  const text = toText(label, value);
  if (parameter.in === "header") return text;
  const encoded = encode(label, text);
  return parameter.in === "path" ? encoded : `${encode(label, parameter.name)}=${encoded}`;
}

/** Lists in queries by style `form`, exploded, as is the default there: one pair for each item that is given. */
export function writeRepeated(parameter: Parameter, value: unknown): string | undefined {
  const items = (Array.isArray(value) ? value : [value]).filter((item) => !isAbsent(item));
  return items.length === 0 ? undefined : items.map((item) => writeScalar(parameter, item)).join("&");
}
