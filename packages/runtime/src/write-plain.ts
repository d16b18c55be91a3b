/** Writes bodies that are sent as they are: text, bytes and streams of bytes; only operations that send one import it. */

import { isStream, type RequestBody, type WrittenBody } from "./operation.js";
import { describe, refuse } from "./scalar.js";

/** A body of text; as a stream, in UTF-8. */
export function writeTextBody(value: unknown, { contentType }: RequestBody): WrittenBody {
  if (typeof value === "string") return { contentType, payload: value };
  if (isStream(value)) return { contentType, payload: checkStream(value) };
  refuse("body", `must be a string or a ReadableStream, not ${describe(value)}`);
}

/** A body of bytes; where the document allows several media types, the type of the `Blob` says which one it is. */
export function writeBytes(value: unknown, body: RequestBody): WrittenBody {
  const payload = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  const isPattern = body.contentType.includes("*");
  if (payload instanceof Blob) return { contentType: (isPattern && payload.type) || toConcrete(body.contentType), payload };
  if (ArrayBuffer.isView(payload)) {
    const bytes = new Uint8Array(payload.buffer as ArrayBuffer, payload.byteOffset, payload.byteLength); // fetch refuses shared memory by itself
    return { contentType: toConcrete(body.contentType), payload: bytes };
  }
  if (isStream(payload)) return { contentType: toConcrete(body.contentType), payload: checkStream(payload) };
  refuse("body", `must be a Blob, an ArrayBuffer, a view of one or a ReadableStream, not ${describe(value)}`);
}

/** What is being read elsewhere cannot be sent, and fetch would only say so once the call is under way. */
function checkStream(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  if (stream.locked) refuse("body", "is a stream that is being read or was sent before");
  return stream;
}

function toConcrete(contentType: string): string {
  return contentType.includes("*") ? "application/octet-stream" : contentType;
}
