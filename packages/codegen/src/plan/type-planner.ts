/** Turns schemas into types: names what is an object, and prints everything else where it stands. */

import { findRecursiveAliases } from "../model/alias-cycles.js";
import { isFile } from "../model/build-body.js";
import type { Model } from "../model/model.js";
import type { Property, Schema } from "../model/schema.js";
import { type Docs, docsOf, inferredNote, type Note, textNote } from "./docs.js";
import { compareNames, type NameRegistry, toTypeName } from "./name-registry.js";
import { keyword, literal, type MemberDeclaration, named, record, type TypeDeclaration, type TypeNode, union } from "./type-node.js";
import type { Direction, Usage } from "./usage.js";

/** Where a type is needed. */
export interface TypeSite {
  readonly direction: Direction;
  /** What an object in this place is called. */
  readonly name: string;
  /** Says what the object is part of. */
  readonly origin: Note | undefined;
  /** Whether the type being declared is reached again before any object or list is entered. */
  readonly isRecursive?: boolean;
  /** Takes the types that have to be declared. */
  readonly declare: (declaration: TypeDeclaration) => void;
}

/** Types for schemas, with the names of one package; those of component schemas do not depend on the document's order. */
export class TypePlanner {
  readonly registry: NameRegistry;
  readonly #model: Model;
  readonly #usage: Usage;
  readonly #names: ReadonlyMap<string, string>;
  readonly #recursive: ReadonlySet<string>;
  readonly #inputNames = new Map<string, string>();
  readonly #declared = { input: new Map<Schema, TypeNode>(), output: new Map<Schema, TypeNode>() };

  constructor(model: Model, usage: Usage, registry: NameRegistry) {
    this.registry = registry;
    this.#model = model;
    this.#usage = usage;
    this.#names = nameComponents(model, registry);
    this.#recursive = findRecursiveAliases(model.schemas);
    for (const [component, name] of this.#names) {
      if (usage.hasTwoForms(component)) this.#inputNames.set(component, registry.take(`${name}Input`));
    }
  }

  /** The name of a component schema's form. */
  nameOf(component: string, direction: Direction): string {
    const name = this.#names.get(component) ?? "unknown";
    return direction === "input" ? (this.#inputNames.get(component) ?? name) : name;
  }

  /** The type of a schema; objects without a name of their own are declared on the way. */
  toType(schema: Schema | undefined, site: TypeSite): TypeNode {
    if (schema === undefined) return keyword("unknown");
    const type = this.#toBareType(schema, site);
    return schema.isNullable ? union([type, keyword("null")]) : type;
  }

  /** The declarations of all component schemas, sorted by name. */
  declareComponents(): readonly TypeDeclaration[] {
    return this.#model.schemas
      .flatMap(({ name, schema }) => this.#directionsOf(name).flatMap((direction) => this.#declareForm(name, schema, direction)))
      .toSorted((one, other) => compareNames(one.name, other.name));
  }

  #directionsOf(component: string): readonly Direction[] {
    if (this.#usage.hasTwoForms(component)) return ["output", "input"];
    const isInputOnly = this.#usage.isUsed(component, "input") && !this.#usage.isUsed(component, "output");
    return isInputOnly ? ["input"] : ["output"];
  }

  #declareForm(component: string, schema: Schema, direction: Direction): readonly TypeDeclaration[] {
    const declared: TypeDeclaration[] = [];
    const name = this.nameOf(component, direction);
    const isSecondForm = direction === "input" && this.#usage.hasTwoForms(component);
    const origin: Note | undefined = isSecondForm ? { kind: "inputFormOf", name: this.nameOf(component, "output") } : undefined;
    const isRecursive = this.#recursive.has(component);
    const site: TypeSite = { direction, name, origin, isRecursive, declare: (declaration) => declared.push(declaration) };
    if (schema.kind === "object" && !schema.isNullable) return [this.#toInterface(schema, site), ...declared];
    const type = this.toType(schema, { ...site, name: schema.kind === "object" ? `${name}Value` : name });
    return [{ kind: "alias", name, docs: toDocs(schema, origin), type }, ...declared];
  }

  #toBareType(schema: Schema, site: TypeSite): TypeNode {
    switch (schema.kind) {
      case "reference":
        return named(this.nameOf(schema.name, site.direction));
      case "object":
        return this.#declareObject(schema, site);
      case "record":
        return this.#toRecord(schema.values, site);
      case "array":
        return { kind: "array", items: this.toType(schema.items, { ...site, name: `${site.name}Item`, origin: toItem(site.origin) }) };
      case "tuple":
        return this.#toTuple(schema, site);
      case "intersection":
      case "union":
        return this.#toCombination(schema, site);
      case "enum":
        return union([...schema.values.map(literal), ...(site.direction === "input" || schema.isClosed ? [] : toOpen(schema.values))]);
      case "const":
        return literal(schema.value);
      case "integer":
        return keyword("number");
      case "string":
        return site.direction === "input" && isFile(schema) ? named("Blob") : keyword("string");
      default:
        return keyword(schema.kind);
    }
  }

  #toRecord(values: Schema | undefined, site: TypeSite): TypeNode {
    const type = this.toType(values, { ...site, name: `${site.name}Value`, origin: toItem(site.origin) });
    return site.isRecursive === true ? { kind: "dictionary", values: type } : record(type);
  }

