// `x-retry`: whether an operation may be repeated when it is not known whether it took effect.
import type { JsonSchema, VocabularyEntry } from "./entry.js";

/** The value of `x-retry`. */
export interface Retry {
  readonly safe: boolean;
  /** What the judgement rests on. */
  readonly because: string;
}

/** JSON Schema of {@link Retry}. */
export const retrySchema: JsonSchema = {
  type: "object",
  required: ["safe", "because"],
  properties: { safe: { type: "boolean" }, because: { type: "string", minLength: 20 } },
  additionalProperties: false,
};

/** `x-retry` and where it may stand. */
export const retryEntry: VocabularyEntry = {
  key: "x-retry",
  summary: "whether repeating the call is safe when its first outcome is unknown",
  example: "{ safe: true, because: The page says that adding a member again changes nothing. }",
  hints: { safe: "true or false", because: "say what the judgement rests on, in 20 characters or more" },
  schema: retrySchema,
  places: ["operation"],
};
