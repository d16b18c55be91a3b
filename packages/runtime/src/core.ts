/** What a client is made of: its definition, its options, and the one way by which a call leaves it. */

import { toBaseUrl } from "./base-url.js";
import { toBody } from "./body.js";
import { carry, type PlainRequest, toEngine } from "./engine.js";
import { type Environment, isBrowser, platform } from "./environment.js";
import { toFamily } from "./failures.js";
import { addParameterHeaders, layOver } from "./header.js";
import type { ClientDefinition, Operation, Payload } from "./operation.js";
import { type CallOptions, type ClientOptions, type Policy, toGiven, toPolicy } from "./options.js";
import { createPace, type Pace } from "./pace.js";
import type { ParameterValues } from "./parameters.js";
import type { CallLimits, Passage, PreparedRequest } from "./passage.js";
import { toPath } from "./path.js";
import { toQuery } from "./query.js";
import { describe, refuse } from "./scalar.js";
import { deliver, type Settled, settle } from "./settle.js";

/** The input of a call, grouped as on the wire. */
export interface CallInput {
  readonly path?: ParameterValues | undefined;
  readonly query?: ParameterValues | undefined;
  readonly header?: ParameterValues | undefined;
  readonly cookie?: ParameterValues | undefined;
  readonly body?: unknown;
}

const groups = ["path", "query", "header", "cookie", "body"];

/** What openapi-fetch builds the request from, and the headers, which are final: making a `Headers` of them and reading it again is slow. */
interface Prepared {
  readonly init: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The heart of a client: holds options and credentials, and sends calls under the policies.
 *
 * Make one with the `create…Core` function of a provider package. It prints without anything secret.
 */
export class Core<Vendor extends string = string> {
  /** The vendor's short name. */
  readonly vendor: Vendor;
  readonly #baseUrl: string;
  readonly #policy: Policy;
  readonly #definition: ClientDefinition<Vendor>;
  readonly #options: ClientOptions;
  readonly #environment: Environment;
  readonly #pace: Pace;

  constructor(definition: ClientDefinition<Vendor>, options: ClientOptions, environment: Environment, pace: Pace = createPace()) {
    this.vendor = definition.vendor;
    this.#definition = definition;
    this.#options = options;
    this.#environment = environment;
    this.#pace = pace;
    try {
      if (isBrowser() && options.dangerouslyAllowBrowser !== true) {
        refuse("dangerouslyAllowBrowser", "is not set, and this is a browser page: visitors could read the key");
      }
      this.#baseUrl = toBaseUrl(definition, options);
      this.#policy = toPolicy(options);
    } catch (error) {
      throw toFamily(error, { vendor: this.vendor });
    }
  }

  /** A core with some options changed; an option that is `undefined` stays as it was. */
  withOptions(options: Readonly<Record<string, unknown>>): Core<Vendor> {
    return new Core(this.#definition, { ...this.#options, ...toGiven(options) }, this.#environment, this.#pace);
  }

  /** The moment, on the monotonic clock, by which a call that starts now must be over; infinite without a deadline. */
  toDeadline(options: CallOptions): number {
    return this.#environment.elapsed() + (options.deadline ?? this.#options.deadline ?? Number.POSITIVE_INFINITY);
  }

  /** The base URL that calls go to unless they say otherwise, without a trailing slash. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  /** The options of a call that changes none. */
  get policy(): Policy {
    return this.#policy;
  }

  /** Sends one call. Rejects with an error of the family when there is no usable answer. */
  async send(
    operation: Operation,
    input: CallInput,
    options: CallOptions,
    deadlineAt: number = this.toDeadline(options),
  ): Promise<Settled> {
    let passage: Passage | undefined;
    try {
      const policy = Object.keys(options).length === 0 ? this.#policy : toPolicy(this.#options, options);
      const { init, headers } = this.#prepare(operation, input, options, policy);
      const { response } = await toEngine<Settled>().request(operation.method, operation.path, {
        ...init,
        fetch: async ({ url, body }: PlainRequest) => {
          passage = this.open(operation, { url, headers, body }, { policy, signal: options.signal, deadlineAt });
          return carry(settle(passage, await deliver(passage)));
        },
      });
      return response.content;
    } catch (error) {
      throw toFamily(error, passage ?? { vendor: this.vendor, operation });
    }
  }

  /** Begins the passage of a request that is ready but for the credentials. Written out: spreading objects here doubles the cost of a call. */
  open(operation: Operation, { url, headers, body }: PreparedRequest, { policy, signal, deadlineAt }: CallLimits): Passage {
    return {
      vendor: this.vendor,
      operation,
      definition: this.#definition,
      options: this.#options as Readonly<Record<string, unknown>>, // the credentials' names are known to the generated types alone
      environment: this.#environment,
      pace: this.#pace,
      policy,
      signal,
      deadlineAt,
      url,
      headers,
      body,
      attempts: [],
      secrets: [],
    };
  }

  /** What openapi-fetch builds the request from; every serializer is ours. */
  #prepare(operation: Operation, input: CallInput, options: CallOptions, policy: Policy): Prepared {
    if (typeof input !== "object" || input === null) refuse("input", `must be an object, not ${describe(input)}`);
    for (const group of Object.keys(input)) {
      if (!groups.includes(group)) refuse(group, `is not a part of a call, as are ${groups.join(", ")}`);
    }
    const { method, parameters = [], servers } = operation;
    const isUsual = servers === undefined && options.baseUrl === undefined;
    const baseUrl = isUsual ? this.#baseUrl : toBaseUrl({ servers: servers ?? [] }, { ...this.#options, baseUrl: policy.baseUrl });
    const path = toPath(operation.path, parameters, input.path);
    const query = toQuery(parameters, input.query, options.extra?.query);
    const body = toBody(operation.body, input.body, options.extra?.body);
    const headers: Record<string, string> = { accept: operation.accept ?? "application/json" };
    if (body !== undefined) {
      if (method === "GET" || method === "HEAD") refuse("body", `cannot be sent with ${method}: fetch refuses it`);
      headers["content-type"] = body.contentType;
    }
    addParameterHeaders(headers, parameters, input);
    layOver(headers, policy.headers);
    const init = {
      params: { path: {} }, // openapi-fetch skips the path serializer unless there are path parameters
      pathSerializer: () => `${baseUrl}${path}`,
      querySerializer: () => query,
      body: body?.payload,
      bodySerializer: (payload: Payload) => payload,
    };
    return { init, headers };
  }
}

/**
 * Creates the core of a client.
 *
 * @param environment The clock and the dice; only tests need to give them.
 * @throws ConfigError when an option is unusable, or in a browser page without `dangerouslyAllowBrowser`.
 */
export function createCore<Vendor extends string>(
  definition: ClientDefinition<Vendor>,
  options: ClientOptions = {},
  environment: Environment = platform,
): Core<Vendor> {
  return new Core(definition, options, environment);
}
