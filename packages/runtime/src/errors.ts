/** The one error family of every client: what can go wrong, told apart by `kind`, and guards that work across installed copies. */

import type { Operation } from "./operation.js";
import { redact, toSafeCause } from "./redact.js";

/** What went wrong, as a closed set. */
export type ErrorKind = "connection" | "timeout" | "deadline" | "aborted" | "http" | "decode" | "config";

/** One request that was sent, or tried, in the course of a call. */
export interface Attempt {
  /** The HTTP status, when an answer came. */
  readonly status?: number;
  /** Why no usable answer came: a system error code such as `ECONNRESET`, `timeout`, or `unknown` when a hook lost it. */
  readonly failure?: string;
  /** Milliseconds waited after it before the next one. */
  readonly delay?: number;
}

/** What tells an operation from all others, also from one of the same name at another vendor. */
export type OperationIdentity = Pick<Operation, "name" | "method" | "path">;

/** Where an error arose. */
export interface ErrorContext {
  readonly vendor: string;
  readonly operation?: OperationIdentity | undefined;
  readonly attempts?: readonly Attempt[];
  /** Values that no text of the error may show. */
  readonly secrets?: Iterable<string>;
  readonly cause?: unknown;
}

// A registered symbol is the same in every copy of this package and in both module formats.
const brand: unique symbol = Symbol.for("rosterkit.error") as never;
const identity: unique symbol = Symbol.for("rosterkit.operation") as never;

function toIdentity({ name, method, path }: OperationIdentity): string {
  return `${name} ${method} ${path}`;
}

/** True when the error arose in this operation, whichever copy of the package either comes from. */
export function isOf(error: ApiError, operation: OperationIdentity): boolean {
  return (error as { readonly [identity]?: string })[identity] === toIdentity(operation); // set by the constructor, here or in another copy
}

/** A header is the server's to fill: it may echo whatever the request held. */
function toSafeId({ requestId, secrets }: ErrorContext & { readonly requestId: string | undefined }): string | undefined {
  return requestId === undefined ? undefined : redact(requestId, secrets ?? []);
}

function isBranded(value: unknown, kind: ErrorKind | undefined): boolean {
  if (typeof value !== "object" || value === null || !(brand in value)) return false;
  return kind === undefined || value[brand] === kind;
}

/**
 * The base of all errors that calls reject with.
 *
 * `message`, `stack`, `JSON.stringify` and `util.inspect` show no body, no credential and no e-mail address.
 */
export abstract class ApiError extends Error {
  abstract readonly kind: ErrorKind;
  /** The vendor's short name. */
  readonly vendor: string;
  /** The operation's name, such as `groups.users.add`; undefined when the error concerns the client as a whole. */
  readonly operation: string | undefined;
  /** Every request of the call, oldest first; empty when nothing was sent. */
  readonly attempts: readonly Attempt[];

  constructor(kind: ErrorKind, message: string, context: ErrorContext) {
    const secrets = context.secrets ?? [];
    const cause = toSafeCause(context.cause, secrets);
    super(`${context.vendor}: ${redact(message, secrets)}`, cause === undefined ? undefined : { cause });
    Object.defineProperty(this, brand, { value: kind });
    if (context.operation !== undefined) Object.defineProperty(this, identity, { value: toIdentity(context.operation) });
    this.vendor = context.vendor;
    this.operation = context.operation?.name;
    this.attempts = context.attempts ?? [];
  }

  /** True for an error of this family from any installed copy of the runtime, in either module format. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this === ApiError) return isBranded(value, undefined);
    // A class of this file states its kind as an own static; a subclass of a user's does not, and is told by its prototype as usual.
    const { kind } = Object.hasOwn(this, "kind") ? (this as unknown as { kind: ErrorKind }) : { kind: undefined };
    return kind === undefined ? Function.prototype[Symbol.hasInstance].call(this, value) : isBranded(value, kind);
  }

  /** What may be logged: no body, no headers, no credential. */
  toJSON(): Record<string, unknown> {
    const { name, kind, message, vendor, operation, attempts } = this;
    return { name, kind, message, vendor, operation, attempts };
  }
}

/** No answer came: the name was not found, the connection was refused, reset or closed early. */
export class ConnectionError extends ApiError {
  static readonly kind = "connection";
  override readonly kind = "connection";
  override get name(): string {
    return "ConnectionError";
  }
  /** The system's error code, such as `ECONNREFUSED`, where it gave one. */
  readonly code: string | undefined;

