// From a request to the vendor's answer: route, authorize, validate, handle. Hono does the matching.
import { Hono } from "hono";
import type { CompiledRoute, CompiledSpec } from "../spec/compiled-spec.js";
import { checkAnswer } from "./check-answer.js";
import { readBody } from "./read-body.js";
import { readParameters } from "./read-parameters.js";
import type { Answer, VendorSession } from "./vendor.js";

export interface RouterOptions {
  readonly vendor: string;
  readonly spec: CompiledSpec;
  /** Path prefixes under which the operations stand, such as `/v1`. */
  readonly basePaths: readonly string[];
  readonly session: VendorSession;
  readonly validateResponses: boolean;
}

/** What differs from request to request. */
export interface RequestContext {
  /** Name of the server asked, where the vendor has several. */
  readonly server: string | undefined;
  /** Makes the HTTP response: its headers carry the request's id and time. */
  readonly respond: (answer: Answer) => Response;
}

export type Router = (request: Request, context: RequestContext) => Promise<Response>;

export function createRouter(options: RouterOptions): Router {
  const { session } = options;
  const app = new Hono<{ Bindings: RequestContext }>();
  // Whatever throws in here is the sandbox's own fault: let it surface instead of turning it into a vendor-like 500.
  app.onError((error) => {
    throw error;
  });
  for (const route of options.spec.routes) {
    for (const path of pathsOf(route, options.basePaths)) {
      app.on(route.method, path, async (context) => {
        const { server, respond } = context.env;
        return respond(await answerRoute({ ...options, route, request: context.req.raw, path: context.req.param(), server }));
      });
    }
  }
  for (const [path, allowed] of methodsByPath(options)) {
    app.all(path, (context) => context.env.respond(session.refuse({ kind: "methodNotAllowed", allowed })));
  }
  app.notFound((context) => context.env.respond(session.refuse({ kind: "unknownRoute" })));
  return async (request, context) => app.fetch(request, context);
}

interface RouteRequest extends RouterOptions {
  readonly route: CompiledRoute;
  readonly request: Request;
  readonly path: Readonly<Record<string, string>>;
  readonly server: string | undefined;
}

async function answerRoute(given: RouteRequest): Promise<Answer> {
  const answer = await handle(given);
  if (given.validateResponses) checkAnswer(given.vendor, given.route, answer);
  return answer;
}

async function handle({ route, request, path, server, session }: RouteRequest): Promise<Answer> {
  const admission = session.admit({ headers: request.headers, server });
  if ("refusal" in admission) return admission.refusal;
  const search = new URL(request.url).searchParams;
  const parameters = readParameters(route, { path, query: search, header: request.headers });
  if ("kind" in parameters) return session.refuse(parameters);
  const body = await readBody(route, request);
  if ("kind" in body) return session.refuse(body);
  const handler = admission.handlers[route.operationId];
  if (handler === undefined) throw new Error(`sandbox: no handler for ${route.operationId}; add one to the vendor's handlers`);
  return handler({ ...parameters, body: body.body, search });
}

function pathsOf(route: CompiledRoute, basePaths: readonly string[]): readonly string[] {
  const path = route.path.replace(/\{([^}]+)\}/g, ":$1");
  return basePaths.map((basePath) => basePath + path);
}

function methodsByPath(options: RouterOptions): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const route of options.spec.routes) {
    for (const path of pathsOf(route, options.basePaths)) methods.set(path, [...(methods.get(path) ?? []), route.method]);
  }
  return methods;
}
