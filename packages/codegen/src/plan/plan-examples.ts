/** Decides what a method's example passes: values of the document's examples, else such as its schemas allow. */

import { isObject, type Json } from "../json.js";
import { isFile } from "../model/build-body.js";
import type { Parameter, ParameterLocation, RequestBody } from "../model/model.js";
import type { Schema } from "../model/schema.js";
import { type FindComponent, resolveReference } from "../model/schema-at.js";
import type { ExamplePlan, MethodPlan } from "./plan.js";
import { constantOf } from "./plan-descriptor.js";

const locations: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

// Told by identity, so that no text of a document can pass for it.
const file: Json = { file: "example" };

/** A call of the method with everything it requires, and for a write also the optional parameters that the document has an example of. */
export function planExample(method: MethodPlan, find: FindComponent): ExamplePlan {
  const { operation } = method;
  const input: Record<string, Json> = {};
  for (const location of locations) {
    const shown = operation.parameters.filter(
      (parameter) =>
        parameter.in === location &&
        (parameter.isRequired || (operation.method !== "GET" && parameter.examples.length > 0)) &&
        constantOf(parameter) === undefined,
    );
    if (shown.length > 0) input[location] = Object.fromEntries(shown.map((parameter) => [parameter.name, exampleOf(parameter, find)]));
  }
  const { body } = operation;
  if (body?.isRequired === true) input.body = exampleOfBody(body, find);
  return { method, input: Object.keys(input).length === 0 ? undefined : input, file };
}

function exampleOfBody({ format, examples, schema }: RequestBody, find: FindComponent): Json {
  if (format === "bytes") return file;
  // An example in the document cannot hold the files of a form.
  const [example] = format === "multipart" ? [] : examples;
  if (example !== undefined) return example;
  return format === "text" && schema === undefined ? "text" : toExampleValue(schema, sampleOf(find), 0);
}

function exampleOf({ examples, schema, name }: Parameter, find: FindComponent): Json {
  const [example] = examples;
  if (example !== undefined) return example;
  const value = toExampleValue(schema, sampleOf(find), 0);
  return value === "string" ? `<${name}>` : value;
}

/** A value in the making: how components are found, and how many more parts it may have, so that no schema makes it endless. */
interface Sample {
  readonly component: FindComponent;
  left: number;
}

function sampleOf(component: FindComponent): Sample {
  return { component, left: 500 };
}

/** A value that a schema allows, as simple as can be. */
function toExampleValue(schema: Schema | undefined, sample: Sample, depth: number): Json {
  sample.left -= 1;
  if (schema === undefined || depth > 8 || sample.left < 0) return null;
  if (isFile(schema)) return file;
  const [example] = schema.examples;
  if (example !== undefined) return example;
  if (schema.defaultValue !== undefined) return schema.defaultValue;
  switch (schema.kind) {
    case "reference":
      return toExampleValue(resolveReference(schema, sample.component), sample, depth + 1);
    case "object":
      return objectOf(schema, sample, depth);
    case "record":
      return {};
    case "array":
      return [toExampleValue(schema.items, sample, depth + 1)];
    case "tuple":
      return schema.items.slice(0, schema.requiredCount).map((item) => toExampleValue(item, sample, depth + 1));
    case "union":
      return toExampleValue(schema.members[0], sample, depth + 1);
    case "intersection":
      return combine(schema.members.map((member) => toExampleValue(member, sample, depth + 1)));
    case "enum":
      return schema.values[0] ?? null;
    case "const":
      return schema.value;
    case "string":
      return "string";
    case "number":
    case "integer":
      return schema.limits.minimum?.value ?? 1;
    case "boolean":
      return true;
    case "null":
    case "unknown":
    case "never":
      return null;
  }
}

/** What parts that hold together come to: objects have the members of all, anything else is what the last part says most exactly. */
function combine(values: readonly Json[]): Json {
  return values.every(isObject) ? Object.assign({}, ...values) : (values.at(-1) ?? null);
}

function objectOf(schema: Schema & { kind: "object" }, sample: Sample, depth: number): Json {
  const required = schema.properties.filter(({ name, schema: part }) => schema.required.includes(name) && !part.isReadOnly);
  return Object.fromEntries(required.map(({ name, schema: part }) => [name, toExampleValue(part, sample, depth + 1)]));
}
