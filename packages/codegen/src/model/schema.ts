/** The schemas of a document as typed data: both OpenAPI dialects, composition and nullability already resolved. */

import type { Json } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";

/** What stands on every schema, whatever its kind. */
export interface SchemaFacts {
  /** JSON Pointer to the schema. */
  readonly pointer: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** Whether null is allowed beside what the kind says. */
  readonly isNullable: boolean;
  readonly isDeprecated: boolean;
  /** Only in answers. */
  readonly isReadOnly: boolean;
  /** Only in requests. */
  readonly isWriteOnly: boolean;
  readonly limits: Limits;
  /** Undefined when there is none: null is a default, too. */
  readonly defaultValue: Json | undefined;
  readonly examples: readonly Json[];
  /** The schema's own evidence, or that of the nearest ancestor. */
  readonly evidence: Evidence | undefined;
  readonly hasOwnEvidence: boolean;
  /** Why openapi-typescript's type of the schema is another; undefined where it is not. */
  readonly difference?: string;
}

/** What a schema demands of a value beyond its type. */
export interface Limits {
  readonly format?: string;
  readonly pattern?: string;
  readonly multipleOf?: number;
  readonly minimum?: Bound;
  readonly maximum?: Bound;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly hasUniqueItems?: true;
}

/** A bound of a number. */
export interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** A schema. */
export type Schema = SchemaFacts & SchemaForm;

/** What distinguishes one kind of schema from another. */
export type SchemaForm =
  | ObjectForm
  | { readonly kind: "record"; readonly values: Schema | undefined; readonly difference?: string }
  | { readonly kind: "array"; readonly items: Schema | undefined; readonly difference?: string }
  | TupleForm
  | UnionForm
  | { readonly kind: "intersection"; readonly members: readonly Schema[] }
  | { readonly kind: "enum"; readonly values: readonly Scalar[]; readonly isClosed: boolean }
  | { readonly kind: "const"; readonly value: Scalar }
  | { readonly kind: "reference"; readonly name: string }
  | { readonly kind: "string" | "number" | "integer" | "boolean" | "null" | "unknown" | "never" };

/** Alternatives. */
export interface UnionForm {
  readonly kind: "union";
  readonly members: readonly Schema[];
  /** Whether answers may bring objects and lists that are not listed. */
  readonly isOpen?: true;
}

/** An object with named members. */
export interface ObjectForm {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** Names that `required` lists, including those of members that another part of an allOf declares. */
  readonly required: readonly string[];
  /** What members beyond the named ones hold; undefined when the schema says nothing about them. */
  readonly additional: Additional | undefined;
}

/** The members of an object, or items of a tuple, beyond the named ones; without a schema they hold anything. */
export interface Additional {
  readonly values: Schema | undefined;
}

/** A list whose first items each have a schema of their own. */
export interface TupleForm {
  readonly kind: "tuple";
  readonly items: readonly Schema[];
  /** How many of them are always there. */
  readonly requiredCount: number;
  /** What further items hold; undefined where there are none. */
  readonly further: Additional | undefined;
  readonly difference?: string;
}

/** A member of an object. */
export interface Property {
  readonly name: string;
  readonly schema: Schema;
}

/** A value that an enum or a const can name. */
export type Scalar = string | number | boolean;

/** A schema of the document's components. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
}

/** The schemas that another schema holds directly. */
export function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "object":
      return schema.properties.map((property) => property.schema).concat(present(schema.additional?.values));
    case "record":
      return present(schema.values);
    case "array":
      return present(schema.items);
    case "tuple":
      return [...schema.items, ...present(schema.further?.values)];
    case "union":
    case "intersection":
      return schema.members;
    default:
      return [];
  }
}

function present(schema: Schema | undefined): readonly Schema[] {
  return schema === undefined ? [] : [schema];
}
