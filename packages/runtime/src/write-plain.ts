/** Writes bodies that are sent as they are: text and bytes; only operations that send one import it. */

import type { RequestBody, WrittenBody } from "./operation.js";
import { ArgumentProblem, describe } from "./scalar.js";

/** A body of text. */
export function writeTextBody(value: unknown, { contentType }: RequestBody): WrittenBody {
  if (typeof value === "string") return { contentType, payload: value };
  throw new ArgumentProblem("body", `must be a string, not ${describe(value)}`);
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
  throw new ArgumentProblem("body", `must be a Blob, an ArrayBuffer or a view of one, not ${describe(value)}`);
}

function toConcrete(contentType: string): string {
  return contentType.includes("*") ? "application/octet-stream" : contentType;
}
