/** A document as a flat list of facts, so that two documents of different make can be compared: one line per parameter or field. */

import { entriesOf, memberOf, textsOf, toTokens, valueAt } from "../pointer.js";

/** What a document says of one thing. */
export interface Fact {
  /** `integer, required`, `"asc" | "desc"`. */
  readonly text: string;
  /** Where it says so. */
  readonly tokens: readonly string[];
}

/** The facts of one operation, by `query limit`, `body user_id`, `200 data[].id`. */
export interface OperationFacts {
  readonly tokens: readonly string[];
  readonly facts: ReadonlyMap<string, Fact>;
}

const verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Deeper than any answer that a person reads; recursive schemas end here. */
const deepest = 8;

/** The operations of a document by `GET /v1/users/{}`: with the server's own path, and without the parameters' names. */
export function toFacts(root: unknown): ReadonlyMap<string, OperationFacts> {
  const found = new Map<string, OperationFacts>();
  const prefix = basePath(root);
  for (const [path, item] of entriesOf(memberOf(root, "paths"))) {
    for (const [verb, operation] of entriesOf(item).filter(([name]) => verbs.includes(name))) {
      const facts = new Map<string, Fact>();
      const tokens = ["paths", path, verb];
      addParameters({ root, facts }, item, tokens.slice(0, 2));
      addParameters({ root, facts }, operation, tokens);
      addContent({ root, facts }, [...tokens, "requestBody"], "body");
      for (const [status] of entriesOf(memberOf(operation, "responses"))) {
        if (status.startsWith("2")) addContent({ root, facts }, [...tokens, "responses", status], status);
      }
      found.set(`${verb.toUpperCase()} ${prefix}${path.replaceAll(/\{[^}]*\}/g, "{}")}`, { tokens, facts });
    }
  }
  return found;
}

interface Collection {
  readonly root: unknown;
  readonly facts: Map<string, Fact>;
}

function basePath(root: unknown): string {
  const url = memberOf(entriesOf(memberOf(root, "servers"))[0]?.[1], "url");
  if (typeof url !== "string") return "";
  return url.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/\/$/, "");
}

/** Follows references to where the value stands. */
function follow(root: unknown, tokens: readonly string[]): readonly string[] {
  let place = tokens;
  for (let step = 0; step < deepest; step += 1) {
    const reference = memberOf(valueAt(root, place), "$ref");
    if (typeof reference !== "string" || !reference.startsWith("#/")) return place;
    place = toTokens(reference);
  }
  return place;
}

function addParameters({ root, facts }: Collection, holder: unknown, tokens: readonly string[]): void {
  for (const [index] of entriesOf(memberOf(holder, "parameters"))) {
    const place = follow(root, [...tokens, "parameters", index]);
    const parameter = valueAt(root, place);
    const schema = follow(root, [...place, "schema"]);
    const isRequired = memberOf(parameter, "required") === true;
    // What a path's parameter is called changes no request.
    const name = memberOf(parameter, "in") === "path" ? "path parameter" : `${memberOf(parameter, "in")} ${memberOf(parameter, "name")}`;
    facts.set(name, { text: describe(root, schema, isRequired), tokens: place });
  }
}

function addContent(collection: Collection, tokens: readonly string[], label: string): void {
  const place = follow(collection.root, tokens);
  for (const [type] of entriesOf(memberOf(valueAt(collection.root, place), "content")).slice(0, 1)) {
    addSchema(collection, { tokens: [...place, "content", type, "schema"], label, path: "", depth: 0 });
  }
}

interface SchemaPlace {
  readonly tokens: readonly string[];
  readonly label: string;
  readonly path: string;
  readonly depth: number;
}

function addSchema(collection: Collection, { tokens, label, path, depth }: SchemaPlace): void {
  const { root, facts } = collection;
  if (depth > deepest) return;
  const place = follow(root, tokens);
  const schema = valueAt(root, place);
  for (const [index] of entriesOf(memberOf(schema, "allOf")))
    addSchema(collection, { tokens: [...place, "allOf", index], label, path, depth: depth + 1 });
  for (const keyword of ["anyOf", "oneOf"]) {
    for (const [index, member] of entriesOf(memberOf(schema, keyword))) {
      if (memberOf(member, "type") !== "null") addSchema(collection, { tokens: [...place, keyword, index], label, path, depth: depth + 1 });
    }
  }
  if (memberOf(schema, "items") !== undefined)
    addSchema(collection, { tokens: [...place, "items"], label, path: `${path}[]`, depth: depth + 1 });
  const required = textsOf(memberOf(schema, "required"));
  for (const [name] of entriesOf(memberOf(schema, "properties"))) {
    const own = follow(root, [...place, "properties", name]);
    const field = path === "" ? name : `${path}.${name}`;
    facts.set(`${label} ${field}`, { text: describe(root, own, required.includes(name)), tokens: [...place, "properties", name] });
    addSchema(collection, { tokens: own, label, path: field, depth: depth + 1 });
  }
}

function describe(root: unknown, tokens: readonly string[], isRequired: boolean): string {
  const types = [...typesOf(root, tokens, 0)].toSorted();
  return `${types.join(" | ") || "anything"}${isRequired ? ", required" : ""}`;
}

/** 3.0 and 3.1 say null and constants in different ways; here they come out the same. */
function typesOf(root: unknown, tokens: readonly string[], depth: number): ReadonlySet<string> {
  const place = follow(root, tokens);
  const schema = valueAt(root, place);
  const found = new Set<string>();
  if (depth > deepest) return found;
  if (memberOf(schema, "nullable") === true) found.add("null");
  const values = [
    ...entriesOf(memberOf(schema, "enum")).map(([, value]) => value),
    ...entriesOf([memberOf(schema, "const")]).map(([, value]) => value),
  ];
  const constants = values.filter((value) => value !== undefined);
  for (const value of constants) found.add(JSON.stringify(value));
  for (const type of textsOf(memberOf(schema, "type"))) if (constants.length === 0 || type === "null") found.add(type);
  for (const keyword of ["anyOf", "oneOf", "allOf"]) {
    for (const [index] of entriesOf(memberOf(schema, keyword)))
      for (const type of typesOf(root, [...place, keyword, index], depth + 1)) found.add(type);
  }
  if (found.size === 0 && memberOf(schema, "properties") !== undefined) found.add("object");
  return found;
}
