// Reads the JSON body of a request and holds it against the spec. Fields the spec does not name pass, as they do in JSON APIs.

import type { CompiledRoute } from "../spec/compiled-spec.js";
import { firstError } from "../spec/first-error.js";
import type { HeaderReader } from "./delivery.js";
import type { Problem } from "./vendor.js";

export interface BodySource {
  readonly headers: HeaderReader;
  readonly text: string;
}

export function readBody(route: CompiledRoute, { headers, text }: BodySource): { readonly body: unknown } | Problem {
  const { body: expected } = route;
  if (expected === undefined) return { body: undefined };
  if (text === "") {
    if (!expected.required) return { body: undefined };
    return { kind: "malformedBody", message: "A JSON request body is required." };
  }
  const mediaType = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!expected.contentTypes.includes(mediaType)) return { kind: "unsupportedMediaType", expected: expected.contentTypes };
  const parsed = parseJson(text);
  if (parsed === undefined) return { kind: "malformedBody", message: "The request body is not valid JSON." };
  const error = expected.validate && firstError(expected.validate, parsed.value);
  if (error === undefined) return { body: parsed.value };
  return { kind: "invalidBody", path: error.path, isMissing: error.isMissing, message: error.message };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
