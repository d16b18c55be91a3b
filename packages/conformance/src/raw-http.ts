// Reads HTTP/1.1 messages as they stand in an exchange file: a start line, header lines, an empty line, the body.
// Lines end in LF there and in CRLF on the wire; the body is kept to the byte.
import { ExchangeError } from "./exchange-error.js";

export interface RawHeader {
  readonly name: string;
  readonly value: string;
}

export interface RawRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  readonly host: string;
  /** In the order written, without Host. */
  readonly headers: readonly RawHeader[];
  /** Empty when there is none. */
  readonly body: string;
}

export interface RawResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly RawHeader[];
  readonly body: string;
}

/** @throws ExchangeError */
export function parseRawRequest(text: string, place: string): RawRequest {
  const { start, headers, body } = parseMessage(text, place);
  const [, method, target] = /^([A-Z]+) (\/\S*) HTTP\/1\.1$/.exec(start) ?? [];
  if (method === undefined || target === undefined) {
    throw new ExchangeError(place, `its first line is "${start}"`, 'Write "<METHOD> /<full path> HTTP/1.1", the path as it is on the wire');
  }
  const host = headers.find(({ name }) => isHost(name))?.value;
  if (host === undefined) throw new ExchangeError(place, "it has no Host header", "Add one; it says which server the vendor documents");
  return { method, target, host, headers: headers.filter(({ name }) => !isHost(name)), body };
}

/** @throws ExchangeError */
export function parseRawResponse(text: string, place: string): RawResponse {
  const { start, headers, body } = parseMessage(text, place);
  const [, status, reason] = /^HTTP\/1\.1 ([1-5]\d\d) (\S.*)$/.exec(start) ?? [];
  if (status === undefined || reason === undefined) {
    throw new ExchangeError(place, `its first line is "${start}"`, 'Write "HTTP/1.1 <status> <reason>"');
  }
  return { status: Number(status), reason, headers, body };
}

interface RawMessage {
  readonly start: string;
  readonly headers: readonly RawHeader[];
  readonly body: string;
}

function parseMessage(text: string, place: string): RawMessage {
  if (text.includes("\r")) throw new ExchangeError(place, "it holds a carriage return", "Save the file with LF line ends");
  const end = text.indexOf("\n\n");
  const head = end === -1 ? text : text.slice(0, end);
  const body = end === -1 ? "" : text.slice(end + 2);
  const [start = "", ...lines] = head.split("\n");
  const headers = lines.map((line) => parseHeader(line, place));
  checkHeaders(headers, body, place);
  return { start, headers, body };
}

function parseHeader(line: string, place: string): RawHeader {
  const [, name, value] = /^([\w-]+): (\S|\S.*\S)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new ExchangeError(place, `"${line}" is no header line`, 'Write "<Name>: <value>", and an empty line before the body');
}

function checkHeaders(headers: readonly RawHeader[], body: string, place: string): void {
  const names = headers.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ExchangeError(place, `it has the header ${twice} twice`, "Write it once");
  const framing = names.find((name) => name === "content-length" || name === "transfer-encoding");
  if (framing !== undefined) throw new ExchangeError(place, `it has the header ${framing}`, "Leave it out; the body's bytes say it");
  const hasType = names.includes("content-type");
  if (hasType && body === "") throw new ExchangeError(place, "it has a Content-Type and no body", "Add the body or leave the header out");
  if (!hasType && body !== "") throw new ExchangeError(place, "it has a body and no Content-Type", "Add the header or leave the body out");
}

function isHost(name: string): boolean {
  return name.toLowerCase() === "host";
}
