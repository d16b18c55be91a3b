/** Prints type expressions and declarations, already formatted. */

import type { InterfaceDeclaration, MemberDeclaration, TypeDeclaration, TypeNode } from "../plan/type-node.js";
import { unreachable } from "../unreachable.js";
import { toComment } from "./comments.js";
import { concat, group, indent, joinWith, type Layout, line, softLine, toText, whenBroken } from "./layout.js";
import { toMemberName, toScalarLiteral } from "./literals.js";

/** A type where nothing stands before it on its line but what it belongs to. */
export function toType(type: TypeNode): Layout {
  switch (type.kind) {
    case "keyword":
      return type.name;
    case "literal":
      return toScalarLiteral(type.value);
    case "open":
      return `(${type.base} & {})`;
    case "indexed":
      return `${type.name}${type.keys.map((key) => `[${toScalarLiteral(key)}]`).join("")}`;
    case "name":
      return concat(type.name, toArguments(type.arguments));
    case "array":
      return toArray(type.items);
    case "tuple":
      return toTuple(type);
    case "dictionary":
      return group("{", indent(line, "[name: string]:", toAnnotation(type.values)), whenBroken(";"), line, "}");
    case "shape":
      return toShape(type.members);
    case "union":
      return group(toAlternatives(type.members));
    case "intersection":
      return toIntersection(type.members);
    default:
      return unreachable(type);
  }
}

function toShape(members: readonly { readonly name: string; readonly type: TypeNode }[]): Layout {
  const printed = members.map(({ name, type }) => concat(`${toMemberName(name)}?:`, toAnnotation(type)));
  return group("{", indent(line, joinWith(concat(";", line), printed)), whenBroken(";"), line, "}");
}

/** What follows a colon or an equals sign: a type, with its blank before; a long union begins on the next line. */
export function toAnnotation(type: TypeNode): Layout {
  return type.kind === "union" ? group(indent(line, toAlternatives(type.members))) : concat(" ", toType(type));
}

function toAlternatives(members: readonly TypeNode[]): Layout {
  return concat(
    whenBroken("| "),
    joinWith(
      concat(line, "| "),
      members.map((member) => indent(toMemberOfUnion(member))),
    ),
  );
}

function toMemberOfUnion(type: TypeNode): Layout {
  return type.kind === "intersection" ? concat("(", toType(type), ")") : toType(type);
}

function toIntersection(members: readonly TypeNode[]): Layout {
  const [first, ...others] = members.map((member) => (member.kind === "union" ? concat("(", toType(member), ")") : toType(member)));
  return group(first ?? "unknown", indent(...others.map((other) => concat(" &", line, other))));
}

function toArray(items: TypeNode): Layout {
  if (items.kind === "union") return concat("(", group(indent(softLine, toAlternatives(items.members)), softLine), ")[]");
  return items.kind === "intersection" || items.kind === "open" ? concat("(", toType(items), ")[]") : concat(toType(items), "[]");
}

function toTuple({ items, further }: TypeNode & { readonly kind: "tuple" }): Layout {
  const printed = items.map(({ type, isOptional }) => (isOptional ? concat(toOptional(type), "?") : toType(type)));
  const all = further === undefined ? printed : [...printed, concat("...", toArray(further))];
  return group("[", indent(softLine, joinWith(concat(",", line), all)), whenBroken(","), softLine, "]");
}

function toOptional(type: TypeNode): Layout {
  return type.kind === "union" || type.kind === "intersection" ? concat("(", toType(type), ")") : toType(type);
}

function toArguments(types: readonly TypeNode[]): Layout {
  if (types.length === 0) return "";
  return group("<", indent(softLine, joinWith(concat(",", line), types.map(toType))), softLine, ">");
}

const printed = new WeakMap<TypeDeclaration, string>();

/** The text of a declaration, exported. A declaration stands in a source file and in `api.md`, and is printed once. */
export function toDeclaration(declaration: TypeDeclaration): string {
  const known = printed.get(declaration);
  if (known !== undefined) return known;
  const text = printDeclaration(declaration);
  printed.set(declaration, text);
  return text;
}

function printDeclaration(declaration: TypeDeclaration): string {
  const comment = toComment(declaration.docs, 0);
  if (declaration.kind === "interface") return [...comment, ...toInterface(declaration)].join("\n");
  return [...comment, toText(concat(`export type ${declaration.name} =`, toAnnotation(declaration.type), ";"))].join("\n");
}

function toInterface({ name, members, index }: InterfaceDeclaration): readonly string[] {
  const indexLines = index === undefined ? [] : [atDepth(concat("[name: string]:", toAnnotation(index), ";"), 2)];
  const lines = [...members.flatMap((member) => toMember(member)), ...indexLines];
  return lines.length === 0 ? [`export interface ${name} {}`] : [`export interface ${name} {`, ...lines, "}"];
}

function toMember({ name, isOptional, type, docs }: MemberDeclaration): readonly string[] {
  const head = `${toMemberName(name)}${isOptional ? "?" : ""}:`;
  return [...toComment(docs, 2), atDepth(concat(head, toAnnotation(type), ";"), 2)];
}

/** The text of a layout that stands so many columns in. */
export function atDepth(layout: Layout, depth: number): string {
  return `${" ".repeat(depth)}${toText(concat(layout), depth)}`;
}