  #toTuple({ items, requiredCount, further }: Schema & { kind: "tuple" }, site: TypeSite): TypeNode {
    const origin = toItem(site.origin);
    return {
      kind: "tuple",
      items: items.map((item, index) => ({
        type: this.toType(item, { ...site, name: `${site.name}Item${index + 1}`, origin }),
        isOptional: index >= requiredCount,
      })),
      further: further === undefined ? undefined : this.toType(further.values, { ...site, name: `${site.name}Item`, origin }),
    };
  }

  #toCombination(schema: Schema & { kind: "intersection" | "union" }, site: TypeSite): TypeNode {
    const members = schema.members.map((member, index) =>
      this.toType(member, { ...site, name: `${site.name}${variantName(member, index)}` }),
    );
    if (schema.kind === "intersection") return { kind: "intersection", members };
    const isOpen = schema.isOpen === true && site.direction === "output";
    return union(keepCompletion(isOpen ? [...members, ...toOpenForms(schema.members)] : members));
  }

  #declareObject(schema: Schema & { kind: "object" }, site: TypeSite): TypeNode {
    const type = named(this.registry.take(site.name));
    const declared = this.#declared[site.direction];
    if (!declared.has(schema)) declared.set(schema, type);
    const nested: TypeDeclaration[] = [];
    site.declare(this.#toInterface(schema, { ...site, name: type.name, declare: (declaration) => nested.push(declaration) }));
    for (const declaration of nested) site.declare(declaration);
    return type;
  }

  /** The type of an answer's part that was declared before: an object keeps its name, anything else is spelled out. */
  toKnownType(schema: Schema | undefined): TypeNode {
    const nested = { direction: "output", name: "unknown", origin: undefined, declare: () => {} } as const;
    if (schema === undefined) return keyword("unknown");
    const type = schema.kind === "object" ? (this.#declared.output.get(schema) ?? keyword("unknown")) : this.toType(schema, nested);
    return schema.isNullable ? union([type, keyword("null")]) : type;
  }

  #toInterface(schema: Schema & { kind: "object" }, site: TypeSite): TypeDeclaration {
    const properties = schema.properties.filter(({ schema: part }) => (site.direction === "input" ? !part.isReadOnly : !part.isWriteOnly));
    const required = new Set(schema.required);
    const members = properties.map((property) => this.#toMember(property, required.has(property.name), site));
    const { additional } = schema;
    // Where only `required` speaks of members, they may be anything: an interface without any would take everything that is no object.
    const isOpen = additional !== undefined || schema.properties.length === 0;
    const values = isOpen ? this.toType(additional?.values, { ...site, name: `${site.name}Value` }) : undefined;
    return { kind: "interface", name: site.name, docs: toDocs(schema, site.origin), members, index: toIndex(values, members) };
  }

  #toMember({ name, schema }: Property, isRequired: boolean, site: TypeSite): MemberDeclaration {
    const origin: Note = { kind: "memberOf", property: name, owner: site.name, isItem: false };
    const type = this.toType(schema, { ...site, name: `${site.name}${toTypeName(name)}`, origin });
    const isUndefinedAllowed = !isRequired && site.direction === "input";
    return {
      name,
      isOptional: !isRequired,
      type: isUndefinedAllowed ? union([type, keyword("undefined")]) : type,
      docs: memberDocs(schema),
    };
  }
}

