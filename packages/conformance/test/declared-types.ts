// The interfaces of a TypeScript declaration file, member by member, in a form that schemas can be compared in.
import { parseSync } from "oxc-parser";
import { isRecord } from "../src/json-difference.js";

/** Member -> whether it may be left out, and its type as text: `"null | string"`. */
export type Members = Readonly<Record<string, { readonly optional: boolean; readonly type: string }>>;

/** Qualified name -> members: `OrganizationUser`, `OrganizationUser.Projects.Data`. */
export type Interfaces = ReadonlyMap<string, Members>;

/** @param nameOf what a reference to an interface is called: the other side names it differently */
export function readInterfaces(text: string, nameOf: (reference: string) => string): Interfaces {
  const { program, errors } = parseSync("declarations.d.ts", text);
  if (errors.length > 0) throw new Error(`the declarations do not parse: ${errors[0]?.message ?? ""}`);
  const found = new Map<string, Members>();
  collect(program.body, "", { found, nameOf });
  return found;
}

interface Collection {
  readonly found: Map<string, Members>;
  readonly nameOf: (reference: string) => string;
}

function collect(statements: readonly unknown[], prefix: string, into: Collection): void {
  for (const statement of statements) {
    const declaration = record(record(statement).declaration ?? statement);
    const name = `${prefix}${String(record(declaration.id).name)}`;
    if (declaration.type === "TSInterfaceDeclaration") {
      into.found.set(name, toMembers(list(record(declaration.body).body), into.nameOf));
      // A parameter of a list stands in the interface that this one extends.
      for (const parent of list(declaration.extends)) {
        const parentMembers = pageParameters[String(record(record(parent).expression).name)];
        if (parentMembers !== undefined) into.found.set(name, { ...into.found.get(name), ...parentMembers });
      }
    }
    if (declaration.type === "TSModuleDeclaration") collect(list(record(declaration.body).body), `${name}.`, into);
  }
}

/** As declared in the SDK's core/pagination.d.ts. */
const pageMembers: Members = { after: { optional: true, type: "string" }, limit: { optional: true, type: "number" } };
const pageParameters: Readonly<Record<string, Members>> = { NextCursorPageParams: pageMembers, ConversationCursorPageParams: pageMembers };

function toMembers(signatures: readonly unknown[], nameOf: Collection["nameOf"]): Members {
  return Object.fromEntries(
    signatures.map((signature) => {
      const { key, optional, typeAnnotation } = record(signature);
      const name = String(record(key).name ?? record(key).value);
      return [name, { optional: optional === true, type: toType(record(typeAnnotation).typeAnnotation, nameOf) }];
    }),
  );
}

function toType(node: unknown, nameOf: Collection["nameOf"]): string {
  const { type, types, literal, typeName, typeArguments } = record(node);
  switch (type) {
    case "TSStringKeyword":
      return "string";
    case "TSNumberKeyword":
      return "number";
    case "TSBooleanKeyword":
      return "boolean";
    case "TSNullKeyword":
      return "null";
    case "TSLiteralType":
      return JSON.stringify(record(literal).value);
    case "TSUnionType":
      return list(types)
        .map((each) => toType(each, nameOf))
        .toSorted()
        .join(" | ");
    case "TSTypeLiteral":
      return "record";
    case "TSTypeReference": {
      const name = toName(typeName);
      return name === "Array" ? `${toType(list(record(typeArguments).params)[0], nameOf)}[]` : nameOf(name);
    }
    default:
      throw new Error(`the declarations hold a type that is not read here: ${String(type)}`);
  }
}

function toName(node: unknown): string {
  const { type, name, left, right } = record(node);
  return type === "TSQualifiedName" ? `${toName(left)}.${toName(right)}` : String(name);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
