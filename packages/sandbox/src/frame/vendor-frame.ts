// One running vendor: finds the operation and the fault of each call, has the call answered, and numbers, dates and logs it.
import type { CompiledSpec } from "../spec/compiled-spec.js";
import { actOutFault, type Content, type FaultScene } from "./act-out-fault.js";
import { answerCall } from "./answer-call.js";
import { pagePosition, unwrappedQuery } from "./bent-page.js";
import type { Delivery, IncomingCall } from "./delivery.js";
import { type Drift, driftAnswer } from "./drift.js";
import type { FaultDice } from "./fault-profile.js";
import type { FaultRules } from "./fault-rules.js";
import { type FoundFault, findFault } from "./find-fault.js";
import { httpDate } from "./http-date.js";
import { type RequestListener, redactPath } from "./request-log.js";
import { createRouter, type Match } from "./router.js";
import { type ServerAddress, serverAddresses } from "./server-addresses.js";
import { captureState, describeState, restoreState, type StateData } from "./state-data.js";
import type { Answer, ExampleRequest, Vendor, VendorContext, VendorSession } from "./vendor.js";
import { toJson } from "./wire-form.js";

export interface VendorFrame<Keys = unknown> {
  readonly name: string;
  readonly spec: CompiledSpec;
  /** The servers that the vendor's document names. The first is the one its clients use when told nothing. */
  readonly servers: readonly ServerAddress[];
  readonly testKeys: Keys;
  readonly example: ExampleRequest;
  readonly seeded: readonly string[];
  /** Answers a call to one of the servers. */
  readonly answer: (call: IncomingCall, server: ServerAddress) => Delivery | Promise<Delivery>;
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

  // Most calls are answered at once: a promise for each would cost more than many of the answers.
  function answer(call: IncomingCall, server: ServerAddress): Delivery | Promise<Delivery> {
    requests += 1;
    const requestId = `req_sandbox_${requests}`;
    const match = route(call.method, call.pathname);
    const { found, carryOut, page } = meet({ options, vendor: name, session, call, match, server: server.name });
    const log = options.onRequest && logger({ vendor: name, call, requestId, found, onRequest: options.onRequest });
    const deliver = (content: Content): Delivery => {
      log?.(content.ending === "reset" ? 0 : content.status);
      const delivery = toDelivery(content, call, httpDate(options.context.clock()));
      if (requestIdHeader !== undefined) delivery.headers[requestIdHeader] = requestId;
      return delivery;
    };
    const fail = (error: unknown): never => {
      log?.(500);
      throw error;
    };
    if (found !== undefined) {
      return actOutFault(found.fault, { refuse: session.refuse, carryOut, signal: call.signal, page }).then(deliver, fail);
    }
    try {
      return deliver(carryOut());
    } catch (error) {
      return fail(error);
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

interface Meeting {
  readonly options: Pick<FrameOptions<unknown, unknown>, "rules" | "dice" | "drift" | "validateResponses">;
  readonly vendor: string;
  readonly session: VendorSession;
  readonly call: IncomingCall;
  readonly match: Match;
  readonly server: string | undefined;
}

interface Met {
  readonly found: FoundFault | undefined;
  readonly carryOut: () => Answer;
  readonly page: FaultScene["page"];
}

/** The fault is settled before anything is awaited: calls meet faults in the order in which they come in. */
function meet({ vendor, session, call, match, server, options }: Meeting): Met {
  const { rules, dice, drift, validateResponses } = options;
  const { headers, text } = call;
  if (match.kind !== "route") {
    const found = findFault({ vendor, headers, route: undefined, position: undefined, rules, dice: dice() });
    return { found, carryOut: () => session.refuse(match), page: undefined };
  }
  const { route, path } = match;
  const position = pagePosition(route, call.query);
  const query = unwrappedQuery(route, call.query, position);
  const found = findFault({ vendor, headers, route, position, rules, dice: dice() });
  const carryOut = (): Answer => {
    const answer = answerCall({ vendor, session, route, path, query, headers, text, server, validateResponses });
    return driftAnswer(answer, route, drift());
  };
  return { found, carryOut, page: route.pagination === undefined ? undefined : { pagination: route.pagination, position } };
}

interface LoggerOptions {
  readonly vendor: string;
  readonly call: IncomingCall;
  readonly requestId: string;
  readonly found: FoundFault | undefined;
  readonly onRequest: RequestListener;
}

function logger({ vendor, call, requestId, found, onRequest }: LoggerOptions): (status: number) => void {
  const started = performance.now();
  const { method, pathname } = call;
  return (status) => {
    const milliseconds = Math.round(performance.now() - started);
    const fault = { isFault: found !== undefined, fault: found?.text };
    onRequest({ vendor, method, path: redactPath(pathname), status, milliseconds, requestId, ...fault });
  };
}

function toDelivery({ status, headers: given, body, text, ending = "whole" }: Content, call: IncomingCall, date: string): Delivery {
  const json = text ?? (body === undefined ? undefined : toJson(body));
  const headers: Record<string, string> = json === undefined ? {} : { "content-type": "application/json" };
  if (given !== undefined) Object.assign(headers, given);
  headers.date = date;
  return { status, headers, body: call.method === "HEAD" ? undefined : json, ending };
}
