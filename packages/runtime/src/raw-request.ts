/** `client.request`: a path that the document does not describe, under the same policies as every documented one. */

import type { Core } from "./core.js";
import { ConfigError } from "./errors.js";
import type { Method, Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import type { ParameterValues } from "./parameters.js";
import { hasTraversal } from "./path.js";
import type { Settled } from "./settle.js";

/** What an undocumented request sends. */
export interface RawInput {
  query?: ParameterValues | undefined;
  /** Sent as JSON. */
  body?: unknown;
}

/** Sends a request to a literal path below the base URL. */
export async function sendRaw(core: Core, method: Method, path: string, input: RawInput, options: CallOptions): Promise<Settled> {
  if (typeof path !== "string" || !/^\/(?!\/)[^?#{}\p{Surrogate}]*$/u.test(path) || hasTraversal(path)) {
    throw new ConfigError(
      "request: the path must begin with one slash and hold no query, fragment, brace, backslash or dot segment. Nothing was sent.",
      { vendor: core.vendor, parameter: "path" },
    );
  }
  const operation: Operation = { name: "request", method, path: encodeURI(path), body: { contentType: "application/json" }, responses: {} };
  const query = { ...input.query, ...options.extra?.query };
  return core.send(operation, { body: input.body }, { ...options, extra: { ...options.extra, query } });
}
