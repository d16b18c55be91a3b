/** The options every client and every call takes, their defaults, and how the two are laid over each other. */

import { type CheckedHeaders, checkHeaders, type HeaderValues } from "./header.js";
import type { Hooks, Logger } from "./hooks.js";
import { refuse } from "./scalar.js";

/** A `fetch` as the platform has it; called with a URL and an init, never with a `Request`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A credential, or a function that is asked for it before each attempt, and has as long for it as the `timeout` of an attempt. */
export type Credential = string | (() => string | Promise<string>);

/**
 * What both a client and a single call may set; a call's win over the client's, and `undefined` leaves what there is.
 * A value beyond its limits is a `ConfigError` that names the option, thrown where the client is made, or by the call before anything is sent.
 */
export interface SharedOptions {
  /**
   * Where requests go, overriding every server of the document. Default: the document's server, where it names one.
   *
   * An absolute URL without user name, password, query, fragment or blanks; a path in it is kept, slashes at its end are cut off.
   * https only, unless the host is loopback (`localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`) or `allowInsecureBaseUrl` permits it.
   */
  baseUrl?: string | undefined;
  /**
   * Default: the platform's `fetch`, looked up at each call. It is told not to follow redirects, and must not.
   * To look at requests or change them, `hooks.attempt` is the better place: what it throws is told from a failure of the network.
   */
  fetch?: Fetch | undefined;
  /**
   * Headers added to each request. Default: none. A call's are laid over the client's, one by one; `null` takes one away.
   * Names are HTTP field names, values latin-1 without control characters. A credential wins over a header of its name; for one that a
   * single call needs beside its documented ones see `extra.header`, which wins over these.
   */
  headers?: HeaderValues | undefined;
  /**
   * Milliseconds one attempt may take, its hooks and its body included; of a stream its head, and then each gap between two pieces.
   * From 1 to 2,147,483,647. Default 30,000. An attempt that takes longer may be repeated; for the call as a whole see `deadline`.
   */
  timeout?: number | undefined;
  /**
   * Milliseconds the whole call may take: hooks, attempts, waits, and for a list all pages, counted from the call.
   * From 1 to 2,147,483,647. Default: none, so that a call takes at most its attempts and the waits between them.
   * Nothing is repeated after it; for one attempt see `timeout`. Measured on a clock that does not jump with the time of day.
   */
  deadline?: number | undefined;
  /**
   * How many times a failed attempt is repeated, where repeating is safe. A whole number from 0 to 100. Default 2.
   *
   * It limits one call; what limits all calls of a client together is their budget: 100 repeats may run ahead of answers, and each answer
   * that is no transient failure gives one back, so an outage is not answered with a storm. A wait of more than a minute, or beyond the
   * `deadline`, is not waited for. The one repeat with a fresh credential after a 401 does not count.
   */
  retries?: number | undefined;
  /** Functions around each call and each attempt, the client's outside the call's own. Default: none. To read along, `logger` is enough. */
  hooks?: Hooks | undefined;
  /** Where attempts and retries are reported, without bodies, credentials and e-mail addresses. Default: nowhere. For more see `hooks`. */
  logger?: Logger | undefined;
  /**
   * Bytes of a response body, of a failure's as well, after decompression, beyond which it is refused with a `DecodeError`; for a list of
   * each page, for a stream of each item. A whole number from 1 to 9,007,199,254,740,991. Default 10,485,760 (10 MiB).
   */
  maxResponseBytes?: number | undefined;
}

/** What every client takes beside the credentials that its document names. */
export interface ClientOptions extends SharedOptions {
  /** Allows http on a host other than this machine, in a `baseUrl` and in a server of the document. Default false: the key would travel in the clear. */
  allowInsecureBaseUrl?: boolean | undefined;
  /** Allows the client in a browser page. Default false: whoever opens the page could read an organization-wide key. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** What a single call takes as its second argument. */
export interface CallOptions extends SharedOptions {
  /** Ends the call, at whatever stage it is, with an `AbortedError`. Default: none. To end it at a time see `deadline`. */
  signal?: AbortSignal | undefined;
  /**
   * For a list: how many items iterating it gives at most, over all pages; no page beyond is asked for, and `.pages()` gives pages whole.
   * A whole number from 1 to 9,007,199,254,740,991. Default: all. For how many one page holds see the query parameter that the vendor has for it.
   */
  maxItems?: number | undefined;
  /** Fields that the document does not know yet. Default: none. What it knows goes into the call's first argument, where it is typed. */
  extra?: ExtraFields | undefined;
}

/** Fields to send beside the documented ones. */
export interface ExtraFields {
  /** Query parameters, behind the documented ones; an array is sent as repeated parameters. */
  query?: Readonly<Record<string, unknown>> | undefined;
  /** Headers of this call; they win over documented ones and over `headers`, and lose to the credential. */
  header?: HeaderValues | undefined;
  /** Members added to the object of the body, over those it has; a body that is no object takes none. */
  body?: Readonly<Record<string, unknown>> | undefined;
}

/** The options of one call, all decided. */
export interface Policy {
  /** As it was given. */
  readonly baseUrl: string | undefined;
  readonly timeout: number;
  readonly deadline: number | undefined;
  readonly retries: number;
  readonly maxResponseBytes: number;
  readonly fetch: Fetch | undefined;
  readonly headers: CheckedHeaders;
  readonly callHooks: readonly NonNullable<Hooks["call"]>[];
  readonly attemptHooks: readonly NonNullable<Hooks["attempt"]>[];
  readonly logger: Logger | undefined;
}

// The largest delay a timer takes; a larger one would fire at once.
const longestTimer = 2_147_483_647;

/** Lays a call's options over the client's, and refuses values that make no sense. */
export function toPolicy(client: SharedOptions, call: CallOptions = {}): Policy {
  const given = { ...client, ...toGiven(call) };
  const { baseUrl, timeout = 30_000, deadline, retries = 2, maxResponseBytes = 10_485_760, fetch, logger } = given;
  checkNumber("timeout", timeout, 1, longestTimer);
  checkNumber("deadline", deadline, 1, longestTimer);
  checkNumber("retries", retries, 0, 100);
  checkNumber("maxResponseBytes", maxResponseBytes, 1, Number.MAX_SAFE_INTEGER);
  checkNumber("maxItems", call.maxItems, 1, Number.MAX_SAFE_INTEGER);
  const { signal } = call;
  if (signal !== undefined && typeof signal?.addEventListener !== "function") refuse("signal", "must be an AbortSignal");
  const headers = checkHeaders(client.headers, call.headers, call.extra?.header);
  const hooks = [client.hooks, call.hooks];
  const callHooks = hooks.flatMap((hook) => hook?.call ?? []);
  const attemptHooks = hooks.flatMap((hook) => hook?.attempt ?? []);
  return { baseUrl, timeout, deadline, retries, maxResponseBytes, fetch, headers, callHooks, attemptHooks, logger };
}

/** The options that say something: one that is `undefined` leaves what it would override. */
export function toGiven<Options extends object>(options: Options): Partial<Options> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Options>; // some of its own members
}

function checkNumber(name: string, value: number | undefined, least: number, most: number): void {
  const isWhole = name === "timeout" || name === "deadline" || Number.isInteger(value);
  if (value === undefined || (typeof value === "number" && value >= least && value <= most && isWhole)) return;
  refuse(name, `must be a number from ${least} to ${most}`);
}
