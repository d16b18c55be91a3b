/**
 * Component schemas that lead back to themselves through lists and alternatives alone: `type Json = string | Json[]` is legal, but
 * as members of an interface, as openapi-typescript prints components, the compiler takes them for circular (TS2502).
 */

import { entries, isObject, itemsOf, type JsonObject, member, textMember } from "../json.js";
import { fromReference, split } from "../json-pointer.js";
import { reachesItself } from "../reaches-itself.js";

/** The aliases that such schemas get, by the name of their component. */
export function nameRecursive(document: JsonObject): ReadonlyMap<string, string> {
  const schemas = member(document.components, "schemas");
  const targets = new Map(entries(schemas).map(([name, schema]) => [name, targetsOf(schema)]));
  const recursive = [...targets.keys()].filter((name) => reachesItself(name, targets));
  return new Map(recursive.map((name, index) => [name, `Recursive${index + 1}`]));
}

/** A component's member and its alias: the type moves from one into the other, which mentions aliases only. */
export function moveToAlias(
  text: string,
  name: string,
  aliases: ReadonlyMap<string, string>,
): { readonly member: string; readonly alias: string } {
  const alias = aliases.get(name) ?? name;
  const [, head = "", type = ""] = /^((?: {8}\/\*.*?\*\/\n)? {8}(?:"(?:[^"\\]|\\.)*"|[\w$]+): )(.*);\n$/s.exec(text) ?? [];
  const named = [...aliases].reduce((result, [other, known]) => result.replaceAll(`components["schemas"]["${other}"]`, known), type);
  return { member: `${head}${alias};\n`, alias: `type ${alias} = ${named.replaceAll("\n        ", "\n")};\n` };
}

/** The components that a schema's type mentions outside the members of an object. */
function targetsOf(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const [, , name] = split(fromReference(textMember(schema, "$ref") ?? "") ?? "");
  if (name !== undefined) return [name];
  const parts = ["allOf", "anyOf", "oneOf", "prefixItems", "items"].flatMap((keyword) => itemsOf(schema, keyword));
  return [...parts, member(schema, "items")].flatMap(targetsOf);
}
