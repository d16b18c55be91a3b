// One exchange file: a literal request and response, what our client is called with to send the one, and the state in which
// the sandbox answers the other.
import { parse } from "yaml";
import { ExchangeError } from "./exchange-error.js";
import { parseRawRequest, parseRawResponse, type RawRequest, type RawResponse } from "./raw-http.js";

export interface Exchange {
  /** Path from the package's folder: `exchanges/openai/groups.list.yaml`. */
  readonly file: string;
  readonly vendor: string;
  /** The client's method, as in the spec's `x-sdk-method`: `groups.users.add`. */
  readonly operation: string;
  readonly operationId: string;
  /** Where the literals come from: ids of the spec's `x-sources`. */
  readonly source: readonly string[];
  /** What in the literals no source shows. */
  readonly note: string | undefined;
  /** The options our client is created with: its credentials, and a base URL where the vendor documents none. */
  readonly client: Fields;
  /** What the client's method is called with: path, query, header, cookie, body. */
  readonly call: Fields;
  readonly sandbox: SandboxSetting;
  readonly request: RawRequest;
  readonly response: RawResponse;
}

export interface SandboxSetting {
  /** What the vendor holds before the request, in the sandbox's own form. */
  readonly seed: Fields;
  /** The sandbox's time in milliseconds since the epoch. */
  readonly clock: number | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

export interface ExchangeFile {
  readonly file: string;
  readonly vendor: string;
  readonly text: string;
}

const members = ["operation", "operationId", "source", "note", "client", "call", "clock", "seed", "request", "response"];
const groups = ["path", "query", "header", "cookie", "body"];

/** @throws ExchangeError naming the file, what is wrong in it and how to put it right */
export function parseExchange({ file, vendor, text }: ExchangeFile): Exchange {
  const fields = parseYaml(file, text);
  checkMembers(file, fields, members);
  const call = readFields(file, fields, "call");
  checkMembers(`${file}: call`, call, groups);
  const request = parseRawRequest(readText(file, fields, "request"), `${file}: request`);
  const response = parseRawResponse(readText(file, fields, "response"), `${file}: response`);
  checkJson(`${file}: request`, request.body);
  checkJson(`${file}: response`, response.body);
  return {
    file,
    vendor,
    operation: readText(file, fields, "operation"),
    operationId: readText(file, fields, "operationId"),
    source: readSources(file, fields),
    note: fields.note === undefined ? undefined : readText(file, fields, "note"),
    client: readFields(file, fields, "client"),
    call,
    sandbox: { seed: readFields(file, fields, "seed"), clock: readClock(file, fields) },
    request,
    response,
  };
}

function parseYaml(file: string, text: string): Fields {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    throw new ExchangeError(file, `it is not YAML: ${reason.replace(/[.:]$/, "")}`, "Mend that line", { cause: error });
  }
  if (isFields(value)) return value;
  throw new ExchangeError(file, "it is no mapping", `Give it the members ${members.join(", ")}`);
}

function checkMembers(place: string, fields: Fields, known: readonly string[]): void {
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw new ExchangeError(place, `"${stranger}" means nothing here`, `Use ${known.join(", ")}`);
}

function readText(file: string, fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw new ExchangeError(file, `"${name}" is ${describe(value)} where it must be text`, "Write it; README.md shows each member");
}

function readFields(file: string, fields: Fields, name: string): Fields {
  const value = fields[name];
  if (isFields(value)) return value;
  throw new ExchangeError(file, `"${name}" is ${describe(value)} where it must be a mapping`, `Write it, or "${name}: {}" for nothing`);
}

function readSources(file: string, fields: Fields): readonly string[] {
  const value = fields.source;
  const isList = Array.isArray(value) && value.length > 0 && value.every((id): id is string => typeof id === "string");
  if (isList) return value;
  throw new ExchangeError(file, '"source" must be a list of source ids', "Name at least one id of the spec's x-sources");
}

function readClock(file: string, fields: Fields): number | undefined {
  const { clock } = fields;
  if (clock === undefined) return undefined;
  const time = typeof clock === "string" ? Date.parse(clock) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new ExchangeError(file, '"clock" is not a time', 'Write one such as "2026-03-02T09:30:00Z", or leave it out');
}

/** The bodies of these vendors are JSON as programs print it; a literal with blanks in it could not be compared to the byte. */
function checkJson(place: string, body: string): void {
  if (body === "") return;
  let compact: string | undefined;
  try {
    compact = JSON.stringify(JSON.parse(body));
  } catch (error) {
    throw new ExchangeError(place, "its body is not JSON", "Mend the body", { cause: error });
  }
  if (compact !== body) throw new ExchangeError(place, "its body is not compact JSON", `Write it on one line: ${compact}`);
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null || value === "") return "empty";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
