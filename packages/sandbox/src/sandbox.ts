// createSandbox: the vendors chosen, each with its own state, behind one `fetch` and, on demand, real servers.
import { createControlApi } from "./control/control-api.js";
import type { Drift } from "./frame/drift.js";
import { createFaultDice, type FaultDice, type FaultProfile, type ProfileName } from "./frame/fault-profile.js";
import { createFaultRules, type FaultRules } from "./frame/fault-rules.js";
import { startServers } from "./frame/listening.js";
import type { ServerAddress } from "./frame/server-addresses.js";
import { toCall, toResponse } from "./frame/to-response.js";
import { openFrame, type VendorFrame } from "./frame/vendor-frame.js";
import { isVendorName, type VendorName, type VendorTypes, vendorNames, vendors } from "./registry.js";
import type { Listening, ListenOptions, Sandbox, SandboxOptions } from "./sandbox-types.js";
import { checkSeeds } from "./seed-form.js";
import { restoreSnapshot, takeSnapshot } from "./snapshot.js";

/**
 * Opens a sandbox: made-up organizations at the vendors, in memory, deterministic, shared with no other sandbox.
 * @throws TypeError for an unknown vendor or a seed that contradicts itself; RangeError for an unknown profile
 */
export function createSandbox<Name extends VendorName = VendorName>(options: SandboxOptions<Name> = {}): Sandbox<Name> {
  const names = chosenNames(options);
  checkSeeds(options.seed ?? {});
  const rules = createFaultRules(new Map(names.map((name) => [name, vendors[name].spec])));
  const weather = createWeather(names, options);
  const frames = new Map(names.map((name) => [name, openVendor(name, options, rules, weather)]));
  const all = [...frames.values()];
  const frameOf = (name: Name): VendorFrame<VendorTypes[Name]["keys"]> => {
    const frame = frames.get(name);
    if (frame === undefined) throw new TypeError(`sandbox: vendor "${name}" is not in this sandbox, which has: ${names.join(", ")}`);
    return frame;
  };
  const open = new Set<() => Promise<void>>();
  const closeAll = async (): Promise<void> => {
    await Promise.all([...open].map((close) => close()));
  };
  const sandbox: Sandbox<Name> = {
    vendors: names,
    fetch: (input, init) => answerAt(all, new Request(input, init)),
    listen: (given = {}) => listenAt({ ...given, all, names, sandbox, open }),
    // byName types every value as any vendor's keys; each frame was opened with the keys of its own name.
    testKeys: byName(names, (name) => frameOf(name).testKeys) as { readonly [Vendor in Name]: VendorTypes[Vendor]["keys"] },
    baseUrl: (name, server) => addressOf(frameOf(name), server).baseUrl,
    seeded: (name) => frameOf(name).seeded,
    example: (name) => frameOf(name).example,
    inspect: (name) => frameOf(name).describe(),
    snapshot: () => takeSnapshot(all),
    restore: (snapshot) => restoreSnapshot(all, snapshot),
    reset: () => {
      for (const frame of all) frame.reset();
      rules.clear();
      weather.restart();
    },
    failNext: ({ vendor, ...fault }) => rules.add(vendor === undefined ? undefined : frameOf(vendor).name, fault),
    waitingFaults: rules.list,
    clearFaults: rules.clear,
    setProfile: weather.setProfile,
    setDrift: weather.setDrift,
    close: closeAll,
    [Symbol.asyncDispose]: closeAll,
  };
  return sandbox;
}

/** What happens to answers by chance or by switch, at every vendor. */
interface Weather {
  readonly diceOf: (vendor: string) => FaultDice | undefined;
  readonly drift: () => Drift;
  readonly setProfile: (profile: ProfileName | FaultProfile | undefined, seed?: number) => void;
  readonly setDrift: (drift: Drift) => void;
  readonly restart: () => void;
}

function createWeather(names: readonly string[], options: Pick<SandboxOptions, "profile" | "profileSeed" | "drift">): Weather {
  let { profile, profileSeed = 1, drift = {} } = options;
  let dice = new Map<string, FaultDice>();
  const restart = (): void => {
    const chosen = profile;
    dice = chosen === undefined ? new Map() : new Map(names.map((name) => [name, createFaultDice(chosen, profileSeed, name)]));
  };
  restart();
  return {
    diceOf: (vendor) => dice.get(vendor),
    drift: () => drift,
    setProfile: (wanted, seed = profileSeed) => {
      [profile, profileSeed] = [wanted, seed];
      restart();
    },
    setDrift: (wanted) => {
      drift = wanted;
    },
    restart,
  };
}

interface ListenGiven<Name extends VendorName> extends ListenOptions {
  readonly all: readonly VendorFrame[];
  readonly names: readonly Name[];
  readonly sandbox: Sandbox<Name>;
  /** What `sandbox.close` ends. */
  readonly open: Set<() => Promise<void>>;
}

async function listenAt<Name extends VendorName>(given: ListenGiven<Name>): Promise<Listening<Name>> {
  const { all, names, sandbox, open, port = 0, host = "127.0.0.1", control = false } = given;
  const controlApi = control ? createControlApi(sandbox) : undefined;
  const { servers, controlUrl, close: end } = await startServers({ frames: all, port, host, control: controlApi?.answer });
  const close = async (): Promise<void> => {
    open.delete(close);
    await end();
  };
  open.add(close);
  const baseUrl = (name: Name, server?: string): string => {
    const wanted = addressOf(frameNamed(all, name), server).name;
    return servers.find((candidate) => candidate.vendor === name && candidate.server === wanted)?.baseUrl ?? "";
  };
  const listening = { baseUrls: byName(names, (name) => baseUrl(name)), baseUrl, servers, controlUrl };
  controlApi?.tellServers(servers);
  return { ...listening, close, [Symbol.asyncDispose]: close };
}

function openVendor<Name extends VendorName>(
  name: Name,
  options: SandboxOptions<Name>,
  rules: FaultRules,
  weather: Weather,
): VendorFrame<VendorTypes[Name]["keys"]> {
  return openFrame<VendorTypes[Name]["seed"], VendorTypes[Name]["behaviour"], VendorTypes[Name]["keys"]>(vendors[name], {
    seed: options.seed?.[name],
    behaviour: options.behaviour?.[name] ?? {},
    context: { clock: options.clock ?? Date.now },
    rules,
    dice: () => weather.diceOf(name),
    drift: weather.drift,
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
  const delivery = await place.frame.answer(await toCall(request), place.server);
  request.signal.throwIfAborted();
  return toResponse(delivery);
}

function frameNamed(frames: readonly VendorFrame[], name: string): VendorFrame {
  const frame = frames.find((candidate) => candidate.name === name);
  if (frame === undefined) throw new TypeError(`sandbox: vendor "${name}" is not in this sandbox`);
  return frame;
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
