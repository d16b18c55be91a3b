/** One call on its way: what it sends, under which rules, and what it has been through so far. */

import type { CredentialSource } from "./auth.js";
import type { Environment } from "./environment.js";
import type { Attempt, ErrorContext } from "./errors.js";
import type { TimeLimits } from "./limits.js";
import type { Operation, Payload, SecurityAlternative } from "./operation.js";
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
  /** When the call must be over, on the monotonic clock. */
  readonly deadlineAt: number | undefined;
}

/** One call, what it sends, and what it has been through so far. */
export interface Passage extends PreparedRequest, CallLimits {
  readonly operation: Operation;
  readonly security: readonly SecurityAlternative[];
  readonly source: CredentialSource;
  readonly environment: Environment;
  readonly pace: Pace;
  readonly attempts: Attempt[];
  /** The credentials it has sent. */
  readonly secrets: string[];
}

/** What every error of a call says about where it arose and what came before it. */
export function toContext({ source, operation, attempts, secrets }: Passage): ErrorContext {
  return { vendor: source.definition.vendor, operation, attempts, secrets };
}

/** The time that one step of the call may take; undefined for a step without a limit of its own. */
export function toLimits(passage: Passage, timeout: number | undefined): TimeLimits {
  const { environment, signal } = passage;
  return { environment, timeout, remaining: toRemaining(passage), signal };
}

/** Milliseconds until the deadline of the call, undefined without one. */
export function toRemaining({ deadlineAt, environment }: Passage): number | undefined {
  return deadlineAt === undefined ? undefined : Math.max(0, deadlineAt - environment.elapsed());
}
