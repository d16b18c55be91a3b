// The vocabulary is closed: a key must be known, stand where it may, and hold what its schema says.
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { findVocabularyEntry, type VocabularyEntry, vocabulary } from "../vocabulary/index.js";
import { shapeProblems } from "./explain-shape.js";
import { isRecord } from "./json-value.js";
import { placeOf } from "./place.js";

type Visit = (key: string, value: unknown, context: UserContext) => void;

/** `vocabulary-unknown-key`: an `x-` key that the vocabulary does not know. */
export const unknownKeyRule: Oas3Rule = () =>
  forEachExtension((key, _value, context) => {
    if (findVocabularyEntry(key) !== undefined) return;
    const known = vocabulary.map((entry) => entry.key).join(", ");
    context.report({
      message: `\`${key}\` is not a key of the vocabulary. Use one of ${known}, or leave it out.`,
      location: context.location.child([key]).key(),
    });
  });

/** `vocabulary-place`: a key where it may not stand. */
export const placeRule: Oas3Rule = () => ({
  ...forEachExtension((key, _value, context) => {
    const entry = findVocabularyEntry(key);
    if (entry === undefined || mayStandHere(entry, context)) return;
    context.report({
      message: `\`${key}\` may not stand on ${describe(context)}. It belongs on: ${entry.places.join(", ")}.`,
      location: context.location.child([key]).key(),
    });
  }),
  ref: (reference, context) => {
    for (const key of Object.keys(reference).filter((name) => name.startsWith("x-"))) {
      context.report({
        message: `\`${key}\` may not stand beside a \`$ref\`. Move it to ${reference.$ref}.`,
        location: context.location.child([key]).key(),
      });
    }
  },
});

/** `vocabulary-shape`: a value that does not match its key's JSON Schema. */
export const shapeRule: Oas3Rule = () =>
  forEachExtension((key, value, context) => {
    const entry = findVocabularyEntry(key);
    if (entry === undefined) return;
    for (const problem of shapeProblems(entry, value)) {
      context.report({ message: problem.message, location: context.location.child([key, ...problem.path]).key() });
    }
  });

function forEachExtension(visit: Visit): { any: (node: unknown, context: UserContext) => void } {
  return {
    any: (node, context) => {
      // Without a prefix the node is a map of names (properties, components), and `x-` there is part of a name.
      const prefix = context.type.extensionsPrefix;
      if (prefix === undefined || !isRecord(node)) return;
      for (const [key, value] of Object.entries(node)) {
        if (key.startsWith(prefix)) visit(key, value, context);
      }
    },
  };
}

function mayStandHere(entry: VocabularyEntry, context: UserContext): boolean {
  const place = placeOf(context.type.name);
  return place !== undefined && entry.places.includes(place);
}

function describe(context: UserContext): string {
  return `this ${placeOf(context.type.name) ?? context.type.name}`;
}
