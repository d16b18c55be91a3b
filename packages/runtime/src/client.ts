/** The methods every tree client has beside its resources: other options, undocumented paths, and plain openapi-fetch. */

import { ApiCall } from "./api-call.js";
import type { Core } from "./core.js";
import { bind, type Unbound } from "./define.js";
import type { HttpClient } from "./engine.js";
import { createHttpClient } from "./http-client.js";
import type { Method } from "./operation.js";
import type { CallOptions } from "./options.js";
import { type RawInput, sendRaw } from "./raw-request.js";
import type { FailedResult, UndocumentedResult } from "./result.js";

/** What every client has beside its resources. */
export interface Client<Options, Paths extends object> {
  /**
   * A plain openapi-fetch client under the same credentials, retries, deadline and path guard.
   * Its serialization of parameters and its reading of bodies are openapi-fetch's own.
   */
  readonly http: HttpClient<Paths>;
  /** Sends a request to a path that the document does not describe, under the same policies; the body comes back as JSON. */
  request(method: Method, path: string, input?: RawInput, options?: CallOptions): ApiCall<unknown, UndocumentedResult | FailedResult>;
  /** A client with some options changed; this one stays as it is. */
  withOptions(options: Partial<Options>): this;
}

/** Builds the tree client from a core and the stand-alone operations. */
export function createClient<Vendor extends string, Resources extends object, Options, Paths extends object>(
  core: Core<Vendor>,
  resources: Unbound<Core<Vendor>, Resources>,
): Resources & Client<Options, Paths> {
  let http: HttpClient<Paths> | undefined;
  const client = {
    ...bind(core, resources),
    request: (method: Method, path: string, input: RawInput = {}, options: CallOptions = {}) =>
      new ApiCall(sendRaw(core, method, path, input, options)),
    withOptions: (options: Partial<Options>) => createClient(core.withOptions({ ...options }), resources),
  };
  Object.defineProperty(client, "http", {
    get: () => {
      http ??= createHttpClient(core);
      return http;
    },
  });
  return client as Resources & Client<Options, Paths>; // `http` was defined just above, lazily
}
