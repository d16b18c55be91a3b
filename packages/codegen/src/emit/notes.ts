/** Says each note of a doc comment in words. */

import type { Json } from "../json.js";
import type { Bound, Limits } from "../model/schema.js";
import type { Note } from "../plan/docs.js";
import { unreachable } from "../unreachable.js";
import type { Evidence, Pagination, RateLimit } from "../vocabulary/index.js";
import { toCommentText } from "./comment-text.js";

/** The paragraph of a note; empty when it has nothing to say. */
export function toParagraph(note: Note): string {
  switch (note.kind) {
    case "text":
      return toCommentText(note.text);
    case "title":
      return toSentence(toCommentText(note.text));
    case "inputOf":
      return `What \`${note.method}\` takes.`;
    case "parametersOf":
      return `${capitalize(note.location)} parameters of \`${note.method}\`.`;
    case "resultOf":
      return `What \`${note.method}(…).result()\` resolves to: one member per documented answer, told apart by \`case\`.`;
    case "headersOf":
      return `The documented header fields of what \`${note.method}\` answers with ${note.status}.`;
    case "bodyOf":
      return bodySentence(note);
    case "memberOf":
      return `${note.isItem ? "An item of" : "The"} ${toCode(note.property)} of {@link ${note.owner}}.`;
    case "partOf":
      return `The ${note.part} of {@link ${note.owner}}.`;
    case "incoming":
      return incomingSentence(note);
    case "inputFormOf":
      return `{@link ${note.name}} as requests take it.`;
    case "limits":
      return [...limitSentences(note.limits), ...valueSentences(note.defaultValue, note.examples)].join(" ");
    case "request":
      return toCode(`${note.method} ${note.path}`);
    case "pages":
      return pagesSentence(note.pagination);
    case "success":
      return `A success only where ${toCode(note.success.pointer)} of the answer, if given, is from ${note.success.range.join(" to ")}.`;
    case "repeat":
      return `${note.retry.safe ? "Repeated after a failure" : "Not repeated after a failure of unknown effect"}: ${toSentence(toCommentText(note.retry.because))}`;
    case "rateLimit":
      return rateLimitSentence(note.rateLimit);
    case "evidence":
      return evidenceSentence(note.evidence);
    case "inferredAnswer":
      return `${toCode(note.status)} is inferred: ${toSentence(toCommentText(note.because))}`;
    case "inferred":
      return `Inferred: ${toSentence(toCommentText(note.because))}`;
    default:
      return unreachable(note);
  }
}

function incomingSentence({ method, name, operation, expression }: Note & { kind: "incoming" }): string {
  if (operation === undefined) return `The webhook ${toCode(name)}, sent to you by ${method}.`;
  return `The callback ${toCode(name)} of \`${operation}\`, sent by ${method} to ${toCode(expression ?? "")}.`;
}

/** With a full stop, unless it ends in punctuation of its own. */
export function toSentence(text: string): string {
  return /[.!?:…]$/.test(text) || text === "" ? text : `${text}.`;
}

/** Text as Markdown code, whatever backticks and line breaks it holds. */
export function toCode(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const padding = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
  return `${fence}${padding}${flat}${padding}${fence}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function limitSentences(limits: Limits): readonly string[] {
  const { format, pattern, multipleOf, minimum, maximum } = limits;
  const bounds = [boundText("minimum", minimum), boundText("maximum", maximum)].filter((text) => text !== "");
  return [
    ...(bounds.length === 0 ? [] : [`${capitalize(bounds.join(", "))}.`]),
    ...(multipleOf === undefined ? [] : [`A multiple of ${multipleOf}.`]),
    ...rangeSentence("Length", limits.minLength, limits.maxLength),
    ...rangeSentence("Items", limits.minItems, limits.maxItems),
    ...rangeSentence("Members", limits.minProperties, limits.maxProperties),
    ...(limits.hasUniqueItems === true ? ["Items are unique."] : []),
    ...(format === undefined ? [] : [`Format: ${toCode(format)}.`]),
    ...(pattern === undefined ? [] : [`Pattern: ${toCode(pattern)}.`]),
  ];
}

function boundText(name: string, bound: Bound | undefined): string {
  if (bound === undefined) return "";
  return `${bound.isExclusive ? (name === "minimum" ? "more than" : "less than") : name} ${bound.value}`;
}

function rangeSentence(name: string, least: number | undefined, most: number | undefined): readonly string[] {
  if (least === undefined && most === undefined) return [];
  if (most === undefined) return [`${name}: at least ${least ?? 0}.`];
  return [least === undefined ? `${name}: at most ${most}.` : `${name}: ${least} to ${most}.`];
}

function valueSentences(defaultValue: Json | undefined, examples: readonly Json[]): readonly string[] {
  const example = examples.find((candidate) => JSON.stringify(candidate) !== JSON.stringify(defaultValue));
  return [
    ...(defaultValue === undefined ? [] : [`Default: ${toCode(JSON.stringify(defaultValue))}.`]),
    ...(example === undefined ? [] : [`Example: ${toCode(JSON.stringify(example))}.`]),
  ];
}

function pagesSentence(pagination: Pagination): string {
  const parameter = toCode(pagination.parameter);
  if (pagination.style === "page") return `Iterating fetches every page, counting ${parameter} up to ${toCode(pagination.total)}.`;
  return `Iterating fetches every page: ${parameter} takes ${toCode(pagination.cursor)} of the page before.`;
}

function rateLimitSentence({ requests, per, scope, source }: RateLimit): string {
  const scopes: Readonly<Record<RateLimit["scope"], string>> = {
    credential: "for each credential",
    organization: "for each organization",
    endpoint: "on each endpoint",
  };
  const origin = source === undefined ? "" : ` (${source.map(toCommentText).join(", ")})`;
  return `Rate limit: ${requests} request${requests === 1 ? "" : "s"} in ${per} second${per === 1 ? "" : "s"} ${scopes[scope]}${origin}.`;
}

function evidenceSentence(evidence: Evidence): string {
  const known = `Evidence: ${evidence.status} (${evidence.source.map(toCommentText).join(", ")})`;
  return evidence.status === "inferred" ? `${known}: ${toSentence(toCommentText(evidence.because))}` : `${known}.`;
}

function bodySentence({ method, status, isItem }: Note & { kind: "bodyOf" }): string {
  if (status === undefined) return `${isItem ? "An item of the body" : "The body"} of \`${method}\`.`;
  return `${isItem ? "An item of what" : "What"} \`${method}\` answers with ${status}.`;
}
