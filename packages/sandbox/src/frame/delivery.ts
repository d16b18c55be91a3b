// What passes between a running vendor and the two ways of asking it: `fetch` without a port, and a real HTTP server.

/** As much of `Headers` as a vendor needs. */
export type HeaderReader = Pick<Headers, "get" | "has">;

export interface IncomingCall {
  readonly method: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly headers: HeaderReader;
  /** The body; nothing for a request without one. */
  readonly text: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: () => AbortSignal;
}

export interface Delivery {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** `undefined` for an answer without one. */
  readonly body: string | undefined;
  /** `truncated`: the connection ends in the middle of the body. `reset`: it ends before the status line. */
  readonly ending: "whole" | "truncated" | "reset";
}

/** The part of a body that arrives before the connection ends. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.floor(body.length / 2));
}
