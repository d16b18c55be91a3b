/** Reads the values that a schema lists: `const` and `enum`, of scalars, objects and lists. */

import { isJson, itemsOf, type Json, member } from "../json.js";
import { join } from "../json-pointer.js";
import type { Scalar, Schema, SchemaFacts } from "./schema.js";
import { bareFacts, isScalar, toChoice, toExactly, withNull } from "./schema-forms.js";
import type { SchemaSite } from "./typed-form.js";

/** The schema of a `const`. */
export function readConst({ place, facts, context }: SchemaSite): Schema {
  const value = member(place.value, "const");
  if (isJson(value)) return toExactly(facts, value);
  context.report("unsupported-schema", join(place.pointer, "const"), "The const is no JSON value.");
  return { ...facts, kind: "unknown" };
}

/** The schema of an `enum`. */
export function readEnum({ place, facts, context }: SchemaSite): Schema {
  const listed = itemsOf(place.value, "enum");
  const values = listed.filter(isJson);
  if (values.length === 0 || values.length < listed.length) {
    const problem = listed.length === 0 ? "Nothing can match an enum that lists no value." : "The enum lists what is no JSON value.";
    context.report("unsupported-schema", join(place.pointer, "enum"), problem);
    return { ...facts, kind: "unknown" };
  }
  const scalars = [...new Set(values.filter(isScalar))];
  const others = new Map(values.filter((value) => value !== null && !isScalar(value)).map((value) => [JSON.stringify(value), value]));
  const schema = others.size === 0 ? toChoice(facts, scalars) : toCompoundChoice(facts, [...others.values()], scalars);
  return values.includes(null) ? withNull(schema) : schema;
}

/** An enum that lists objects or lists; in answers it is open as any enum is. */
function toCompoundChoice(facts: SchemaFacts, others: readonly Json[], scalars: readonly Scalar[]): Schema {
  const [only, ...rest] = others;
  if (only !== undefined && rest.length + scalars.length === 0) return toExactly(facts, only);
  const part = bareFacts(facts, facts.pointer);
  const known: readonly Schema[] = scalars.length === 0 ? [] : [{ ...part, kind: "enum", values: scalars, isClosed: false }];
  const members = [...others.map((value) => toExactly(part, value)), ...known];
  return {
    ...facts,
    kind: "union",
    members,
    isOpen: true,
    difference: "answers may bring other objects and lists than an enum names",
  };
}
