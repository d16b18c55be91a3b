/** One call on its way: what it sends, under which rules, and what it has been through so far. */

import type { Environment } from "./environment.js";
import type { Attempt, ErrorContext } from "./errors.js";
import type { ClientDefinition, Operation, Payload } from "./operation.js";
import type { Policy } from "./options.js";
import type { Pace } from "./pace.js";

/** A request before any attempt: everything but the credentials. */
export interface PreparedRequest {
  readonly url: string;
  /** Names in lower case, values checked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Payload | undefined;
}

/** The options of one call as they stand, and what ends it. */
export interface CallLimits {
  readonly policy: Policy;
  readonly signal: AbortSignal | undefined;
  /** When the call must be over, on the monotonic clock; infinite without a deadline. */
  readonly deadlineAt: number;
}

/** One call, what it sends, and what it has been through so far: all that its errors say about where they arose. */
export interface Passage extends PreparedRequest, CallLimits, ErrorContext {
  readonly operation: Operation;
  readonly definition: ClientDefinition;
  /** The client's options, among them the credentials under the names that the document gives. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  readonly pace: Pace;
  readonly attempts: Attempt[];
  /** The credentials it has sent. */
  readonly secrets: string[];
}

/** Milliseconds until the deadline of the call, infinite without one. */
export function toRemaining({ deadlineAt, environment }: Passage): number {
  return Math.max(0, deadlineAt - environment.elapsed());
}
