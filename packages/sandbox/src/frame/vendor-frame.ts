// One running vendor as a fetch handler: faults first, then the router; every answer gets its request id and is logged.
import { createFaultQueue, type FaultQueue, faultHeader, parseFault } from "./faults.js";
import { type RequestListener, redactPath } from "./request-log.js";
import { createRouter } from "./router.js";
import { type ServerAddress, serverAddresses } from "./server-addresses.js";
import type { Answer, ExampleRequest, Vendor, VendorContext, VendorSession } from "./vendor.js";

export interface VendorFrame<Keys = unknown> {
  readonly name: string;
  /** The servers that the vendor's document names. The first is the one its clients use when told nothing. */
  readonly servers: readonly ServerAddress[];
  readonly testKeys: Keys;
  readonly example: ExampleRequest;
  readonly seeded: readonly string[];
  readonly credentials: readonly { readonly option: string; readonly env: string }[];
  readonly faults: FaultQueue;
  /** Answers a request to one of the servers. */
  readonly answer: (request: Request, server: ServerAddress) => Promise<Response>;
}

export interface FrameOptions<Seed, Behaviour> {
  readonly seed: Seed | undefined;
  readonly behaviour: Behaviour;
  readonly context: VendorContext;
  /** Faults meant for whichever vendor is asked next. */
  readonly sharedFaults: FaultQueue;
  readonly validateResponses: boolean;
  readonly onRequest: RequestListener | undefined;
}

export function openFrame<Seed, Behaviour, Keys>(
  vendor: Vendor<Seed, Behaviour, Keys>,
  options: FrameOptions<Seed, Behaviour>,
): VendorFrame<Keys> {
  const session = vendor.open(options.seed ?? vendor.defaultSeed(), options.behaviour, options.context);
  const servers = serverAddresses(vendor.name, vendor.spec.servers);
  const faults = createFaultQueue();
  const route = createRouter({
    vendor: vendor.name,
    spec: vendor.spec,
    basePaths: [...new Set(servers.map(({ basePath }) => basePath))],
    session,
    validateResponses: options.validateResponses,
  });
  const injected = (request: Request): Answer | undefined => faultOf(request, session, () => faults.take() ?? options.sharedFaults.take());
  let requests = 0;

  async function answer(request: Request, server: ServerAddress): Promise<Response> {
    requests += 1;
    const requestId = `req_sandbox_${requests}`;
    const respond = (content: Answer): Response => {
      const date = new Date(options.context.clock()).toUTCString();
      const id = vendor.requestIdHeader === undefined ? {} : { [vendor.requestIdHeader]: requestId };
      return toResponse(content, { date, ...id });
    };
    const started = performance.now();
    const log = (status: number, isFault: boolean): void =>
      options.onRequest?.({
        vendor: vendor.name,
        method: request.method,
        path: redactPath(new URL(request.url).pathname),
        status,
        milliseconds: Math.round(performance.now() - started),
        requestId,
        isFault,
      });
    const fault = injected(request);
    try {
      const response = fault === undefined ? await route(request, { server: server.name, respond }) : respond(fault);
      log(response.status, fault !== undefined);
      return response;
    } catch (error) {
      log(500, false);
      throw error;
    }
  }

  const { testKeys, example, seeded } = session;
  return { name: vendor.name, servers, testKeys, example, seeded, credentials: vendor.spec.credentials, faults, answer };
}

function faultOf(request: Request, session: VendorSession, takeQueued: () => ReturnType<FaultQueue["take"]>): Answer | undefined {
  const header = request.headers.get(faultHeader);
  const fault = header === null ? takeQueued() : parseFault(header);
  if (fault === undefined) return undefined;
  if (fault.kind === "invalid") return session.refuse({ kind: "invalidFault", message: fault.message });
  return session.refuse({ kind: "fault", status: fault.status, retryAfter: fault.retryAfter });
}

function toResponse(answer: Answer, headers: Readonly<Record<string, string>>): Response {
  const common = { ...answer.headers, ...headers };
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers: common });
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { "content-type": "application/json", ...common },
  });
}
