/**
 * A JSON document's text, whose places are found by looking only into what leads to them. Redocly would read the whole text
 * a second time, as YAML, for the line of one problem.
 */

import { Source } from "@redocly/openapi-core";
import { JsonScanner } from "./json-scanner.js";

type Tree = ReturnType<Source["getAst"]>;

/** A source whose tree is read as far as somebody asks. The text is known to be JSON. */
export class JsonSource extends Source {
  #root: Tree | undefined;

  constructor(file: string, text: string) {
    super(file, text, "application/json");
  }

  override getAst(): Tree {
    this.#root ??= toTree(new JsonScanner(this.body));
    return this.#root;
  }
}

function toTree(scanner: JsonScanner): Tree {
  // Redocly asks a node for no more than what JsonNode has.
  return new JsonNode(scanner, scanner.skipSpace(0), undefined) as unknown as Tree;
}

/** The numbers by which yaml-ast-parser tells nodes apart. */
const kinds = { scalar: 0, mapping: 1, map: 2, list: 3 } as const;

interface Mapping {
  readonly kind: typeof kinds.mapping;
  readonly key: { readonly value: unknown; readonly startPosition: number; readonly endPosition: number };
  readonly value: JsonNode;
}

/** A value in the text; its members are read when they are asked for, and then kept. */
class JsonNode {
  readonly kind: number;
  readonly startPosition: number;
  readonly parent: Mapping | JsonNode | undefined;
  readonly #scanner: JsonScanner;
  #mappings: readonly Mapping[] | undefined;
  #items: readonly JsonNode[] | undefined;

  constructor(scanner: JsonScanner, start: number, parent: Mapping | JsonNode | undefined) {
    const first = scanner.text.charAt(start);
    this.kind = first === "{" ? kinds.map : first === "[" ? kinds.list : kinds.scalar;
    this.startPosition = start;
    this.parent = parent;
    this.#scanner = scanner;
  }

  get endPosition(): number {
    return this.#scanner.skipValue(this.startPosition);
  }

  get mappings(): readonly Mapping[] {
    this.#mappings ??= readMappings(this.#scanner, this.startPosition);
    return this.#mappings;
  }

  get items(): readonly JsonNode[] {
    this.#items ??= readItems(this.#scanner, this);
    return this.#items;
  }
}

function readMappings(scanner: JsonScanner, start: number): readonly Mapping[] {
  const { text } = scanner;
  const mappings: Mapping[] = [];
  for (let at = scanner.skipSpace(start + 1); text.charAt(at) === '"'; ) {
    const endPosition = scanner.skipValue(at);
    const value = scanner.skipSpace(scanner.skipSpace(endPosition) + 1);
    const key = { value: JSON.parse(text.slice(at, endPosition)), startPosition: at, endPosition };
    const mapping = { kind: kinds.mapping, key } as Mapping; // its value, which leads back to it, is added in the next line
    mappings.push(Object.assign(mapping, { value: new JsonNode(scanner, value, mapping) }));
    at = scanner.skipComma(scanner.skipValue(value));
  }
  return mappings;
}

function readItems(scanner: JsonScanner, list: JsonNode): readonly JsonNode[] {
  const items: JsonNode[] = [];
  for (let at = scanner.skipSpace(list.startPosition + 1); scanner.text.charAt(at) !== "]"; ) {
    items.push(new JsonNode(scanner, at, list));
    at = scanner.skipComma(scanner.skipValue(at));
  }
  return items;
}
