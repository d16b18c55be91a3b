/** Reads and parses the document's own file, and decides whether it is an OpenAPI version that we take. */

import { readFileSync } from "node:fs";
import { type Document, makeDocumentFromString, YamlParseError } from "@redocly/openapi-core";
import { entries, isObject, type JsonObject, member, textMember } from "../json.js";
import { join } from "../json-pointer.js";
import { type Problem, toFileProblem, toProblem } from "../problem.js";
import { isAllowed, isPrivate } from "./allowed-hosts.js";
import { findExcess, findExcessOfExtent, findExcessOfText, findLongChain } from "./check-extent.js";
import { type DocumentSource, isAddress, placeOf, toUrl } from "./document-place.js";
import { fetchText } from "./fetch-text.js";
import { findReferences, type References } from "./find-references.js";
import { JsonSource } from "./json-source.js";
import { scanJson } from "./scan-json.js";
import { mayHaveIdentifiers, resolveIdentifiers } from "./schema-identifiers.js";

/** The dialects of OpenAPI that we take; they differ in how a schema says null, const and bounds. */
export type Dialect = "3.0" | "3.1";

/** A parsed document. */
export interface ReadDocument {
  readonly kind: "read";
  readonly document: Document;
  /** As it was read; the document's source has the line ends of one kind. */
  readonly text: string;
  readonly root: JsonObject;
  readonly dialect: Dialect;
  readonly references: References;
}

/** A parsed document, or why there is none. */
export type ReadResult = ReadDocument | { readonly kind: "refused"; readonly problem: Problem };

/** Reads a document from its path, its address or memory. The allowed hosts are those that it may be redirected to. */
export async function readDocument(source: DocumentSource, allowedHosts: readonly string[]): Promise<ReadResult> {
  const place = placeOf(source);
  if (typeof source !== "string") return parseDocument(source.text, place);
  if (isAddress(source)) return fetchDocument(source, allowedHosts);
  let text: string;
  try {
    text = readFileSync(place, "utf8");
  } catch (error) {
    return { kind: "refused", problem: toFileProblem("file-not-readable", `Cannot read the document (${errorCode(error)}).`, place) };
  }
  return parseDocument(text, place);
}

async function fetchDocument(source: string, allowedHosts: readonly string[]): Promise<ReadResult> {
  const place = placeOf(source);
  if (!URL.canParse(source)) {
    return { kind: "refused", problem: toFileProblem("address-refused", "The document's address is none.", place) };
  }
  const address = new URL(source);
  const isPermitted = (target: URL): boolean => (target.origin === address.origin && isPrivate(target)) || isAllowed(target, allowedHosts);
  const result = await fetchText(address, isPermitted);
  if (result.kind === "fetched") return parseDocument(result.text, place);
  const code = result.kind === "refused" ? "address-refused" : "address-not-readable";
  return { kind: "refused", problem: toFileProblem(code, result.message, place) };
}

function parseDocument(text: string, file: string): ReadResult {
  const excess = findExcessOfText(text);
  if (excess !== undefined) return refuse("too-large", excess, file);
  let document: Document;
  try {
    document = parseText(text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, ""), file);
  } catch (error) {
    if (error instanceof RangeError) return refuse("too-large", "The document is nested too deeply to be read.", file);
    if (!(error instanceof YamlParseError)) throw error;
    const position = { file, line: toNumber(error.line), column: toNumber(error.col) };
    return { kind: "refused", problem: toProblem({ code: "yaml-syntax", pointer: "", message: toSyntaxMessage(error.message) }, position) };
  }
  // A JSON text shows all of it without a walk: it has no aliases.
  const scan = isParsedAsJson(document) ? scanJson(document.source.body) : undefined;
  if (scan?.repeated !== undefined) {
    const { key, line, column } = scan.repeated;
    const message = `The key ${JSON.stringify(key)} stands in its object before.`;
    return { kind: "refused", problem: toProblem({ code: "yaml-syntax", pointer: "", message }, { file, line, column }) };
  }
  const tooMuch = scan === undefined ? findExcess(document.parsed) : findExcessOfExtent(scan);
  if (tooMuch !== undefined) return refuse("too-large", tooMuch, file);
  const root = document.parsed;
  if (!isObject(root)) return refuse("not-openapi", "The file holds no object.", file);
  if (textMember(root, "openapi")?.startsWith("3.1.") && mayHaveIdentifiers(text)) resolveIdentifiers(root, toUrl(file));
  const chain = findLongChain(root);
  if (chain !== undefined) {
    const message = `${chain} leads through more than 50 references to a schema.`;
    const position = { file, line: undefined, column: undefined };
    return { kind: "refused", problem: toProblem({ code: "too-large", pointer: join("/components/schemas", chain), message }, position) };
  }
  const swagger = member(root, "swagger");
  if (swagger !== undefined) return refuse("swagger-2", `The document is Swagger ${String(swagger)}.`, file);
  const version = textMember(root, "openapi");
  if (version === undefined) return refuse("not-openapi", "The document has no `openapi` field with its version as a string.", file);
  const dialect = version.match(/^(3\.[01])\.\d+/)?.[1];
  if (dialect !== "3.0" && dialect !== "3.1") return refuse("unsupported-version", `The document is OpenAPI ${version}.`, file);
  const references = findReferences(root);
  expandMappings(root, references.mappings);
  return { kind: "read", document, text, root, dialect, references };
}

/** JSON has a reader of its own, which takes a tenth of the time; what it cannot read is left to YAML's, which says where and why. */
function parseText(text: string, file: string): Document {
  if (text.trimStart().startsWith("{")) {
    try {
      return { source: new JsonSource(file, text), parsed: JSON.parse(text) };
    } catch {
      // YAML's flow style begins with a brace, too.
    }
  }
  return makeDocumentFromString(text, file);
}

function isParsedAsJson({ source }: Document): boolean {
  return source.mimeType === "application/json";
}

function refuse(code: "too-large" | "not-openapi" | "swagger-2" | "unsupported-version", message: string, file: string): ReadResult {
  return { kind: "refused", problem: toFileProblem(code, message, file) };
}

/**
 * Turns discriminator mappings by bare name (`Cat`) into full references, as OpenAPI 3.1.0, "Discriminator Object",
 * reads them: Redocly and openapi-typescript know only the full form.
 */
function expandMappings(root: JsonObject, mappings: References["mappings"]): void {
  const names = new Set(entries(member(member(root, "components"), "schemas")).map(([name]) => name));
  for (const mapping of mappings) expandMapping(mapping, names);
}

function expandMapping(mapping: Record<string, unknown>, names: ReadonlySet<string>): void {
  for (const [value, target] of Object.entries(mapping)) {
    if (typeof target === "string" && names.has(target)) mapping[value] = `#${join("/components/schemas", target)}`;
  }
}

/** The parser names the file and the place in its message; both stand beside it already. */
function toSyntaxMessage(message: string): string {
  return `${message.replace(/ (in "[^"]*" )?\(\d+:\d+\)$/, "")}.`;
}

function errorCode(error: unknown): string {
  const code = textMember(error, "code");
  return code ?? "no reason given";
}

function toNumber(value: number): number | undefined {
  return Number.isInteger(value) ? value : undefined;
}
