// Calls a vendor's client as an exchange file says, and lets a local server stand in for the vendor's host.
import type { Fetch } from "@rosterkit/runtime";
import type { Exchange } from "../src/exchange.js";
import { clients } from "./clients.js";

export interface Visit {
  /** What the client resolves to. */
  readonly call: PromiseLike<unknown>;
  /** The origin of each request as the client had it, before the stand-in took it: `https://api.openai.com`. */
  readonly origins: readonly string[];
}

/** The client keeps its own idea of the vendor's address; only the origin is exchanged on the way out. */
export function callClient(exchange: Exchange, standIn: string): Visit {
  const create = clients.get(exchange.vendor);
  if (create === undefined) throw new Error(`${exchange.file}: no client for "${exchange.vendor}"; add a line to test/clients.ts`);
  const origins: string[] = [];
  const fetch: Fetch = (address, init) => {
    const { origin } = new URL(address);
    origins.push(origin);
    return globalThis.fetch(standIn + address.slice(origin.length), init);
  };
  // Each vendor's options differ and come from a file, so the compiler cannot know them; a wrong one fails the exchange.
  const client = create({ ...exchange.client, fetch, retries: 0 } as never);
  return { call: findMethod(client, exchange)(exchange.call), origins };
}

function findMethod(client: object, { operation, file }: Exchange): (input: unknown) => PromiseLike<unknown> {
  const found = operation.split(".").reduce<unknown>((tree, name) => (isObject(tree) ? Reflect.get(tree, name) : undefined), client);
  if (typeof found !== "function") throw new Error(`${file}: the client has no method ${operation}`);
  // Every method of a client takes one input and returns an ApiCall, which is a promise.
  return (input) => Reflect.apply(found, undefined, [input]) as PromiseLike<unknown>;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
