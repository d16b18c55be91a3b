/** Writes `multipart/form-data` bodies (RFC 7578); only operations that send one import it. */

import { toJson } from "./body.js";
import type { PartEncoding, RequestBody, WrittenBody } from "./operation.js";
import { describe, isAbsent, isPlainObject, refuse, toText } from "./scalar.js";

/**
 * One part for each member, and for each item of a list: files for `Blob`, `File` and bytes, JSON for objects, text for scalars.
 * A part has a content type where its encoding names one, where it is a file, and where it is JSON (OpenAPI 3.1, "Encoding Object").
 */
export function writeMultipart(value: unknown, { contentType, encoding = {} }: RequestBody): WrittenBody {
  if (!isPlainObject(value)) refuse("body", `must be an object, not ${describe(value)}`);
  const boundary = `rosterkit-${crypto.randomUUID()}`;
  const pieces: BlobPart[] = [];
  for (const [name, member] of Object.entries(value)) {
    for (const item of Array.isArray(member) ? member : [member]) {
      if (isAbsent(item)) continue;
      const { head, content } = toPart(name, item, Object.hasOwn(encoding, name) ? encoding[name] : undefined);
      pieces.push(`--${boundary}\r\n${head}\r\n\r\n`, content, "\r\n");
    }
  }
  // A blob refers to files instead of reading them, and can be sent again.
  return { contentType: `${contentType}; boundary=${boundary}`, payload: new Blob([...pieces, `--${boundary}--\r\n`]) };
}

function toPart(name: string, value: unknown, encoding: PartEncoding = {}): { readonly head: string; readonly content: BlobPart } {
  const label = `body.${name}`;
  const file = toFile(value);
  const disposition = `Content-Disposition: form-data; name="${quote(label, name)}"`;
  // A list or a pattern of media types says what may be sent, not what is.
  const given = /[,*]/.test(encoding.contentType ?? "*") ? undefined : encoding.contentType;
  const toHead = (type: string | undefined, parameters = ""): string =>
    `${disposition}${parameters}${type === undefined ? "" : `\r\nContent-Type: ${quote(label, type)}`}`;
  if (file !== undefined) {
    const fileName = "name" in file && typeof file.name === "string" ? file.name : "blob";
    return { head: toHead(given ?? (file.type || "application/octet-stream"), `; filename="${quote(label, fileName)}"`), content: file };
  }
  if (typeof value === "object" && !(value instanceof Date)) {
    return { head: toHead(given ?? "application/json"), content: toJson(value, label) };
  }
  return { head: toHead(given), content: toText(label, value) };
}

function toFile(value: unknown): Blob | undefined {
  if (value instanceof Blob) return value;
  // Bytes have no media type of their own.
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new Blob([value as ArrayBufferView<ArrayBuffer>]) : undefined;
}

/** Names stay in UTF-8 (RFC 7578, section 5.1); a quotation mark is percent-encoded, and a line break would begin another header. */
function quote(label: string, text: string): string {
  if (/[\0\r\n]/.test(text)) refuse(label, "has a name or a type with a line break or NUL in it");
  return text.replaceAll('"', "%22");
}
