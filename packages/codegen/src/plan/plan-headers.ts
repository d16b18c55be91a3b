/** Decides the type of the header fields that an answer documents. */

import type { Response, ResponseHeader } from "../model/model.js";
import { docsOf, inferredNote, textNote } from "./docs.js";
import { toTypeName } from "./name-registry.js";
import { keyword, type MemberDeclaration, type NamedType, named, type TypeDeclaration } from "./type-node.js";
import type { TypePlanner } from "./type-planner.js";

/** Where the type is needed. */
export interface HeadersSite {
  readonly method: string;
  readonly name: string;
  /** Takes the types that have to be declared. */
  readonly declarations: TypeDeclaration[];
}

/** The type of an answer's header fields; undefined where it documents none. */
export function planHeaders(planner: TypePlanner, { headers, status }: Response, site: HeadersSite): NamedType | undefined {
  if (headers.length === 0) return undefined;
  const { method, name, declarations } = site;
  const nested: TypeDeclaration[] = [];
  const members = headers.map((header) => planField(planner, header, { owner: name, nested }));
  declarations.push(
    { kind: "interface", name, docs: docsOf([{ kind: "headersOf", method, status }]), members, index: undefined },
    ...nested,
  );
  return named(name);
}

/** Every field is optional: what stands between client and server may take any of them away. */
function planField(
  planner: TypePlanner,
  header: ResponseHeader,
  { owner, nested }: { readonly owner: string; readonly nested: TypeDeclaration[] },
): MemberDeclaration {
  const { name, schema, type: read } = header;
  const site = {
    direction: "output",
    name: `${owner}${toTypeName(name)}`,
    origin: { kind: "memberOf", property: name, owner, isItem: false },
    declare: (declaration: TypeDeclaration) => nested.push(declaration),
  } as const;
  const isAnything = schema === undefined || (schema.kind === "unknown" && read === "string");
  const type = isAnything ? keyword("string") : planner.toType({ ...schema, isNullable: schema.isNullable && read === "json" }, site);
  const limits =
    schema === undefined
      ? []
      : [{ kind: "limits", limits: schema.limits, defaultValue: schema.defaultValue, examples: header.examples } as const];
  const docs = docsOf([textNote(header.description ?? schema?.description), ...limits, inferredNote(header)], header.isDeprecated);
  return { name, isOptional: true, type, docs };
}
