// Random schemas of every kind, for documents whose packages have to compile.
import fc from "fast-check";
import { distinct, hostileText } from "./hostile-text.js";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** The components that schemas may refer to, whatever they turn out to be. */
export const componentNames = ["User", "user", "Error", "Promise", "a.b", "a-b", "_", "1st", "Input", "string", "constructor"] as const;

const reference = fc.constantFrom(...componentNames).map((name): JsonObject => ({ $ref: `#/components/schemas/${name}` }));

/** A value with parts, as an enum or a const may list. */
const compound = fc.oneof(
  fc.array(fc.oneof(hostileText, fc.integer(), fc.constant(null)), { maxLength: 3 }),
  fc.dictionary(hostileText, fc.oneof(fc.boolean(), hostileText, fc.array(fc.integer(), { maxLength: 2 })), { maxKeys: 3 }),
);

const scalar = fc.oneof(
  fc.constantFrom<JsonObject>(
    {},
    { type: "boolean" },
    { type: "string", format: "date-time" },
    { type: "string", format: "binary" },
    { type: "integer", format: "int64" },
  ),
  fc.constantFrom<JsonObject>(
    { type: ["string", "null"] },
    { type: "null" },
    { type: "number", exclusiveMinimum: 0 },
    { type: "array" },
    { type: "object" },
  ),
  fc
    .uniqueArray(fc.oneof(hostileText, fc.integer(), fc.boolean(), fc.constant(null)), { minLength: 1, maxLength: 4 })
    .map((values) => ({ enum: values })),
  fc.oneof(hostileText, fc.integer(), fc.boolean(), compound).map((value) => ({ const: value })),
  fc.tuple(compound, hostileText).map((values) => ({ enum: values })),
);

const words = fc.record(
  { title: hostileText, description: hostileText, deprecated: fc.boolean(), readOnly: fc.boolean() },
  { requiredKeys: [] },
);

// Some that several parts of an allOf are likely to share.
const memberName = fc.oneof(hostileText, fc.constantFrom("id", "name"));

const { schema } = fc.letrec<{ schema: JsonObject; object: JsonObject }>((tie) => ({
  object: fc
    .record({
      properties: distinct(fc.tuple(memberName, tie("schema"), fc.boolean()), ([name]) => name, 4),
      additional: fc.option(fc.oneof(fc.boolean(), tie("schema")), { nil: undefined }),
    })
    .map(({ properties, additional }) => ({
      type: "object",
      properties: toObject(properties.map(([name, part]) => [name, part])),
      required: properties.filter(([, , isRequired]) => isRequired).map(([name]) => name),
      ...(additional === undefined ? {} : { additionalProperties: additional }),
    })),
  schema: fc.oneof(
    { maxDepth: 3, depthSize: "small", withCrossShrink: true },
    scalar,
    reference,
    tie("object"),
    tie("schema").map((items) => ({ type: "array", items })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((members) => ({ oneOf: members })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((members) => ({ anyOf: members })),
    fc.array(tie("object"), { minLength: 1, maxLength: 3 }).map((members) => ({ allOf: members })),
    fc.array(fc.oneof(scalar, reference), { minLength: 1, maxLength: 3 }).map((items) => ({ type: "array", prefixItems: items })),
  ),
}));

/** A schema with words that describe it. */
export const randomSchema: fc.Arbitrary<JsonObject> = fc
  .tuple(schema, words)
  .map(([form, about]) => ("$ref" in form ? form : { ...about, ...form }));

/** An object whose members are its own, whatever their names. */
export function toObject<T>(members: readonly (readonly [string, T])[]): { readonly [name: string]: T } {
  return Object.fromEntries(members);
}
