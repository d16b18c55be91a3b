/** The wire part of a diff: the calls that were written down at the base, made again with what the document gives today. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bump } from "../bump.js";
import { memberOf } from "../pointer.js";
import { type Exchange, type Message, parseMessage, readExchanges } from "./exchange.js";

/** The wire part of a report. */
export interface WirePart {
  readonly bump: Bump;
  readonly differences: readonly WireDifference[];
  /** How many exchanges of the base were replayed. */
  readonly replayed: number;
}

/** A call that sends other bytes, or makes something else of the same answer. */
export interface WireDifference {
  readonly exchange: string;
  readonly operation: string;
  /** A sentence without its full stop. */
  readonly words: string;
  /** Lines of a diff: `- GET /v1/groups HTTP/1.1`. */
  readonly lines: readonly string[];
}

/** Where things are. */
export interface WireSubject {
  /** The scratch folder, compiled. */
  readonly folder: string;
  readonly clientPrefix: string;
}

/** Replays every exchange of the base. The fetch that is given to the client answers from the file: nothing is sent. */
export async function findWireChanges({ folder, clientPrefix }: WireSubject): Promise<WirePart> {
  const exchanges = await readExchanges(join(folder, "base/exchanges"));
  const entry: unknown = await import(pathToFileURL(join(folder, "built/next/src/index.js")).href);
  const create = memberOf(entry, `create${clientPrefix}Client`);
  const differences: WireDifference[] = [];
  for (const exchange of exchanges) {
    const difference = await replay(exchange, create);
    if (difference !== undefined) differences.push({ exchange: exchange.file, operation: exchange.operation, ...difference });
  }
  return { bump: differences.length > 0 ? "major" : "none", differences, replayed: exchanges.length };
}

type Difference = Pick<WireDifference, "words" | "lines">;

async function replay(exchange: Exchange, create: unknown): Promise<Difference | undefined> {
  const { operation } = exchange;
  const sent: Message[] = [];
  const fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    sent.push(await toMessage(new Request(address, init)));
    return toResponse(exchange.response);
  };
  if (typeof create !== "function") return { words: "The client can no longer be created under its name", lines: [] };
  try {
    const client: unknown = Reflect.apply(create, undefined, [{ ...exchange.client, fetch, retries: 0 }]);
    const method = operation.split(".").reduce<unknown>((tree, name) => memberOf(tree, name), client);
    if (typeof method !== "function") return { words: `\`${operation}\` is gone`, lines: [`- ${parseMessage(exchange.request).start}`] };
    const value: unknown = await Reflect.apply(method, undefined, [exchange.call]);
    return compareRequests(operation, parseMessage(exchange.request), sent) ?? compareValue(operation, exchange, value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { words: `\`${operation}\`: the same call now fails: ${reason}`, lines: [] };
  }
}

function compareRequests(operation: string, expected: Message, sent: readonly Message[]): Difference | undefined {
  const before = toLines(expected);
  const after = sent.flatMap(toLines);
  const lines = [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
  return lines.length === 0 ? undefined : { words: `\`${operation}\`: the same call now sends something else`, lines };
}

function compareValue(operation: string, { response }: Exchange, value: unknown): Difference | undefined {
  const { body } = parseMessage(response);
  const after = value === undefined ? "" : JSON.stringify(value);
  if (after === body) return undefined;
  return { words: `\`${operation}\`: the same answer now resolves to something else`, lines: [`- ${body}`, `+ ${after}`] };
}

function toLines({ start, headers, body }: Message): readonly string[] {
  return [start, ...headers, ...(body === "" ? [] : [body])];
}

async function toMessage(request: Request): Promise<Message> {
  const { pathname, search, host } = new URL(request.url);
  const headers = [`host: ${host}`, ...[...request.headers].map(([name, value]) => `${name}: ${value}`)];
  return { start: `${request.method} ${pathname}${search} HTTP/1.1`, headers: headers.toSorted(), body: await request.text() };
}

function toResponse(text: string): Response {
  const { start, headers, body } = parseMessage(text);
  const status = Number(start.split(" ")[1]);
  const pairs = headers.map((header): [string, string] => {
    const colon = header.indexOf(":");
    return [header.slice(0, colon), header.slice(colon + 1).trim()];
  });
  return new Response(body === "" ? null : body, { status, headers: pairs });
}
