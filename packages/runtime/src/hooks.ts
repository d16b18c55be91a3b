/** Where users stand in the way of calls: functions around each call and each attempt, and a logger. */

import type { Bytes } from "./bytes.js";
import type { Operation } from "./operation.js";

/** One request, as it is about to be sent. */
export interface AttemptRequest {
  readonly operation: Operation;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly url: string;
  /** Header names in lower case; it holds the credential, so print it only through your own filter. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Bytes | undefined;
}

/** One call, before anything is sent. */
export interface CallRequest {
  readonly operation: Operation;
}

/** What a call came to, for those who stand around it: no body. */
export interface CallOutcome {
  readonly status: number;
  readonly requestId: string | undefined;
  /** How many requests it took. */
  readonly attempts: number;
}

/** Functions around the parts of a call; each must call `next` at most once and return what it resolves to. */
export interface Hooks {
  /** Around the whole call, its retries included. */
  readonly call?: (request: CallRequest, next: () => Promise<CallOutcome>) => Promise<CallOutcome>;
  /** Around each attempt; the request may be changed on its way to `next`. */
  readonly attempt?: (request: AttemptRequest, next: (request: AttemptRequest) => Promise<Response>) => Promise<Response>;
}

/** Takes one line and its fields; `console` fits. */
export interface Logger {
  debug?(message: string, fields: Readonly<Record<string, unknown>>): void;
  info?(message: string, fields: Readonly<Record<string, unknown>>): void;
}
