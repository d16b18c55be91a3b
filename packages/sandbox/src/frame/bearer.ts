// The bearer key or token of a request.
import type { HeaderReader } from "./delivery.js";

/** @returns undefined when there is no Authorization header, or one of another scheme or without a key */
export function bearerOf(headers: HeaderReader): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
}
