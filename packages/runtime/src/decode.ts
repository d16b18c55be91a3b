/** Reads an answer as the document promises it, and never takes a damaged body for an empty one. */

import type { Operation, ResponseBody } from "./operation.js";

/** An answer that could be read. */
export interface Answer {
  /** The documented name of the status: `200`, `"4XX"`, `"default"`; or `"undocumented"`, or `"unsuccessful"` for a 2xx whose body reports a failure. */
  readonly case: number | string;
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  readonly response: Response;
  readonly requestId: string | undefined;
  /** The documented header fields, where the operation has some. */
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
}

/** Why a success could not be read; `text` is the body, for an excerpt. */
export interface DecodeProblem {
  readonly problem: string;
  readonly text: string;
}

/** Decodes one response. Failures are read leniently, since the HTTP status already tells; successes strictly. */
export function decode(operation: Operation, response: Response, bytes: Uint8Array): Answer | DecodeProblem {
  const { status } = response;
  const statusCase = toCase(operation, status);
  const shared = { case: statusCase, status, response, requestId: readRequestId(response.headers) };
  const isSuccess = status >= 200 && status <= 299;
  if (!isSuccess) return { ...shared, ok: false, body: decodeLeniently(response, bytes) };
  const expected = toExpected(operation, status);
  if (expected === "bytes") return { ...shared, ok: true, body: bytes };
  if (expected === "any") return { ...shared, ok: true, body: decodeLeniently(response, bytes) };
  // The body of a stream has not been read: whoever iterates it does.
  if (expected === "none" || expected === "stream" || operation.method === "HEAD") return { ...shared, ok: true, body: undefined };
  if (expected === "text") return { ...shared, ok: true, body: new TextDecoder().decode(bytes) };
  const json = decodeJson(response, bytes);
  if ("problem" in json) return json;
  const { success, int64 } = operation;
  const { value, text } = json;
  const verdict = success?.judge(success, value) ?? true;
  const problem = typeof verdict === "string" ? verdict : int64?.find(int64, value);
  if (problem !== undefined) return { problem, text };
  return verdict === true ? { ...shared, ok: true, body: value } : { ...shared, case: "unsuccessful", ok: false, body: value };
}

/**
 * The documented name of a status: itself, its range, `default`, or `undocumented` (OpenAPI 3.1, "Responses Object").
 * `default` stands for failures: a 2xx that the document does not name is undocumented.
 */
export function toCase(operation: Operation, status: number): number | string {
  const { responses } = operation;
  const range = `${Math.floor(status / 100)}XX`;
  if (Object.hasOwn(responses, String(status))) return status;
  if (Object.hasOwn(responses, range)) return range;
  return Object.hasOwn(responses, "default") && range !== "2XX" ? "default" : "undocumented";
}

/** The identifier that the server gave the request, for its support. */
export function readRequestId(headers: Pick<Headers, "get">): string | undefined {
  return headers.get("x-request-id") ?? headers.get("request-id") ?? headers.get("x-correlation-id") ?? undefined;
}

/**
 * What the body of a success holds. A status outside the documented ones is treated as its class's x00 status (RFC 9110, section 15),
 * so a new 201 reads like the 200.
 */
export function toExpected(operation: Operation, status: number): ResponseBody {
  return operation.responses[toReadCase(operation, status)] ?? "any";
}

/** The documented name of the status that an answer is read like; empty where there is none. */
export function toReadCase(operation: Operation, status: number): string {
  const statusCase = String(toCase(operation, status));
  if (statusCase !== "undocumented" || status > 299) return statusCase;
  return Object.keys(operation.responses).find((key) => key.startsWith("2")) ?? "";
}

function decodeJson(response: Response, bytes: Uint8Array): { readonly value: unknown; readonly text: string } | DecodeProblem {
  const type = mediaType(response);
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") return { problem: "its body is empty where the document promises JSON", text };
  if (type !== "" && !isJson(type)) return { problem: `its body is ${type} where the document promises JSON`, text };
  try {
    // Damaged UTF-8 leaves a replacement character; only then is it worth decoding again, to tell it from one that was sent.
    if (text.includes("\uFFFD")) new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), text };
  } catch {
    return { problem: `its body of ${bytes.byteLength} bytes is not valid JSON`, text };
  }
}

/** JSON where it is JSON, text where it is anything else, undefined where there is nothing. */
function decodeLeniently(response: Response, bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  const type = mediaType(response);
  if (type !== "" && !isJson(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The media type of a response, without its parameters; empty where it has none. */
export function mediaType(response: Response): string {
  return (response.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** `application/json` and everything with the `+json` suffix (RFC 6839, section 3.1). */
function isJson(type: string): boolean {
  return type === "application/json" || type === "text/json" || type.endsWith("+json");
}
