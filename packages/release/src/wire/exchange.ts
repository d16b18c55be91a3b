/** A literal exchange of packages/conformance, read as far as a comparison of bytes needs it. */

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { memberOf } from "../pointer.js";

/** A request and its answer, with the call that sends the one and resolves to the other. */
export interface Exchange {
  /** `groups.users.list.yaml` */
  readonly file: string;
  readonly operation: string;
  /** The client's options. */
  readonly client: object;
  readonly call: unknown;
  /** Start line, headers, an empty line, the body; as written by hand. */
  readonly request: string;
  readonly response: string;
}

/** The exchanges in a folder, in the order of their names. */
export async function readExchanges(folder: string): Promise<readonly Exchange[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).toSorted();
  return Promise.all(files.map(async (file) => toExchange(file, parse(await readFile(join(folder, file), "utf8")))));
}

function toExchange(file: string, value: unknown): Exchange {
  const client = memberOf(value, "client");
  return {
    file,
    operation: String(memberOf(value, "operation")),
    client: typeof client === "object" && client !== null ? client : {},
    call: memberOf(value, "call"),
    request: String(memberOf(value, "request")),
    response: String(memberOf(value, "response")),
  };
}

/** A message cut into its start line, its headers with names in lower case, sorted, and its body. */
export interface Message {
  readonly start: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Cuts a message. */
export function parseMessage(text: string): Message {
  const end = text.indexOf("\n\n");
  const [start = "", ...headers] = (end === -1 ? text : text.slice(0, end)).trimEnd().split("\n");
  const lower = headers.map((header) => header.replace(/^[^:]+/, (name) => name.toLowerCase())).toSorted();
  return { start, headers: lower, body: end === -1 ? "" : text.slice(end + 2).trimEnd() };
}
