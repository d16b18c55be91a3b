// The JSON Schema of a JSON Pointer (RFC 6901) into a response body, where `-` stands for "the last item".
import type { JsonSchema } from "./entry.js";

/** A pointer such as `/data` or `/data/-/id`; the empty string is the whole body. */
export const jsonPointerSchema: JsonSchema = {
  type: "string",
  pattern: "^(/([^/~]|~[01])*)*$",
};