  constructor(message: string, context: ErrorContext & { readonly code: string | undefined }) {
    super("connection", message, context);
    this.code = context.code;
  }
}

/** One attempt took longer than the `timeout` option, its body included, and no further attempt was allowed. */
export class TimeoutError extends ApiError {
  static readonly kind = "timeout";
  override readonly kind = "timeout";
  override get name(): string {
    return "TimeoutError";
  }

  constructor(message: string, context: ErrorContext) {
    super("timeout", message, context);
  }
}

/** The whole call, with its retries, waits and pages, took longer than the `deadline` option. */
export class DeadlineError extends ApiError {
  static readonly kind = "deadline";
  override readonly kind = "deadline";
  override get name(): string {
    return "DeadlineError";
  }

  constructor(message: string, context: ErrorContext) {
    super("deadline", message, context);
  }
}

/** The caller's `signal` ended the call. */
export class AbortedError extends ApiError {
  static readonly kind = "aborted";
  override readonly kind = "aborted";
  override get name(): string {
    return "AbortedError";
  }

  constructor(message: string, context: ErrorContext) {
    super("aborted", message, context);
  }
}

/** The answer could not be read as the document promises: not JSON, cut short, too large, or without the field a list continues by. */
export class DecodeError extends ApiError {
  static readonly kind = "decode";
  override readonly kind = "decode";
  override get name(): string {
    return "DecodeError";
  }
  readonly status: number;
  readonly requestId: string | undefined;
  /** At most 200 masked characters of the body; not enumerable, so that no log prints it by itself. */
  declare readonly excerpt: string;

  constructor(
    message: string,
    context: ErrorContext & { readonly status: number; readonly requestId: string | undefined; readonly excerpt: string },
  ) {
    super("decode", message, context);
    this.status = context.status;
    this.requestId = toSafeId(context);
    Object.defineProperty(this, "excerpt", { value: context.excerpt });
  }
}

/** The call or the client was set up wrongly, or a credential could not be had; nothing was sent unless `attempts` says so. */
export class ConfigError extends ApiError {
  static readonly kind = "config";
  override readonly kind = "config";
  override get name(): string {
    return "ConfigError";
  }
  /** The option or parameter at fault. */
  readonly parameter: string | undefined;

  constructor(message: string, context: ErrorContext & { readonly parameter?: string }) {
    super("config", message, context);
    this.parameter = context.parameter === undefined ? undefined : redact(context.parameter, context.secrets ?? []);
  }
}

/** What an {@link HttpError} is made of beside its context. */
export interface HttpErrorDetails {
  readonly status: number;
  readonly case: number | string;
  readonly body: unknown;
  readonly response: Response;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly retryAt: Date | undefined;
}

/** The server answered, and the answer is not a success. */
export class HttpError<Body = unknown> extends ApiError {
  static readonly kind = "http";
  override readonly kind = "http";
  override get name(): string {
    return "HttpError";
  }
  /** The HTTP status. */
  readonly status: number;
  /** The document's name for this answer: a status, a range such as `"4XX"`, `"default"`, `"undocumented"`, or `"unsuccessful"` for a 2xx whose body reports a failure. */
  readonly case: number | string;
  readonly requestId: string | undefined;
  /** Milliseconds the server asked to wait. */
  readonly retryAfter: number | undefined;
  /** When a repeat may succeed, if the server said so. */
  readonly retryAt: Date | undefined;
  /** The decoded body: JSON where it is JSON, otherwise text, undefined when empty. Not enumerable: it may hold personal data. */
  declare readonly body: Body;
  /** The response, its body already read. Not enumerable. */
  declare readonly response: Response;

  constructor(message: string, context: ErrorContext & HttpErrorDetails) {
    super("http", message, context);
    this.status = context.status;
    this.case = context.case;
    this.requestId = toSafeId(context);
    this.retryAfter = context.retryAfter;
    this.retryAt = context.retryAt;
    Object.defineProperty(this, "body", { value: context.body });
    Object.defineProperty(this, "response", { value: context.response });
  }

  /** The response's headers. */
  get headers(): Headers {
    return this.response.headers;
  }

  override toJSON(): Record<string, unknown> {
    const { status, requestId, retryAfter, retryAt } = this;
    return { ...super.toJSON(), status, requestId, retryAfter, retryAt };
  }
}
