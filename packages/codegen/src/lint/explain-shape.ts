// Checking a vocabulary value against its JSON Schema, and saying in words what is wrong with it.
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type VocabularyEntry, vocabulary } from "../vocabulary/index.js";

/** One thing that is wrong with a value. */
export interface ShapeProblem {
  /** The member at fault, as steps from the value; empty for the value itself. */
  readonly path: readonly string[];
  /** What is wrong and what to write. */
  readonly message: string;
}

const ajv = new Ajv2020({ allErrors: true, discriminator: true });
const validators: ReadonlyMap<string, ValidateFunction> = new Map(vocabulary.map((entry) => [entry.key, ajv.compile(entry.schema)]));

/** What is wrong with a value of a vocabulary key; empty when nothing is. */
export function shapeProblems(entry: VocabularyEntry, value: unknown): readonly ShapeProblem[] {
  const validate = validators.get(entry.key);
  if (validate === undefined || validate(value)) return [];
  return (validate.errors ?? []).map((error) => toProblem(entry, error));
}

function toProblem(entry: VocabularyEntry, error: ErrorObject): ShapeProblem {
  const path = error.instancePath.split("/").slice(1).map(unescapeSegment);
  const extra = extraMember(error);
  return {
    path: extra === undefined ? path : [...path, extra],
    message: `\`${[entry.key, ...path].join(".")}\` ${explain(entry, error, path.at(-1))}. Write it like \`${entry.key}: ${entry.example}\`.`,
  };
}

function explain(entry: VocabularyEntry, error: ErrorObject, member: string | undefined): string {
  switch (error.keyword) {
    case "required": {
      const missing = String(error.params.missingProperty);
      return `lacks \`${missing}\`${hint(entry, missing)}`;
    }
    case "additionalProperties":
      return `may not have \`${extraMember(error)}\``;
    case "discriminator":
      return `needs a \`${error.params.tag}\` that is known${hint(entry, String(error.params.tag))}`;
    case "enum":
      return `must be one of ${error.params.allowedValues.join(", ")}`;
    case "pattern":
      return `must be ${entry.hints[member ?? ""] ?? `text that matches ${error.params.pattern}`}`;
    default:
      return `${error.message ?? "is not valid"}${member === undefined ? "" : hint(entry, member)}`;
  }
}

function hint(entry: VocabularyEntry, member: string): string {
  const text = entry.hints[member];
  return text === undefined ? "" : ` (${text})`;
}

function extraMember(error: ErrorObject): string | undefined {
  return error.keyword === "additionalProperties" ? String(error.params.additionalProperty) : undefined;
}

function unescapeSegment(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
