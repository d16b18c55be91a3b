// createSandbox: the vendors chosen, each with its own state, behind one `fetch` and, on demand, real servers.
import { createFaultQueue, type FailNextOptions } from "./frame/faults.js";
import { type ListeningServer, startServers } from "./frame/listening.js";
import type { RequestListener } from "./frame/request-log.js";
import type { ServerAddress } from "./frame/server-addresses.js";
import type { ExampleRequest } from "./frame/vendor.js";
import { openFrame, type VendorFrame } from "./frame/vendor-frame.js";
import { isVendorName, type ServerName, type VendorName, type VendorTypes, vendorNames, vendors } from "./registry.js";

export interface SandboxOptions<Name extends VendorName = VendorName> {
  /** Which vendors to run. @default all */
  readonly vendors?: readonly Name[] | undefined;
  /** What each vendor starts with, instead of its default seed. Plain data; it is copied. */
  readonly seed?: { readonly [Vendor in Name]?: VendorTypes[Vendor]["seed"] } | undefined;
  /** What each vendor does where its documentation says nothing. */
  readonly behaviour?: { readonly [Vendor in Name]?: VendorTypes[Vendor]["behaviour"] } | undefined;
  /** The time, in milliseconds since the epoch. @default Date.now */
  readonly clock?: (() => number) | undefined;
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
}

/** Real servers: one per vendor, or one per region of a vendor that has several. */
export interface Listening<Name extends VendorName = VendorName> {
  /** Base URL per vendor (of its default server), path included: `{ openai: "http://127.0.0.1:4010/v1" }`. */
  readonly baseUrls: { readonly [Vendor in Name]: string };
  /** The same, for one server of a vendor that has several: `baseUrl("llamacloud", "eu")`. */
  readonly baseUrl: <Vendor extends Name>(vendor: Vendor, server?: ServerName<Vendor>) => string;
  /** Every server, in the order of its port. */
  readonly servers: readonly ListeningServer[];
  /** Ends the servers and cuts open connections. May be called again. */
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
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
  /** Makes the next requests fail, to one vendor or to whichever is asked first. Calls queue up. */
  readonly failNext: (options: FailNextOptions & { readonly vendor?: Name | undefined }) => void;
  /** Ends every server that `listen` started. */
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/**
 * Opens a sandbox: made-up organizations at the vendors, in memory, deterministic, shared with no other sandbox.
 * @throws TypeError for an unknown vendor or a seed that contradicts itself
 */
export function createSandbox<Name extends VendorName = VendorName>(options: SandboxOptions<Name> = {}): Sandbox<Name> {
  const names = chosenNames(options);
  const sharedFaults = createFaultQueue();
  const frames = new Map(names.map((name) => [name, openVendor(name, options, sharedFaults)]));
  const frameOf = (name: Name): VendorFrame<VendorTypes[Name]["keys"]> => {
    const frame = frames.get(name);
    if (frame === undefined) throw new TypeError(`sandbox: vendor "${name}" is not in this sandbox, which has: ${names.join(", ")}`);
    return frame;
  };
  const open = new Set<() => Promise<void>>();

  async function listen({ port = 0, host = "127.0.0.1" }: ListenOptions = {}): Promise<Listening<Name>> {
    const started = await startServers([...frames.values()], port, host);
    const close = async (): Promise<void> => {
      open.delete(close);
      await started.close();
    };
    open.add(close);
    const { servers } = started;
    const baseUrl = (name: Name, server?: string): string => {
      const address = addressOf(frameOf(name), server);
      return servers.find((candidate) => candidate.vendor === name && candidate.server === address.name)?.baseUrl ?? "";
    };
    return { baseUrls: byName(names, (name) => baseUrl(name)), baseUrl, servers, close, [Symbol.asyncDispose]: close };
  }

  async function closeAll(): Promise<void> {
    await Promise.all([...open].map((close) => close()));
  }

  return {
    vendors: names,
    fetch: (input, init) => answerAt([...frames.values()], new Request(input, init)),
    listen,
    // byName types every value as any vendor's keys; each frame was opened with the keys of its own name.
    testKeys: byName(names, (name) => frameOf(name).testKeys) as { readonly [Vendor in Name]: VendorTypes[Vendor]["keys"] },
    baseUrl: (name, server) => addressOf(frameOf(name), server).baseUrl,
    seeded: (name) => frameOf(name).seeded,
    example: (name) => frameOf(name).example,
    failNext: ({ vendor, ...fault }) => (vendor === undefined ? sharedFaults : frameOf(vendor).faults).add(fault),
    close: closeAll,
    [Symbol.asyncDispose]: closeAll,
  };
}

function openVendor<Name extends VendorName>(
  name: Name,
  options: SandboxOptions<Name>,
  sharedFaults: ReturnType<typeof createFaultQueue>,
): VendorFrame<VendorTypes[Name]["keys"]> {
  return openFrame<VendorTypes[Name]["seed"], VendorTypes[Name]["behaviour"], VendorTypes[Name]["keys"]>(vendors[name], {
    seed: options.seed?.[name],
    behaviour: options.behaviour?.[name] ?? {},
    context: { clock: options.clock ?? Date.now },
    sharedFaults,
    validateResponses: options.validateResponses ?? false,
    onRequest: options.onRequest,
  });
}

function chosenNames<Name extends VendorName>(options: SandboxOptions<Name>): readonly Name[] {
  // Without a choice, Name is inferred as all vendors.
  const names = [...new Set(options.vendors ?? (vendorNames as readonly Name[]))];
  const unknown = names.find((name) => !isVendorName(name));
  if (unknown !== undefined) throw new TypeError(`sandbox: unknown vendor "${unknown}"; known are: ${vendorNames.join(", ")}`);
  if (names.length === 0) throw new TypeError(`sandbox: no vendor chosen; known are: ${vendorNames.join(", ")}`);
  return names;
}

async function answerAt(frames: readonly VendorFrame[], request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const { origin } = new URL(request.url);
  const places = frames.flatMap((frame) => frame.servers.map((server) => ({ frame, server })));
  const place = places.find(({ server }) => server.origin === origin);
  if (place === undefined) {
    const known = places.map(({ frame, server }) => `${server.baseUrl} (${frame.name})`).join(", ");
    throw new TypeError(`sandbox.fetch: no vendor of this sandbox is at ${origin}. It answers for ${known}.`);
  }
  const response = await place.frame.answer(request, place.server);
  request.signal.throwIfAborted();
  return response;
}

function addressOf({ name, servers }: VendorFrame, wanted: string | undefined): ServerAddress {
  const address = wanted === undefined ? servers[0] : servers.find((candidate) => candidate.name === wanted);
  if (address !== undefined) return address;
  const known = servers.flatMap((server) => server.name ?? []).join(", ");
  throw new TypeError(`sandbox: ${name} has no server "${wanted}"; ${known === "" ? "it has only one" : `it has: ${known}`}`);
}

function byName<Name extends VendorName, Value>(names: readonly Name[], toValue: (name: Name) => Value): { readonly [N in Name]: Value } {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(names.map((name) => [name, toValue(name)])) as { [N in Name]: Value };
}
