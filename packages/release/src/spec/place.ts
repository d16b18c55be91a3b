/** Where a change is, in a user's terms: which methods, what goes in or comes out, which field. */

import { entriesOf, memberOf, toTokens, valueAt } from "../pointer.js";
import type { SpecDocument } from "./document.js";
import type { RawChange } from "./redocly.js";

/** The place of a change. */
export interface Place {
  /** What the caller gives, what the vendor answers, or neither. */
  readonly direction: "input" | "output" | "neither";
  /** The methods it is about, in code marks: "`users.list` and `users.add`". */
  readonly methods: string;
  /** The methods with a verb that agrees: `says("accepts")` is "`users.list` accepts" or "`users.list` and `users.add` accept". */
  readonly says: (verb: string) => string;
  /** What holds the field: "`GroupUser`", or the answer of a method. */
  readonly owner: string;
  /** The field below the owner: `address.street`; empty for the owner itself. */
  readonly field: string;
  /** Owner and field together: "`GroupUser.address.street`". */
  readonly label: string;
  readonly tokens: readonly string[];
}

/** A change with both documents at hand. */
export interface ChangeContext {
  readonly change: RawChange;
  readonly base: SpecDocument;
  readonly revision: SpecDocument;
}

/** The place of a change. */
export function toPlace({ change, base, revision }: ChangeContext): Place {
  const tokens = toTokens(change.path);
  const document = change.kind === "removed" ? base : revision;
  const side = change.kind === "removed" ? change.base : change.revision;
  const pointer = toTokens(side?.pointer ?? change.path);
  const names = methodsOf(document, tokens, pointer);
  const methods = toList(names.map((name) => `\`${name}\``));
  const field = toField(tokens, document, pointer);
  const direction = directionOf(tokens);
  const component = pointer[0] === "components" && pointer[1] === "schemas" ? (pointer[2] ?? "") : undefined;
  const owner = component === undefined ? `the ${direction === "input" ? "input" : "answer"} of ${methods}` : `\`${component}\``;
  const label =
    component === undefined ? (field === "" ? owner : `\`${field}\` in ${owner}`) : `\`${[component, field].filter(Boolean).join(".")}\``;
  const says = (verb: string): string => `${methods} ${names.length > 1 ? toPlural(verb) : verb}`;
  return { direction, methods, says, owner, field, label, tokens };
}

/** "a", "a and b", "a, b and 3 more": at most three are named. */
export function toList(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  const shown = names.length > 3 ? names.slice(0, 2) : names.slice(0, -1);
  const rest = names.length > 3 ? `${names.length - 2} more` : names.at(-1);
  return `${shown.join(", ")} and ${rest}`;
}

function toPlural(verb: string): string {
  return verb.replace(/\bis$/, "are").replace(/(accept|require|take)s$/, "$1");
}

function methodsOf(document: SpecDocument, tokens: readonly string[], pointer: readonly string[]): readonly string[] {
  const [top, kind = "", name = ""] = pointer;
  if (top === "components") return [...new Set(document.users.get(`${kind}/${name}`) ?? ownMethods(document, tokens))];
  return ownMethods(document, tokens);
}

function ownMethods(document: SpecDocument, [top, path = "", verb = ""]: readonly string[]): readonly string[] {
  if (top !== "paths") return [];
  const own = document.methods.get(`${path} ${verb}`);
  if (own !== undefined) return [own];
  return [...document.methods].filter(([key]) => key.startsWith(`${path} `)).map(([, name]) => name);
}

function directionOf(tokens: readonly string[]): Place["direction"] {
  if (tokens.includes("requestBody") || tokens.includes("parameters")) return "input";
  return tokens.includes("responses") ? "output" : "neither";
}

/** `content/application~1json/schema/properties/data/items/properties/id` is `data[].id` in an answer, but `id` in a component. */
function toField(tokens: readonly string[], document: SpecDocument, pointer: readonly string[]): string {
  const parameter = parameterName(tokens, document, pointer);
  const inComponent = pointer[0] === "components" && pointer[1] === "schemas";
  const words = fieldWords(
    inComponent ? pointer.slice(3) : tokens.slice(tokens.indexOf("schema") === -1 ? tokens.length : tokens.indexOf("schema")),
  );
  return [parameter ?? "", words].filter((part) => part !== "").join(".");
}

/** The tokens of fields only: a keyword beside them says nothing of the place. */
function fieldWords(tokens: readonly string[]): string {
  let field = "";
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index] === "items") field += "[]";
    if (tokens[index] !== "properties") continue;
    index += 1;
    field += `${field === "" ? "" : "."}${tokens[index]}`;
  }
  return field;
}

function parameterName(tokens: readonly string[], document: SpecDocument, pointer: readonly string[]): string | undefined {
  const index = tokens.indexOf("parameters");
  if (index === -1) return undefined;
  const atPointer = pointer[0] === "components" ? pointer.slice(0, 3) : pointer.slice(0, pointer.indexOf("parameters") + 2);
  const name = memberOf(valueAt(document.root, atPointer), "name");
  if (typeof name === "string") return name;
  const listed = entriesOf(valueAt(document.root, tokens.slice(0, index + 1)))[Number(tokens[index + 1])]?.[1];
  const own = memberOf(listed, "name");
  return typeof own === "string" ? own : undefined;
}
