// One running vendor: finds the operation and the fault of each call, has the call answered, and numbers, dates and logs it.
import type { CompiledSpec } from "../spec/compiled-spec.js";
import { actOutFault, type Content } from "./act-out-fault.js";
import { answerCall } from "./answer-call.js";
import { pagePosition, unwrappedQuery } from "./bent-page.js";
import type { Delivery, IncomingCall } from "./delivery.js";
import { type Drift, driftAnswer } from "./drift.js";
import type { FaultDice } from "./fault-profile.js";
import type { FaultRules } from "./fault-rules.js";
import { type FoundFault, findFault } from "./find-fault.js";
import { type RequestListener, redactPath } from "./request-log.js";
import { createRouter, type Match } from "./router.js";
import { type ServerAddress, serverAddresses } from "./server-addresses.js";
import { captureState, describeState, restoreState, type StateData } from "./state-data.js";
import type { Answer, ExampleRequest, Vendor, VendorContext, VendorSession } from "./vendor.js";

export interface VendorFrame<Keys = unknown> {
  readonly name: string;
  readonly spec: CompiledSpec;
  /** The servers that the vendor's document names. The first is the one its clients use when told nothing. */
  readonly servers: readonly ServerAddress[];
  readonly testKeys: Keys;
  readonly example: ExampleRequest;
  readonly seeded: readonly string[];
  /** Answers a call to one of the servers. */
  readonly answer: (call: IncomingCall, server: ServerAddress) => Promise<Delivery>;
  readonly capture: () => StateData;
  readonly describe: () => StateData;
  readonly restore: (data: StateData) => void;
  /** As it was when it was opened: its state, and the numbers of its requests. */
  readonly reset: () => void;
}

export interface FrameOptions<Seed, Behaviour> {
  readonly seed: Seed | undefined;
  readonly behaviour: Behaviour;
  readonly context: VendorContext;
  readonly rules: FaultRules;
  /** Asked anew for each call: both may change while the sandbox runs. */
  readonly dice: () => FaultDice | undefined;
  readonly drift: () => Drift;
  readonly validateResponses: boolean;
  readonly onRequest: RequestListener | undefined;
}

export function openFrame<Seed, Behaviour, Keys>(
  vendor: Vendor<Seed, Behaviour, Keys>,
  options: FrameOptions<Seed, Behaviour>,
): VendorFrame<Keys> {
  const { name, spec, requestIdHeader } = vendor;
  const session = openSession(vendor, options);
  const servers = serverAddresses(name, spec.servers);
  const route = createRouter(spec, [...new Set(servers.map(({ basePath }) => basePath))]);
  const initial = captureState(session.state);
  let requests = 0;

  async function answer(call: IncomingCall, server: ServerAddress): Promise<Delivery> {
    requests += 1;
    const requestId = `req_sandbox_${requests}`;
    const match = route(call.method, call.url.pathname);
    const { found, content } = meet({ ...options, vendor: name, session, call, match, server: server.name });
    const log = logger({ vendor: name, call, requestId, found, onRequest: options.onRequest });
    try {
      const given = await content;
      log(given.ending === "reset" ? 0 : given.status);
      const id = requestIdHeader === undefined ? {} : { [requestIdHeader]: requestId };
      return toDelivery(given, call.method, { date: new Date(options.context.clock()).toUTCString(), ...id });
    } catch (error) {
      log(500);
      throw error;
    }
  }

  const { testKeys, example, seeded, state } = session;
  return {
    ...{ name, spec, servers, testKeys, example, seeded, answer },
    capture: () => captureState(state),
    describe: () => describeState(state),
    restore: (data) => restoreState(state, data),
    reset: () => {
      restoreState(state, initial);
      requests = 0;
    },
  };
}

/** A seed from JSON may lack what types demand; a vendor then stumbles over it. */
function openSession<Seed, Behaviour, Keys>(
  vendor: Vendor<Seed, Behaviour, Keys>,
  { seed, behaviour, context }: FrameOptions<Seed, Behaviour>,
): VendorSession<Keys> {
  try {
    return vendor.open(seed ?? vendor.defaultSeed(), behaviour, context);
  } catch (error) {
    if (!(error instanceof TypeError) || error.message.startsWith("sandbox:")) throw error;
    throw new TypeError(`sandbox: ${vendor.name} seed: something is missing in it; compare it with the default seed (${error.message})`, {
      cause: error,
    });
  }
}

interface Meeting extends Omit<FrameOptions<unknown, unknown>, "seed" | "behaviour" | "context" | "onRequest"> {
  readonly vendor: string;
  readonly session: VendorSession;
  readonly call: IncomingCall;
  readonly match: Match;
  readonly server: string | undefined;
}

/** The fault is settled before anything is awaited: calls meet faults in the order in which they come in. */
function meet(meeting: Meeting): { readonly found: FoundFault | undefined; readonly content: Promise<Content> } {
  const { vendor, session, call, match, server, rules, dice, drift, validateResponses } = meeting;
  const { headers, text } = call;
  if (match.kind !== "route") {
    const found = findFault({ vendor, headers, route: undefined, position: undefined, rules, dice: dice() });
    const carryOut = async (): Promise<Answer> => session.refuse(match);
    return { found, content: found === undefined ? carryOut() : act(found, meeting, carryOut, undefined) };
  }
  const { route, path } = match;
  const { searchParams } = call.url;
  const position = pagePosition(route, searchParams);
  const query = unwrappedQuery(route, searchParams, position);
  const found = findFault({ vendor, headers, route, position, rules, dice: dice() });
  const carryOut = async (): Promise<Answer> => {
    const answer = await answerCall({ vendor, session, route, path, query, headers, text, server, validateResponses });
    return driftAnswer(answer, route, drift());
  };
  const page = route.pagination === undefined ? undefined : { pagination: route.pagination, position };
  return { found, content: found === undefined ? carryOut() : act(found, meeting, carryOut, page) };
}

type Page = Parameters<typeof actOutFault>[1]["page"];

function act({ fault }: FoundFault, { session, call }: Meeting, carryOut: () => Promise<Answer>, page: Page): Promise<Content> {
  return actOutFault(fault, { refuse: session.refuse, carryOut, signal: call.signal, page });
}

interface LoggerOptions {
  readonly vendor: string;
  readonly call: IncomingCall;
  readonly requestId: string;
  readonly found: FoundFault | undefined;
  readonly onRequest: RequestListener | undefined;
}

function logger({ vendor, call, requestId, found, onRequest }: LoggerOptions): (status: number) => void {
  if (onRequest === undefined) return () => undefined;
  const started = performance.now();
  const { method, url } = call;
  return (status) => {
    const milliseconds = Math.round(performance.now() - started);
    const fault = { isFault: found !== undefined, fault: found?.text };
    onRequest({ vendor, method, path: redactPath(url.pathname), status, milliseconds, requestId, ...fault });
  };
}

function toDelivery(content: Content, method: string, headers: Readonly<Record<string, string>>): Delivery {
  const { status, body, text = body === undefined ? undefined : JSON.stringify(body), ending = "whole" } = content;
  const type: Record<string, string> = text === undefined ? {} : { "content-type": "application/json" };
  return { status, headers: { ...type, ...content.headers, ...headers }, body: method === "HEAD" ? undefined : text, ending };
}
