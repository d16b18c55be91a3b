/** The types that generated files declare, as data. */

import type { Scalar } from "../model/schema.js";
import type { Docs } from "./docs.js";

/** A type expression. */
export type TypeNode =
  | { readonly kind: "keyword"; readonly name: "string" | "number" | "boolean" | "null" | "undefined" | "unknown" | "never" }
  | { readonly kind: "literal"; readonly value: Scalar }
  | { readonly kind: "name"; readonly name: string; readonly arguments: readonly TypeNode[] }
  | { readonly kind: "array"; readonly items: TypeNode }
  /** A list with a type for each of its first items, and one for all that follow. */
  | { readonly kind: "tuple"; readonly items: readonly TupleItem[]; readonly further: TypeNode | undefined }
  | { readonly kind: "union"; readonly members: readonly TypeNode[] }
  | { readonly kind: "intersection"; readonly members: readonly TypeNode[] }
  /** Objects with any member names, in the one spelling that may mention the type being declared. */
  | { readonly kind: "dictionary"; readonly values: TypeNode }
  /** Any value of the base, beside which known values keep showing up in completion: `string & {}`. */
  | { readonly kind: "open"; readonly base: "string" | "number" }
  /** An object spelled out where it stands, all of its members optional. */
  | { readonly kind: "shape"; readonly members: readonly { readonly name: string; readonly type: TypeNode }[] }
  /** `paths["/users"]["get"]`; a number is printed without quotes. */
  | { readonly kind: "indexed"; readonly name: string; readonly keys: readonly (string | number)[] };

/** An item of a tuple. */
export interface TupleItem {
  readonly type: TypeNode;
  readonly isOptional: boolean;
}

/** A type by its name. */
export type NamedType = TypeNode & { readonly kind: "name" };

/** A declared type. */
export type TypeDeclaration = InterfaceDeclaration | AliasDeclaration;

/** An interface. */
export interface InterfaceDeclaration {
  readonly kind: "interface";
  readonly name: string;
  readonly docs: Docs;
  readonly members: readonly MemberDeclaration[];
  /** What members of other names hold. */
  readonly index: TypeNode | undefined;
}

/** A member of an interface. */
export interface MemberDeclaration {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: TypeNode;
  readonly docs: Docs;
}

/** A type alias. */
export interface AliasDeclaration {
  readonly kind: "alias";
  readonly name: string;
  readonly docs: Docs;
  readonly type: TypeNode;
}

/** A type by its name. */
export function named(name: string, ...typeArguments: readonly TypeNode[]): NamedType {
  return { kind: "name", name, arguments: typeArguments };
}

/** A type of the language. */
export function keyword(name: "string" | "number" | "boolean" | "null" | "undefined" | "unknown" | "never"): TypeNode {
  return { kind: "keyword", name };
}

/** A value's own type. */
export function literal(value: Scalar): TypeNode {
  return { kind: "literal", value };
}

/** Objects with any member names. */
export function record(values: TypeNode): TypeNode {
  return named("Record", keyword("string"), values);
}

/** Alternatives: nested unions become one, repeated members are kept once, and `unknown` takes in all others. */
export function union(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  const unique = [...new Map(flat.map((member) => [JSON.stringify(member), member])).values()];
  if (unique.some((member) => member.kind === "keyword" && member.name === "unknown")) return keyword("unknown");
  const [only, ...others] = unique;
  if (only === undefined) return keyword("never");
  return others.length === 0 ? only : { kind: "union", members: unique };
}

/** Every name a type mentions. */
export function namesIn(type: TypeNode): readonly string[] {
  switch (type.kind) {
    case "name":
      return [type.name, ...type.arguments.flatMap(namesIn)];
    case "indexed":
      return [type.name];
    case "array":
      return namesIn(type.items);
    case "tuple":
      return [...type.items.flatMap((item) => namesIn(item.type)), ...(type.further === undefined ? [] : namesIn(type.further))];
    case "dictionary":
      return namesIn(type.values);
    case "union":
    case "intersection":
      return type.members.flatMap(namesIn);
    case "shape":
      return type.members.flatMap((member) => namesIn(member.type));
    default:
      return [];
  }
}

/** Every name a declaration mentions beside its own. */
export function namesInDeclaration(declaration: TypeDeclaration): readonly string[] {
  if (declaration.kind === "alias") return namesIn(declaration.type);
  const index = declaration.index === undefined ? [] : namesIn(declaration.index);
  return [...declaration.members.flatMap((member) => namesIn(member.type)), ...index];
}
