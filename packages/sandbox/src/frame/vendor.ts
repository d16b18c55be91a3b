// The contract between the frame and a vendor. The frame routes, validates, injects faults and logs; a vendor holds state,
// answers operations and words its own errors.
import type { CompiledSpec } from "../spec/compiled-spec.js";

/** A request that fits the spec, with defaults filled in. */
export interface Call {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What a vendor answers. `body` is sent as JSON; `undefined` sends none. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Handler = (call: Call) => Answer;

/** A reason not to reach a handler. The vendor words it in its own error envelope. */
export type Problem =
  | { readonly kind: "unknownRoute" }
  | { readonly kind: "methodNotAllowed"; readonly allowed: readonly string[] }
  | { readonly kind: "invalidParameter"; readonly name: string; readonly isMissing: boolean; readonly message: string }
  | { readonly kind: "unsupportedMediaType"; readonly expected: readonly string[] }
  | { readonly kind: "malformedBody"; readonly message: string }
  | { readonly kind: "invalidBody"; readonly name: string | undefined; readonly isMissing: boolean; readonly message: string }
  | { readonly kind: "fault"; readonly status: number; readonly retryAfter: number | undefined }
  | { readonly kind: "invalidFault"; readonly message: string };

/** One running vendor: its state lives in the closures behind these members. */
export interface VendorSession {
  /** `undefined` lets the request in; anything else is the refusal. */
  readonly authorize: (headers: Headers) => Answer | undefined;
  /** By operationId; every operation of the spec has one. */
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly refuse: (problem: Problem) => Answer;
  /** What was seeded, one line per thing a newcomer may want to address. */
  readonly seeded: readonly string[];
}

export interface VendorContext {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

export interface Vendor<Seed, Behaviour, Keys> {
  readonly name: string;
  readonly spec: CompiledSpec;
  /** Credentials that the vendor accepts, named like the options of our clients. */
  readonly testKeys: Keys;
  /** Response header that carries the request id, where the vendor has one. */
  readonly requestIdHeader?: string;
  readonly defaultSeed: () => Seed;
  readonly open: (seed: Seed, behaviour: Behaviour, context: VendorContext) => VendorSession;
}
