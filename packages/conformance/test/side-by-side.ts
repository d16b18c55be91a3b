// Two clients asked for the same, each of a sandbox of its own in the same state: what they sent and what they gave back.
import type { Exchange } from "../src/exchange.js";
import type { RawHeader } from "../src/raw-http.js";
import { callClient } from "./call-client.js";
import type { RecordedRequest } from "./literal-server.js";
import { openSandbox } from "./open-sandbox.js";
import { startRecorder } from "./recorder.js";

export interface Side {
  /** As JSON; `""` for an answer without a body. */
  readonly value: string;
  readonly requests: readonly RecordedRequest[];
}

/** Calls the vendor's own client. @param origin where the sandbox listens */
export type CallTheirs = (exchange: Exchange, origin: string) => Promise<unknown>;

export async function askOurs(exchange: Exchange): Promise<Side> {
  return ask(exchange, (given, origin) => Promise.resolve(callClient(given, origin).call));
}

export async function askTheirs(exchange: Exchange, call: CallTheirs): Promise<Side> {
  return ask(exchange, call);
}

async function ask(exchange: Exchange, call: CallTheirs): Promise<Side> {
  const sandbox = await openSandbox(exchange);
  const recorder = await startRecorder(sandbox.origin);
  try {
    const value = await call(exchange, recorder.origin);
    return { value: value === undefined ? "" : JSON.stringify(value), requests: recorder.requests };
  } finally {
    await recorder.close();
    await sandbox.close();
  }
}

export interface WireRequest {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** A request without the headers that may differ, the rest in one order: between different fields it means nothing (RFC 9110, 5.3). */
export function onWire({ method, target, headers, body }: RecordedRequest, isFree: (header: RawHeader) => boolean): WireRequest {
  const kept = headers.filter((header) => !isFree(header)).map(({ name, value }) => `${name}: ${value}`);
  return { line: `${method} ${target}`, headers: kept.toSorted(), body };
}
