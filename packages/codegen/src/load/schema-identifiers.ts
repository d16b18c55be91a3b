/**
 * Turns references by `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12, section 8.2) into references by pointer, which is all
 * that the rest knows. What leads nowhere by these rules stays as it is, and is reported like any other such reference.
 */

import { isObject, type JsonObject, member, textMember } from "../json.js";
import { fromReference, join, split, valueAt } from "../json-pointer.js";

/** Rewrites the references of a parsed document in place; `base` is the document's own URL. */
export function resolveIdentifiers(root: JsonObject, base: string): void {
  const identifiers: Identifiers = { base, resources: new Map([[base, ""]]), anchors: new Map(), dynamic: new Map() };
  const schemas: Scoped[] = [];
  visitSchemas({ value: root, pointer: "", scope: base, isMap: false }, (schema) => {
    schemas.push(schema);
    note(schema, identifiers);
  });
  for (const { value, scope } of schemas) {
    rewriteDynamic(value, identifiers);
    const reference = textMember(value, "$ref");
    if (reference !== undefined) value.$ref = toPointer(root, { reference, scope }, identifiers);
    for (const keyword of ["$id", "$anchor", "$dynamicAnchor"]) if (isIdentifier(value, keyword)) delete value[keyword];
  }
}

/** Whether a text may hold what has to be rewritten: most do not, and are not walked through for it. */
export function mayHaveIdentifiers(text: string): boolean {
  return /\$(id|anchor|dynamic)/.test(text);
}

interface Identifiers {
  readonly base: string;
  /** The pointer of each schema with an `$id`, by its URL. */
  readonly resources: Map<string, string>;
  /** The pointer of each anchor, by its URL. */
  readonly anchors: Map<string, string>;
  /** How many schemas have a dynamic anchor, by its name. */
  readonly dynamic: Map<string, number>;
}

interface Scoped {
  readonly value: Record<string, unknown>;
  readonly pointer: string;
  /** The URL that references in it start from. */
  readonly scope: string;
}

function note({ value, pointer, scope }: Scoped, { resources, anchors, dynamic }: Identifiers): void {
  if (isIdentifier(value, "$id")) resources.set(scope, pointer);
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const name = textMember(value, keyword);
    if (name === undefined) continue;
    anchors.set(`${scope}#${name}`, pointer);
    if (keyword === "$dynamicAnchor") dynamic.set(name, (dynamic.get(name) ?? 0) + 1);
  }
}

function isIdentifier(value: JsonObject, keyword: string): boolean {
  const text = textMember(value, keyword);
  return text !== undefined && (keyword !== "$id" || !text.includes("#"));
}

/** With one schema of its anchor's name in the document, a dynamic reference leads where a plain one does. */
function rewriteDynamic(value: Record<string, unknown>, { dynamic }: Identifiers): void {
  const reference = textMember(value, "$dynamicRef");
  if (reference === undefined || member(value, "$ref") !== undefined) return;
  if ((dynamic.get(reference.split("#")[1] ?? "") ?? 0) > 1) return;
  value.$ref = reference;
  delete value.$dynamicRef;
}

interface Reference {
  readonly reference: string;
  readonly scope: string;
}

/** The reference by pointer, where one of the identifiers is what it leads to. */
function toPointer(root: JsonObject, { reference, scope }: Reference, { base, resources, anchors }: Identifiers): string {
  if (!URL.canParse(reference, scope) || (scope === base && fromReference(reference) !== undefined)) return reference;
  const target = new URL(reference, scope);
  const fragment = fromReference(target.hash || "#") ?? target.hash;
  target.hash = "";
  const resource = resources.get(target.href);
  // Other files are looked for from where the document is: what an `$id` has start elsewhere has to say so.
  if (resource === undefined) return scope === base ? reference : new URL(reference, scope).href;
  const pointer = fragment.startsWith("#") ? anchors.get(target.href + fragment) : `${resource}${fragment}`;
  const isThere = pointer !== undefined && valueAt(root, split(pointer)) !== undefined;
  return isThere ? `#${pointer.replaceAll("%", "%25")}` : reference;
}

/** Under these keys stand names of the document's choice, and not keywords. */
const maps = new Set(
  "properties patternProperties $defs dependentSchemas schemas responses parameters requestBodies headers callbacks pathItems paths webhooks content encoding".split(
    " ",
  ),
);
/** Under these stands data, whatever it looks like. */
const data = /^(const|enum|default|examples?|mapping|scopes|x-.*)$/;

interface Visited {
  readonly value: unknown;
  readonly pointer: string;
  readonly scope: string;
  readonly isMap: boolean;
}

/** Every object of the document that may be a schema, those within others after them. */
function visitSchemas(start: Visited, visit: (schema: Scoped) => void): void {
  const waiting: Visited[] = [start];
  const seen = new Set<unknown>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, pointer, isMap } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const isSchema = isObject(value) && !isMap;
    const scope = isSchema && isIdentifier(value, "$id") ? toScope(String(value.$id), next.scope) : next.scope;
    if (isSchema) visit({ value: value as Record<string, unknown>, pointer, scope }); // the parser made it, and nobody else holds it
    for (const [key, inner] of Object.entries(value)) {
      if (isSchema && data.test(key)) continue;
      waiting.push({ value: inner, pointer: join(pointer, key), scope, isMap: isSchema && maps.has(key) });
    }
  }
}

function toScope(id: string, scope: string): string {
  return URL.canParse(id, scope) ? new URL(id, scope).href : scope;
}
