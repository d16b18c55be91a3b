// The contract between the frame and a vendor. The frame routes, validates, injects faults and logs; a vendor holds state,
// answers operations and words its own errors.

import type { CompiledSpec } from "../spec/compiled-spec.js";
import type { HeaderReader } from "./delivery.js";

/** A request that fits the spec, with defaults filled in. */
export interface Call {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The query as it was sent, with what the spec does not name. */
  readonly search: URLSearchParams;
}

/** What a vendor answers. `body` is sent as JSON; `undefined` sends none. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Handler = (call: Call) => Answer;

/** By operationId; every operation of the spec has one. */
export type Handlers = Readonly<Record<string, Handler>>;

/** Who asks, and where. */
export interface Entrance {
  readonly headers: HeaderReader;
  /** Name of the server asked; `undefined` where the vendor has only one. */
  readonly server: string | undefined;
}

/** A caller who is let in gets the handlers that act in their name. */
export type Admission = { readonly handlers: Handlers } | { readonly refusal: Answer };

/** A reason not to reach a handler. The vendor words it in its own error envelope. */
export type Problem =
  | { readonly kind: "unknownRoute" }
  | { readonly kind: "methodNotAllowed"; readonly allowed: readonly string[] }
  | {
      readonly kind: "invalidParameter";
      readonly in: "path" | "query" | "header";
      readonly name: string;
      readonly isMissing: boolean;
      readonly message: string;
    }
  | { readonly kind: "unsupportedMediaType"; readonly expected: readonly string[] }
  | { readonly kind: "malformedBody"; readonly message: string }
  | { readonly kind: "invalidBody"; readonly path: readonly string[]; readonly isMissing: boolean; readonly message: string }
  | { readonly kind: "fault"; readonly status: number; readonly retryAfter: number | undefined }
  | { readonly kind: "invalidFault"; readonly message: string };

/** One running vendor. */
export interface VendorSession<Keys = unknown> {
  /**
   * All that requests can change: ledgers, maps, sets, lists and plain objects under one root, so that the frame can take a snapshot
   * and put it back. Handlers look things up in it anew for each call and keep none of it; functions on the root hold no state.
   */
  readonly state: object;
  /** Credentials that the vendor accepts, named like the options of our clients. */
  readonly testKeys: Keys;
  readonly admit: (entrance: Entrance) => Admission;
  readonly refuse: (problem: Problem) => Answer;
  /** What was seeded, one line per thing a newcomer may want to address. */
  readonly seeded: readonly string[];
  readonly example: ExampleRequest;
}

/** A request to the default server that shows a newcomer something: a GET, or a POST when it has a body. */
export interface ExampleRequest {
  /** Below the base URL, query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface VendorContext {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

export interface Vendor<Seed, Behaviour, Keys> {
  readonly name: string;
  readonly spec: CompiledSpec;
  /** Response header that carries the request id, where the vendor has one. */
  readonly requestIdHeader?: string;
  readonly defaultSeed: () => Seed;
  readonly open: (seed: Seed, behaviour: Behaviour, context: VendorContext) => VendorSession<Keys>;
}