function toItem(origin: Note | undefined): Note | undefined {
  return origin?.kind === "memberOf" || origin?.kind === "bodyOf" ? { ...origin, isItem: true } : origin;
}

/** A component whose own name is a type name already keeps it; the others follow in the order of their names. */
function nameComponents(model: Model, registry: NameRegistry): ReadonlyMap<string, string> {
  const components = model.schemas.map(({ name }) => name).toSorted(compareNames);
  const isExact = (name: string): boolean => toTypeName(name) === name;
  const ordered = [...components.filter(isExact), ...components.filter((name) => !isExact(name))];
  return new Map(ordered.map((name) => [name, registry.take(toTypeName(name))]));
}

function variantName(schema: Schema, index: number): string {
  return schema.title === undefined || !/^[A-Za-z]/.test(schema.title) ? `Option${index + 1}` : toTypeName(schema.title);
}

/** `"a" | string` is just string to the compiler; `"a" | (string & {})` accepts the same and completes the known values. */
function keepCompletion(members: readonly TypeNode[]): readonly TypeNode[] {
  const hasKnown = members.some(
    (member) => member.kind === "literal" || (member.kind === "union" && member.members.some((part) => part.kind === "literal")),
  );
  if (!hasKnown) return members;
  return members.map((member) =>
    member.kind === "keyword" && (member.name === "string" || member.name === "number") ? { kind: "open", base: member.name } : member,
  );
}

function toOpen(values: readonly (string | number | boolean)[]): readonly TypeNode[] {
  const bases = (["string", "number"] as const).filter((base) => values.some((value) => typeof value === base));
  return bases.map((base) => ({ kind: "open", base }));
}

/** What stands beside the objects and lists of an enum that answers may extend. */
function toOpenForms(members: readonly Schema[]): readonly TypeNode[] {
  const hasList = members.some(({ kind }) => kind === "tuple");
  const hasObject = members.some(({ kind }) => kind === "object" || kind === "record");
  return [...(hasObject ? [record(keyword("unknown"))] : []), ...(hasList ? [{ kind: "array", items: keyword("unknown") } as const] : [])];
}

/** The index signature of an interface has to cover its named members, too. */
function toIndex(additional: TypeNode | undefined, members: readonly MemberDeclaration[]): TypeNode | undefined {
  if (additional === undefined) return undefined;
  const isOptional = members.some((member) => member.isOptional);
  return union([additional, ...members.map((member) => member.type), ...(isOptional ? [keyword("undefined")] : [])]);
}

/** The comment of a type: what it is, what it is part of, what its values are limited to, how that is known. */
function toDocs(schema: Schema, origin: Note | undefined): Docs {
  const { limits, defaultValue, examples, evidence, hasOwnEvidence } = schema;
  const description =
    textNote(schema.description) ?? (schema.title === undefined ? undefined : ({ kind: "title", text: schema.title } as const));
  const known: Note | undefined = hasOwnEvidence && evidence !== undefined ? { kind: "evidence", evidence } : undefined;
  return docsOf([description, origin, { kind: "limits", limits, defaultValue, examples }, known], schema.isDeprecated);
}

function memberDocs(schema: Schema): Docs {
  const { limits, defaultValue, examples } = schema;
  return docsOf(
    [textNote(schema.description), { kind: "limits", limits, defaultValue, examples }, inferredNote(schema)],
    schema.isDeprecated,
  );
}
