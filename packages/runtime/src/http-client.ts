/** `client.http`: plain openapi-fetch for whoever prefers paths to methods, sent under the client's policies. */

import type { Delivery } from "./attempt.js";
import type { Core } from "./core.js";
import { createFetch, type HttpClient } from "./engine.js";
import { toFamily } from "./failures.js";
import { layOver } from "./header.js";
import type { Method, Operation } from "./operation.js";
import type { PreparedRequest } from "./passage.js";
import { checkPart } from "./path.js";
import { isAbsent, refuse } from "./scalar.js";
import { deliver } from "./settle.js";

/** Creates the openapi-fetch client of a core; credentials, retries, deadline and path guard are the core's. */
export function createHttpClient<Paths extends object>(core: Core): HttpClient<Paths> {
  const client = createFetch<Paths>({
    baseUrl: core.baseUrl,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const operation: Operation = { name: "http", method: request.method as Method, path: pathname, responses: {} }; // openapi-fetch only offers these methods
      const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
      const prepared = { url: request.url, headers: Object.fromEntries(request.headers), body };
      return toReadResponse(await forward(core, { operation, prepared, signal: request.signal }));
    },
  });
  // A middleware sees the values and leaves writing them to openapi-fetch.
  client.use({
    onRequest: ({ request, schemaPath, params }) => {
      const operation = { name: "http", method: request.method as Method, path: schemaPath }; // openapi-fetch only offers these methods
      try {
        if (new URL(request.url).origin !== new URL(core.baseUrl).origin) {
          refuse("baseUrl", "leads to another origin than the client's: use withOptions");
        }
        checkPart("path", schemaPath);
        for (const [, name = ""] of schemaPath.matchAll(/\{[.;]?([^{}*]+)\*?\}/g)) checkValue(`path.${name}`, params.path?.[name]);
      } catch (error) {
        throw toFamily(error, { vendor: core.vendor, operation });
      }
    },
  });
  return client;
}

interface Forwarded {
  readonly operation: Operation;
  readonly prepared: PreparedRequest;
  readonly signal: AbortSignal;
}

/** Sends what openapi-fetch has built under the client's policies, and leaves reading the answer to it. */
function forward(core: Core, { operation, prepared, signal }: Forwarded): Promise<Delivery> {
  const { policy } = core;
  const headers = layOver(layOver({}, policy.headers), prepared.headers);
  return deliver(core.open(operation, { ...prepared, headers }, { policy, signal, deadlineAt: core.toDeadline({}) }));
}

function checkValue(label: string, value: unknown): void {
  if (isAbsent(value)) refuse(label, "is required");
  const items: readonly unknown[] = typeof value === "object" ? Object.values(value) : [value];
  for (const item of items.length === 0 ? [""] : items) checkPart(label, String(item ?? ""));
}

/** The body has been decompressed and counted; the headers that described the transfer no longer hold. */
function toReadResponse({ response, bytes }: Delivery): Response {
  const isBodyless = bytes.byteLength === 0 || [204, 205, 304].includes(response.status);
  const copy = new Response(isBodyless ? null : bytes, response);
  copy.headers.delete("content-encoding");
  copy.headers.delete("content-length");
  return copy;
}
