/** Reads an answer as the document promises it, and never takes a damaged body for an empty one. */

import type { Delivery } from "./attempt.js";
import { toDecodeError } from "./failures.js";
import type { Operation, ResponseBody } from "./operation.js";
import type { Passage } from "./passage.js";

/** An answer that could be read. */
export interface Answer {
  /** The documented name of the status: `200`, `"4XX"`, `"default"`; or `"undocumented"`, or `"unsuccessful"` for a 2xx whose body reports a failure. */
  readonly case: number | string;
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  readonly response: Response;
  readonly requestId: string | undefined;
  /** The documented header fields, where the answer has some. */
  readonly headers?: Readonly<Record<string, unknown>>;
}

const utf8 = new TextDecoder();

/**
 * Reads one answer. Failures are read leniently, since the HTTP status already tells; successes strictly.
 *
 * @throws DecodeError when a success does not have the body that the document promises.
 */
export function decode(passage: Passage, delivery: Delivery): Answer {
  const { operation } = passage;
  const { response, bytes } = delivery;
  const { status, headers } = response;
  const fields = operation.headers?.read(operation.headers, toReadCase(operation, status), headers);
  const toAnswer = (ok: boolean, body: unknown, name = toCase(operation, status)): Answer => {
    const answer = { case: name, ok, status, body, response, requestId: readRequestId(headers) };
    return fields === undefined ? answer : { ...answer, headers: fields };
  };
  if (status < 200 || status > 299) return toAnswer(false, decodeLeniently(delivery));
  const expected = toExpected(operation, status);
  if (expected === "bytes") return toAnswer(true, bytes);
  if (expected === "any") return toAnswer(true, decodeLeniently(delivery));
  // The body of a stream has not been read: whoever iterates it does.
  if (expected === "none" || expected === "stream" || operation.method === "HEAD") return toAnswer(true, undefined);
  const text = utf8.decode(bytes);
  if (expected === "text") return toAnswer(true, text);
  const { success, int64 } = operation;
  const { problem, value } = decodeJson(delivery, text);
  const verdict = problem ?? int64?.find(int64, value) ?? success?.judge(success, value) ?? true;
  if (typeof verdict === "string") throw toDecodeError(passage, { problem: verdict, text, response });
  return verdict === true ? toAnswer(true, value) : toAnswer(false, value, "unsuccessful");
}

/**
 * The documented name of a status: itself, its range, `default`, or `undocumented` (OpenAPI 3.1, "Responses Object").
 * `default` stands for failures: a 2xx that the document does not name is undocumented.
 */
function toCase({ responses }: Operation, status: number): number | string {
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
function toReadCase(operation: Operation, status: number): string {
  const statusCase = String(toCase(operation, status));
  if (statusCase !== "undocumented" || status > 299) return statusCase;
  return Object.keys(operation.responses).find((key) => key.startsWith("2")) ?? "";
}

/** What stands in the text, or what is wrong with it where the document promises JSON. */
interface Reading {
  readonly value: unknown;
  readonly problem?: string;
}

/** JSON where it is JSON; the text itself where it is anything else. */
function decodeJson({ response, bytes }: Delivery, text: string): Reading {
  const type = mediaType(response);
  let value: unknown = text;
  if (text.trim() === "") return { value, problem: "its body is empty where the document promises JSON" };
  if (type !== "" && !isJson(type)) return { value, problem: `its body is ${type} where the document promises JSON` };
  try {
    value = JSON.parse(text);
    // Damaged UTF-8 leaves a replacement character; only then is it worth decoding again, to tell it from one that was sent.
    if (text.includes("\uFFFD")) new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value };
  } catch {
    return { value, problem: `its body of ${bytes.byteLength} bytes is not valid JSON` };
  }
}

/** JSON where it is JSON, text where it is anything else, undefined where there is nothing. */
function decodeLeniently(delivery: Delivery): unknown {
  return delivery.bytes.byteLength === 0 ? undefined : decodeJson(delivery, utf8.decode(delivery.bytes)).value;
}

/** The media type of a response, without its parameters; empty where it has none. */
export function mediaType({ headers }: Response): string {
  return (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** `application/json` and everything with the `+json` suffix (RFC 6839, section 3.1). */
function isJson(type: string): boolean {
  return /^(application|text)\/json$|\+json$/.test(type);
}
