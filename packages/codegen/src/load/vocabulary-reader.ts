/** Reads the `x-` keys of the vocabulary: checks each value against its schema before anyone relies on its type. */

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type JsonObject, member } from "../json.js";
import { join } from "../json-pointer.js";
import type { Finding } from "../problem.js";
import {
  type Credential,
  type Evidence,
  findVocabularyEntry,
  type Pagination,
  type RateLimit,
  type Retry,
  type SdkMethod,
  type ServerName,
  type Sources,
  type Success,
} from "../vocabulary/index.js";

/** The type of each key's value, as its JSON Schema guarantees it. */
export interface VocabularyValues {
  "x-credential": Credential;
  "x-evidence": Evidence;
  "x-pagination": Pagination;
  "x-rate-limit": RateLimit;
  "x-retry": Retry;
  "x-sdk-method": SdkMethod;
  "x-server-name": ServerName;
  "x-sources": Sources;
  "x-success": Success;
}

/** Reads a key of an object, or returns undefined where it is absent or wrong; what is wrong is reported. */
export type VocabularyReader = <Key extends keyof VocabularyValues>(
  holder: unknown,
  key: Key,
  pointer: string,
) => VocabularyValues[Key] | undefined;

/** A reader that compiles each schema when it first meets its key. */
export function createVocabularyReader(report: (finding: Finding) => void): VocabularyReader {
  const ajv = new Ajv2020({ discriminator: true, allErrors: true, strict: false });
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (key: keyof VocabularyValues): ValidateFunction => {
    const known = validators.get(key);
    if (known !== undefined) return known;
    const schema: JsonObject = findVocabularyEntry(key)?.schema ?? {};
    const compiled = ajv.compile(schema);
    validators.set(key, compiled);
    return compiled;
  };
  return <Key extends keyof VocabularyValues>(holder: unknown, key: Key, pointer: string): VocabularyValues[Key] | undefined => {
    const value = member(holder, key);
    if (value === undefined) return undefined;
    const validate = validatorOf(key);
    // The schema of the key describes exactly the type in the table above.
    if (validate(value)) return value as VocabularyValues[Key];
    const example = findVocabularyEntry(key)?.example ?? "";
    const message = `${key} is not as it should be: ${ajv.errorsText(validate.errors, { dataVar: key })}. For example: ${example}`;
    report({ code: "invalid-vocabulary", pointer: join(pointer, key), message });
    return undefined;
  };
}
