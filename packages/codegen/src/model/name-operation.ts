/** Gives an operation the words of its method's name: those of x-sdk-method, else by a rule that looks at nothing but itself. */

import { textMember } from "../json.js";
import type { Place } from "./context.js";
import type { Method } from "./model.js";

/** What a name follows from. */
export interface NamingFacts {
  readonly operation: Place;
  readonly path: string;
  readonly method: Method;
  /** The name of x-sdk-method. */
  readonly given: string | undefined;
}

/** The words of a name, the verb last, and whether the document gives them. */
export interface OperationName {
  readonly name: readonly string[];
  readonly isNameGiven: boolean;
}

/**
 * Without x-sdk-method: the first fixed segment of the path that is neither `api` nor a version, then the operationId.
 * Without an operationId: every such segment, then a verb by method (and, for GET, by whether the path ends in a parameter).
 */
export function nameOperation(facts: NamingFacts): OperationName {
  if (facts.given !== undefined) return { name: facts.given.split("."), isNameGiven: true };
  const segments = facts.path
    .split("/")
    .filter((segment) => segment !== "" && !segment.includes("{") && !/^(api|v?\d+([.-]\d+)*)$/i.test(segment))
    .map(toWord)
    .filter((segment) => segment !== "");
  const operationId = toWord(textMember(facts.operation.value, "operationId") ?? "");
  const [first = "api"] = segments;
  const name = operationId === "" ? [...(segments.length === 0 ? [first] : segments), toVerb(facts)] : [first, operationId];
  return { name, isNameGiven: false };
}

/** A word that can begin a name: what begins with a digit gets an `n` before it. */
function toWord(text: string): string {
  return toCamelCase(text).replace(/^(?=\d)/, "n");
}

function toVerb({ method, path }: NamingFacts): string {
  const verbs: Readonly<Record<Method, string>> = {
    GET: path.endsWith("}") ? "retrieve" : "list",
    POST: "create",
    PUT: "replace",
    PATCH: "update",
    DELETE: "remove",
    HEAD: "head",
    OPTIONS: "options",
    TRACE: "trace",
  };
  return verbs[method];
}

/** ASCII letters and digits only; whatever else stands between words ends them. */
export function toCamelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word, index) => (index === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1))).join("");
}

/** `GetUser` becomes `getUser`, `HTTPStatus` becomes `httpStatus`, `ID` becomes `id`. */
function lowerFirst(word: string): string {
  const head = word.match(/^[A-Z]+(?![a-z])|^[A-Z]/)?.[0] ?? "";
  return head.toLowerCase() + word.slice(head.length);
}
