/** Holds a body against its schema. What is found names places and kinds, never a value: the body is somebody's data. */

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { follow, type Json, toList, toObject } from "./readings.js";

/** What a body has otherwise than documented, and what it has beyond; each line names a place, `*` standing for every item. */
export interface Comparison {
  readonly differences: readonly string[];
  readonly undocumented: readonly string[];
}

/** Compares one body with the schema at a JSON Pointer of the document. */
export type CompareBody = (pointer: string, body: unknown) => Comparison;

/** Creates the comparison for one document. */
export function createCompareBody(document: Json): CompareBody {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false });
  ajv.addSchema(document, "document:");
  const validators = new Map<string, ValidateFunction>();
  return (pointer, body) => {
    const $ref = `document:#${pointer.replaceAll("{", "%7B").replaceAll("}", "%7D")}`;
    const validate = validators.get(pointer) ?? ajv.compile({ $ref });
    validators.set(pointer, validate);
    validate(body);
    const differences = [...new Set((validate.errors ?? []).map(toDifference))];
    return { differences, undocumented: [...new Set(findUndocumented(document, { $ref: `#${pointer}` }, body))] };
  };
}

function toDifference({ instancePath, keyword, message, params }: ErrorObject): string {
  const place = instancePath.replace(/\/\d+(?=\/|$)/g, "/*") || "/";
  // The message of "required" names the member, which the document itself has; those of enum and const name no value of the body.
  const detail = keyword === "type" ? `must be ${params.type}` : (message ?? keyword);
  return `${place} ${detail}`;
}

/** The places of members that no schema of theirs names; where further members are allowed by a schema of their own, none is undocumented. */
function findUndocumented(document: Json, schema: unknown, value: unknown, place = ""): readonly string[] {
  const parts = toParts(document, schema);
  if (Array.isArray(value)) {
    const items = { anyOf: parts.flatMap((part) => part.items ?? []) };
    return value.flatMap((item) => findUndocumented(document, items, item, `${place}/*`));
  }
  const declared = new Map<string, unknown[]>();
  for (const part of parts) {
    for (const [name, member] of Object.entries(toObject(part.properties))) declared.set(name, [...(declared.get(name) ?? []), member]);
  }
  if (declared.size === 0 || parts.some(({ additionalProperties }) => typeof additionalProperties === "object")) return [];
  return Object.entries(toObject(value)).flatMap(([name, member]) => {
    const schemas = declared.get(name);
    return schemas === undefined ? [`${place}/${name}`] : findUndocumented(document, { anyOf: schemas }, member, `${place}/${name}`);
  });
}

/** The schema and all that it is composed of. */
function toParts(document: Json, schema: unknown): readonly Json[] {
  const own = follow(document, schema);
  return [own, ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => toList(own[keyword]).flatMap((part) => toParts(document, part)))];
}
