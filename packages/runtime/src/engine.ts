/** The one place that touches openapi-fetch. */

import createFetchClient from "openapi-fetch";
import type { Payload } from "./operation.js";

// Its declarations for CommonJS export nothing by name, so both of our builds read those for ES modules.

/** A plain openapi-fetch client for the paths of one document. */
export type HttpClient<Paths extends object> = import("openapi-fetch", { with: { "resolution-mode": "import" }}).Client<Paths>;

/** What openapi-fetch's factory takes. */
export type FetchOptions = import("openapi-fetch", { with: { "resolution-mode": "import" }}).ClientOptions;

/** openapi-fetch's factory, with the types of its ES module. */
export const createFetch: <Paths extends object>(options: FetchOptions) => HttpClient<Paths> = createFetchClient as unknown as <
  Paths extends object,
>(
  options: FetchOptions,
) => HttpClient<Paths>; // same function, other declarations

/** The part of openapi-fetch that calls go through; its own types describe one document, and here any operation passes. */
export interface Engine<Content> {
  request(method: string, path: string, init: Readonly<Record<string, unknown>>): Promise<{ readonly response: Carrier<Content> }>;
}

/** Stands in for `Request`, so that each attempt is built afresh from url and init instead of cloned. */
export class PlainRequest {
  readonly url: string;
  readonly body: Payload | undefined;

  constructor(url: string, { body }: { readonly body?: Payload }) {
    this.url = url;
    this.body = body;
  }
}

/** Stands in for the response: we decode it ourselves, and openapi-fetch finds nothing that is left to read. */
export interface Carrier<Content> {
  readonly content: Content;
}

const noHeaders = { get: (): null => null };

/** What carries the content through openapi-fetch. */
export function carry<Content>(content: Content): Carrier<Content> {
  const carrier = { ok: true, status: 204, headers: noHeaders, content };
  return carrier;
}

let engine: unknown;

/** The engine of all cores, which give it all that differs; it never touches the platform's `Request`, which is slow to load. */
export function toEngine<Content>(): Engine<Content> {
  // openapi-fetch takes any class that builds requests; ours only has what the core reads.
  engine ??= createFetch({ Request: PlainRequest as unknown as typeof Request });
  return engine as Engine<Content>; // it gives back what the fetch of a call returned
}
