/** Holds the values given for one location of the request against its parameters, and has each written down. */

import type { Parameter } from "./operation.js";
import { encode, isAbsent, refuse, toText } from "./scalar.js";

/** Values by parameter name, as the caller gave them. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** What is sent, by parameter name, in the document's order. */
export type WrittenParameters = readonly (readonly [name: string, text: string])[];

const nothing: ParameterValues = {};

/** Writes the parameters of one location. @throws ArgumentProblem naming the parameter at fault. */
export function writeParameters(
  location: Parameter["in"],
  parameters: readonly Parameter[],
  values: ParameterValues = nothing,
): WrittenParameters {
  const declared = parameters.filter((parameter) => parameter.in === location);
  if (declared.length === 0 && values === nothing) return [];
  checkNames(location, values, (name) => declared.some((parameter) => parameter.name === name));
  return declared.flatMap((parameter) => {
    const text = writeParameter(parameter, values);
    return text === undefined ? [] : [[parameter.name, text] as const];
  });
}

/** Refuses values for which the location has no parameter. */
export function checkNames(location: Parameter["in"], values: ParameterValues, isDeclared: (name: string) => boolean): void {
  for (const name of Object.keys(values)) {
    if (isDeclared(name)) continue;
    const hint = location === "query" || location === "header" ? `; send it as extra.${location} if the vendor takes it` : "";
    refuse(`${location}.${name}`, `is not a parameter of this operation${hint}`);
  }
}

/** What is sent for one parameter, undefined for nothing; a constant is always sent. */
export function writeParameter(parameter: Parameter, values: ParameterValues): string | undefined {
  const { name, write = writeScalar, constant, isRequired } = parameter;
  const value = constant ?? (Object.hasOwn(values, name) ? values[name] : undefined);
  const text = isAbsent(value) ? undefined : write(parameter, value);
  return text === undefined && isRequired ? refuse(toLabel(parameter), "is required") : text;
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
