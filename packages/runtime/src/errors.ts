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

/** The base class as the constructor of a concrete one sees it. */
interface ErrorClass {
  readonly kind: ErrorKind;
}

/** Which members of its context a concrete error has as its own: for everybody to see, and for who asks, since they may hold personal data. */
interface Members {
  readonly shown?: readonly string[];
  readonly hidden?: readonly string[];
}

/**
 * The base of all errors that calls reject with.
 *
 * `message`, `stack`, `JSON.stringify` and `util.inspect` show no body, no credential and no e-mail address.
 */
export abstract class ApiError extends Error {
  readonly kind: ErrorKind;
  /** The vendor's short name. */
  readonly vendor: string;
  /** The operation's name, such as `groups.users.add`; undefined when the error concerns the client as a whole. */
  readonly operation: string | undefined;
  /** Every request of the call, oldest first; empty when nothing was sent. */
  readonly attempts: readonly Attempt[];

  constructor(message: string, context: ErrorContext, { shown = [], hidden = [] }: Members = {}) {
    const { vendor, operation, attempts = [], secrets = [] } = context;
    const cause = toSafeCause(context.cause, secrets);
    super(`${vendor}: ${redact(message, secrets)}`, cause && { cause });
    this.kind = (new.target as unknown as ErrorClass).kind; // every concrete class has it as a static
    this.vendor = vendor;
    this.operation = operation?.name;
    this.attempts = attempts;
    Object.defineProperties(this, { [brand]: { value: this.kind }, [identity]: { value: operation && toIdentity(operation) } });
    for (const name of shown) {
      const value: unknown = Reflect.get(context, name);
      // A header is the server's to fill, and a name may be the caller's: either may echo whatever the request held.
      Object.assign(this, { [name]: typeof value === "string" ? redact(value, secrets) : value });
    }
    // Behind a getter, so that a log that asks for hidden properties shows none of it either.
    for (const name of hidden) {
      const value: unknown = Reflect.get(context, name);
      Object.defineProperty(this, name, { get: () => value });
    }
  }

  override get name(): string {
    return `${this.kind.charAt(0).toUpperCase()}${this.kind.slice(1)}Error`;
  }

  /** True for an error of this family from any installed copy of the runtime, in either module format. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // A class of this file states its kind as an own static; a subclass of a user's does not, and is told by its prototype as usual.
    if (this !== ApiError && !Object.hasOwn(this, "kind")) return super[Symbol.hasInstance](value);
    const kind: unknown = Object(value)[brand];
    return this === ApiError ? kind !== undefined : kind === (this as unknown as ErrorClass).kind;
  }

  /** What may be logged: no body, no headers, no credential. */
  toJSON(): Record<string, unknown> {
    return { ...(this as object), name: this.name, message: this.message }; // the own enumerable properties are the ones that may be shown
  }
}

/** No answer came: the name was not found, the connection was refused, reset or closed early. */
export class ConnectionError extends ApiError {
  static readonly kind = "connection";
  declare readonly kind: "connection";
  /** The system's error code, such as `ECONNREFUSED`, where it gave one. */
  declare readonly code: string | undefined;

  constructor(message: string, context: ErrorContext & { readonly code: string | undefined }) {
    super(message, context, { shown: ["code"] });
  }
}

/** One attempt took longer than the `timeout` option, its body included, and no further attempt was allowed. */
export class TimeoutError extends ApiError {
  static readonly kind = "timeout";
  declare readonly kind: "timeout";
}

/** The whole call, with its retries, waits and pages, took longer than the `deadline` option, or would have. */
export class DeadlineError extends ApiError {
  static readonly kind = "deadline";
  declare readonly kind: "deadline";
  /** When a new call may succeed, where the server had told this credential to wait beyond the deadline. */
  declare readonly retryAt: Date | undefined;

  constructor(message: string, context: ErrorContext & { readonly retryAt?: Date | undefined }) {
    super(message, context, { shown: ["retryAt"] });
  }
}

/** The caller's `signal` ended the call. */
export class AbortedError extends ApiError {
  static readonly kind = "aborted";
  declare readonly kind: "aborted";
  /** The `reason` of the signal. Not enumerable: it is the caller's own, unmasked. */
  declare readonly reason: unknown;

  constructor(message: string, context: ErrorContext & { readonly reason?: unknown }) {
    super(message, context, { hidden: ["reason"] });
  }
}

/** The answer could not be read as the document promises: not JSON, cut short, too large, or without the field a list continues by. */
export class DecodeError extends ApiError {
  static readonly kind = "decode";
  declare readonly kind: "decode";
  declare readonly status: number;
  declare readonly requestId: string | undefined;
  /** At most 200 masked characters of the body; not enumerable, so that no log prints it by itself. */
  declare readonly excerpt: string;

  constructor(
    message: string,
    context: ErrorContext & { readonly status: number; readonly requestId: string | undefined; readonly excerpt: string },
  ) {
    super(message, context, { shown: ["status", "requestId"], hidden: ["excerpt"] });
  }
}

/** The call or the client was set up wrongly, or a credential could not be had; nothing was sent unless `attempts` says so. */
export class ConfigError extends ApiError {
  static readonly kind = "config";
  declare readonly kind: "config";
  /** The option or parameter at fault. */
  declare readonly parameter: string | undefined;

  constructor(message: string, context: ErrorContext & { readonly parameter?: string }) {
    super(message, context, { shown: ["parameter"] });
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
  declare readonly kind: "http";
  /** The HTTP status. */
  declare readonly status: number;
  /** The document's name for this answer: a status, a range such as `"4XX"`, `"default"`, `"undocumented"`, or `"unsuccessful"` for a 2xx whose body reports a failure. */
  declare readonly case: number | string;
  declare readonly requestId: string | undefined;
  /** Milliseconds the server asked to wait. */
  declare readonly retryAfter: number | undefined;
  /** When a repeat may succeed, if the server said so. */
  declare readonly retryAt: Date | undefined;
  /** The decoded body: JSON where it is JSON, otherwise text, undefined when empty. Not enumerable: it may hold personal data. */
  declare readonly body: Body;
  /** The response, its body already read. Not enumerable. */
  declare readonly response: Response;

  constructor(message: string, context: ErrorContext & HttpErrorDetails) {
    super(message, context, { shown: ["status", "case", "requestId", "retryAfter", "retryAt"], hidden: ["body", "response"] });
  }

  /** The response's headers. */
  get headers(): Headers {
    return this.response.headers;
  }
}
