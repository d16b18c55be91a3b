/** Puts credentials into queries and cookies; imported by clients whose document wants them there, and by no others. */

import type { CredentialPlace, CredentialTarget } from "./operation.js";
import { encode } from "./scalar.js";

/** The credential as a parameter of the query. */
export function placeInQuery(target: CredentialTarget, place: CredentialPlace, secret: string): void {
  target.url += `${target.url.includes("?") ? "&" : "?"}${toPair(place, secret)}`;
}

/** The credential as a cookie, behind those that are there (RFC 6265, section 4.2.1). */
export function placeInCookie({ headers }: CredentialTarget, place: CredentialPlace, secret: string): void {
  const before = headers.cookie === undefined ? "" : `${headers.cookie}; `;
  headers.cookie = `${before}${toPair(place, secret)}`;
}

function toPair({ option, name }: CredentialPlace, secret: string): string {
  return `${encode(option, name)}=${encode(option, secret)}`;
}
