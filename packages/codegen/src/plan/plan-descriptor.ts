/** Decides what the runtime is told about an operation: only what differs from OpenAPI's defaults. */

import type { Operation, Parameter } from "../model/model.js";
import { childrenOf, type Scalar, type Schema } from "../model/schema.js";
import { type FindComponent, resolveReference } from "../model/schema-at.js";
import type { DescriptorPlan, ParameterPlan } from "./plan.js";

/** The part of the runtime's operation that takes a decision. */
export function planDescriptor(operation: Operation, find: FindComponent): DescriptorPlan {
  return { parameters: operation.parameters.map((parameter) => planParameter(parameter, find)), security: operation.security };
}

/** The one value of a required query or header parameter: the client sends it, and nobody is asked for it. */
export function constantOf({ in: location, isRequired, schema }: Parameter): Scalar | undefined {
  const canBeConstant = isRequired && (location === "query" || location === "header");
  return canBeConstant && schema.kind === "const" && !schema.isNullable ? schema.value : undefined;
}

function planParameter(parameter: Parameter, find: FindComponent): ParameterPlan {
  const { in: location, name, isRequired, style, explode } = parameter;
  const shape = shapeOf(parameter.schema, find, 0);
  const constant = constantOf(parameter);
  const defaultStyle = location === "query" || location === "cookie" ? "form" : "simple";
  const usedStyle = style ?? defaultStyle;
  return {
    in: location,
    name,
    ...(isRequired ? { isRequired } : {}),
    ...(shape === undefined ? {} : { shape }),
    ...(usedStyle === defaultStyle ? {} : { style: usedStyle }),
    // OpenAPI 3.1.0, "Parameter Object": explode is true for form and false for every other style.
    ...(explode === undefined || explode === (usedStyle === "form") ? {} : { explode }),
    ...(constant === undefined ? {} : { constant }),
  };
}

/** Whether the values are more than scalars; of a parameter that may be either list or object, the object decides. */
function shapeOf(schema: Schema, find: FindComponent, depth: number): "array" | "object" | undefined {
  const resolved = resolveReference(schema, find);
  if (resolved === undefined || depth > 10) return undefined;
  if (resolved.kind === "array") return "array";
  if (resolved.kind === "object" || resolved.kind === "record") return "object";
  if (resolved.kind !== "union" && resolved.kind !== "intersection") return undefined;
  const shapes = childrenOf(resolved).map((part) => shapeOf(part, find, depth + 1));
  return shapes.includes("object") ? "object" : shapes.find((shape) => shape === "array");
}
