// What a user of createSandbox gives and gets.
import type { Drift } from "./frame/drift.js";
import type { FaultProfile, ProfileName } from "./frame/fault-profile.js";
import type { FailNextOptions, FaultRule } from "./frame/fault-rules.js";
import type { ListeningServer } from "./frame/listening.js";
import type { RequestListener } from "./frame/request-log.js";
import type { StateData } from "./frame/state-data.js";
import type { ExampleRequest } from "./frame/vendor.js";
import type { ServerName, VendorName, VendorTypes } from "./registry.js";

export interface SandboxOptions<Name extends VendorName = VendorName> {
  /** Which vendors to run. @default all */
  readonly vendors?: readonly Name[] | undefined;
  /** What each vendor starts with, instead of its default seed. Plain data; it is copied. */
  readonly seed?: { readonly [Vendor in Name]?: VendorTypes[Vendor]["seed"] } | undefined;
  /** What each vendor does where its documentation says nothing. */
  readonly behaviour?: { readonly [Vendor in Name]?: VendorTypes[Vendor]["behaviour"] } | undefined;
  /** The time, in milliseconds since the epoch. @default Date.now */
  readonly clock?: (() => number) | undefined;
  /** Random faults: a profile by name, or your own. The same on every run. @default none */
  readonly profile?: ProfileName | FaultProfile | undefined;
  /** Where the random faults begin: another number, another run of bad luck. @default 1 */
  readonly profileSeed?: number | undefined;
  /** Values and fields that no document has, as vendors add them. @default none */
  readonly drift?: Drift | undefined;
  /** Throw when an answer does not fit the vendor's spec. @default false */
  readonly validateResponses?: boolean | undefined;
  /** Called once per request, after it was answered. Carries no key, body, query or e-mail address. */
  readonly onRequest?: RequestListener | undefined;
}

export interface ListenOptions {
  /** Port of the first server; the others take the ones after it. 0 takes free ports. @default 0 */
  readonly port?: number | undefined;
  /** Address to bind to. @default "127.0.0.1" */
  readonly host?: string | undefined;
  /** Also start the control API, on a server of its own after the vendors'. @default false */
  readonly control?: boolean | undefined;
}

/** Real servers: one per vendor, or one per region of a vendor that has several. */
export interface Listening<Name extends VendorName = VendorName> {
  /** Base URL per vendor (of its default server), path included: `{ openai: "http://127.0.0.1:4010/v1" }`. */
  readonly baseUrls: { readonly [Vendor in Name]: string };
  /** The same, for one server of a vendor that has several: `baseUrl("llamacloud", "eu")`. */
  readonly baseUrl: <Vendor extends Name>(vendor: Vendor, server?: ServerName<Vendor>) => string;
  /** Every vendor's server, in the order of its port. */
  readonly servers: readonly ListeningServer[];
  /** Where the control API is; `undefined` unless asked for. */
  readonly controlUrl: string | undefined;
  /** Ends the servers and cuts open connections. May be called again. */
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** The state of every vendor as JSON, to be put back later, also into another sandbox with these vendors. */
export interface SandboxSnapshot {
  /** Version of the form. */
  readonly snapshot: 1;
  readonly vendors: Readonly<Record<string, StateData>>;
}

export interface Sandbox<Name extends VendorName = VendorName> {
  /** The vendors of this sandbox, in order. */
  readonly vendors: readonly Name[];
  /** Answers in place of `globalThis.fetch`, without a port: the URL's origin decides which vendor's server is asked. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** Starts the vendors' servers as real HTTP servers, on the same state as `fetch`. */
  readonly listen: (options?: ListenOptions) => Promise<Listening<Name>>;
  /** Credentials each vendor accepts, named like the options of our clients: `{ openai: { adminApiKey } }`. */
  readonly testKeys: { readonly [Vendor in Name]: VendorTypes[Vendor]["keys"] };
  /**
   * The base URL under which `fetch` answers for a vendor: the documented one, or `https://<vendor>.sandbox.example` for a
   * vendor (CloudPlans) that documents none. `server` picks one of several; the first is the default.
   */
  readonly baseUrl: <Vendor extends Name>(vendor: Vendor, server?: ServerName<Vendor>) => string;
  /** Lines telling what each vendor was seeded with. */
  readonly seeded: (vendor: Name) => readonly string[];
  /** A first request to each vendor, below its base URL, with a key it accepts. */
  readonly example: (vendor: Name) => ExampleRequest;
  /** Everything as when the sandbox was created: state, request numbers, random faults; no fault is left waiting. */
  readonly reset: () => void;
  /** What a vendor holds now, to look at: maps as objects, sets as lists. */
  readonly inspect: (vendor: Name) => StateData;
  readonly snapshot: () => SandboxSnapshot;
  /** Puts back the state of each vendor in the snapshot. @throws TypeError for what is no snapshot, or of a vendor not here */
  readonly restore: (snapshot: SandboxSnapshot) => void;
  /** Makes the next requests fail, to one vendor or to whichever is asked first. Calls queue up. */
  readonly failNext: (options: FailNextOptions & { readonly vendor?: Name | undefined }) => void;
  /** The faults that still wait, in order. */
  readonly waitingFaults: () => readonly FaultRule[];
  readonly clearFaults: () => void;
  /** Random faults from now on, from the start of their sequence; `undefined` ends them. The seed stays if none is given. */
  readonly setProfile: (profile: ProfileName | FaultProfile | undefined, seed?: number) => void;
  readonly setDrift: (drift: Drift) => void;
  /** Ends every server that `listen` started. */
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}
