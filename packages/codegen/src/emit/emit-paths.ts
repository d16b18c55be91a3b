/** Prints `paths.ts`: openapi-typescript's rendering of the bundled document, without its second lint and bundle. */

import type OpenapiTypescript from "openapi-typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
// Its parts: the main entry loads a Redocly of its own.
import { resolveRef, scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformSchema from "openapi-typescript/dist/transform/index.mjs";
import * as typescript from "typescript";
import { entries, type JsonObject, member } from "../json.js";
import type { LoadedDocument } from "../load/load-document.js";
import { moveToAlias, nameRecursive } from "./recursive-schemas.js";
import { withoutReferenceMarks } from "./reference-marks.js";

type Options = NonNullable<Parameters<typeof OpenapiTypescript>[1]>;

/** The options that decide what the types are; a test gives the same ones to openapi-typescript itself. */
export const pathsOptions: Options = {
  alphabetize: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  silent: true,
};

/**
 * The declarations of a document in which every reference leads to a place in it. They are made and printed piece by piece:
 * the syntax tree of a whole document takes more memory than everything else. The document is used up, because the
 * library marks discriminated schemas in place.
 */
export function emitPaths({ root, hasDiscriminators }: Pick<LoadedDocument, "root" | "hasDiscriminators">): string {
  return withoutReferenceMarks(root, (document) => printDocument(document, hasDiscriminators));
}

function printDocument(document: JsonObject, hasDiscriminators: boolean): string {
  const printer = new PiecePrinter(document, hasDiscriminators);
  const members = (root: string): readonly string[] =>
    entries(document[root]).map(([name, item]) => printer.printMembers(root, { [root]: { [name]: item } }));
  const paths = toStatement("paths", members("paths"));
  const webhooks = toStatement("webhooks", members("webhooks"));
  const components = printer.printComponents(document.components);
  const definitions = toStatement("$defs", document.$defs === undefined ? [] : [printer.printMembers("$defs", { $defs: document.$defs })]);
  return append(paths, [webhooks, components, definitions, ...printer.footer()]);
}

/** Megabytes of text are added to, not joined: that would copy them at each step. */
function append(text: string, others: readonly string[]): string {
  return others.reduce((whole, other) => whole + other, text);
}

function toStatement(name: string, members: readonly string[]): string {
  const text = append("", members);
  return text === "" ? `export type ${name} = Record<string, never>;\n` : `export interface ${name} {\n${text}}\n`;
}

/** Prints parts of a document as they would stand in the whole. */
class PiecePrinter {
  readonly #context: Omit<GlobalContext, "injectFooter">;
  readonly #recursive: ReadonlyMap<string, string>;
  readonly #operations: string[] = [];
  /** Helper types, and the name of the interface of operations, in the order in which they came up first. */
  readonly #footer = new Set<string>();
  // One for all pieces, with the settings of openapi-typescript's own: making a printer takes longer than printing most pieces.
  readonly #printer = typescript.createPrinter({ newLine: typescript.NewLineKind.LineFeed, removeComments: false });
  readonly #file = typescript.createSourceFile("paths.ts", "", typescript.ScriptTarget.ESNext, false, typescript.ScriptKind.TS);

  constructor(document: JsonObject, hasDiscriminators: boolean) {
    this.#recursive = nameRecursive(document);
    this.#context = toContext(document as unknown as OpenAPI3, hasDiscriminators); // Redocly has validated it as one
  }

  /** The members of one of the interfaces at the top, for a part of the document. */
  printMembers(root: string, part: JsonObject): string {
    return membersIn(this.#print(part, root));
  }

  /** The interface of the components; those without any of a kind say so. */
  printComponents(components: unknown): string {
    if (typeof components !== "object" || components === null) return toStatement("components", []);
    const empty = this.#print({ components: {} }, "components");
    return empty.replace(/^ {4}(\w+): never;\n/gm, (none, kind: string) => {
      const [before = "", after = ""] = empty.split(none);
      const printed = entries(member(components, kind)).map(([name, item]) => {
        const text = this.#print({ components: { [kind]: { [name]: item } } }, "components");
        const printedMember = text.slice(`${before}    ${kind}: {\n`.length, -`    };\n${after}`.length);
        if (kind !== "schemas" || !this.#recursive.has(name)) return printedMember;
        const moved = moveToAlias(printedMember, name, this.#recursive);
        this.#footer.add(moved.alias);
        return moved.member;
      });
      return printed.length === 0 ? none : `    ${kind}: {\n${append("", printed)}    };\n`;
    });
  }

  /** What the pieces printed so far have in common. */
  footer(): readonly string[] {
    const statements = [...this.#footer].map((text) => (text === "operations" ? toStatement(text, this.#operations) : text));
    return this.#operations.length === 0 ? [...statements, toStatement("operations", [])] : statements;
  }

  /** The statement of one of the names at the top, for a part of the document. */
  #print(part: JsonObject, root: string): string {
    const context: GlobalContext = { ...this.#context, injectFooter: [] };
    const nodes = transformSchema(part as unknown as OpenAPI3, context); // it looks at the roots it knows only
    let statement = "";
    for (const node of nodes) {
      const name = toRoot(node);
      if (name === undefined) this.#footer.add(this.#printStatement(node));
      else if (name === root) statement = this.#printStatement(node);
      else if (name === "operations" && typescript.isInterfaceDeclaration(node)) {
        this.#footer.add(name);
        this.#operations.push(membersIn(this.#printStatement(node)));
      }
    }
    return statement;
  }

  #printStatement(node: typescript.Node): string {
    // What openapi-typescript makes at the top of a file are statements.
    return this.#printer.printFile(typescript.factory.updateSourceFile(this.#file, [node as typescript.Statement]));
  }
}

/** The name that a statement exports; helper types are not exported. */
function toRoot(node: typescript.Node): string | undefined {
  const isRoot = typescript.isInterfaceDeclaration(node) || typescript.isTypeAliasDeclaration(node);
  return isRoot && node.modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword) === true ? node.name.text : undefined;
}

/** What stands between the first line of an interface and its last. */
function membersIn(statement: string): string {
  return statement.startsWith("export interface") ? statement.slice(statement.indexOf("\n") + 1, statement.lastIndexOf("}")) : "";
}

function toContext(schema: OpenAPI3, hasDiscriminators: boolean): Omit<GlobalContext, "injectFooter"> {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: pathsOptions.defaultNonNullable ?? true,
    discriminators: hasDiscriminators ? scanDiscriminators(schema, pathsOptions) : { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: pathsOptions.emptyObjectsUnknown ?? false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
    redoc: undefined as never, // only its own loader reads it, which we do not use
    resolve: (reference) => resolveRef(schema, reference, { silent: true }),
  };
}
