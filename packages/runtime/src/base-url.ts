/** Decides where requests go, and refuses addresses that no organization-wide key should be sent to. */

import type { ClientDefinition } from "./operation.js";
import { refuse } from "./scalar.js";

/** What a client was told about its address. */
export interface AddressOptions {
  readonly baseUrl?: string | undefined;
  readonly server?: string | undefined;
  readonly allowInsecureBaseUrl?: boolean | undefined;
  readonly serverVariables?: Readonly<Record<string, unknown>> | undefined;
}

/** What a document says about addresses. */
export type Addresses = Pick<ClientDefinition, "servers" | "choose">;

/** The base URL without its trailing slash: `baseUrl` if given, else the server of that name, else the document's first. */
export function toBaseUrl({ servers, choose }: Addresses, options: AddressOptions): string {
  const { baseUrl, server: name, serverVariables = {}, allowInsecureBaseUrl } = options;
  if (baseUrl !== undefined) return checkBaseUrl(baseUrl, allowInsecureBaseUrl === true);
  const server = name === undefined || choose === undefined ? servers[0] : choose(servers, name);
  if (server === undefined) refuse("baseUrl", "is required: the vendor documents no host for this API");
  // A document is no word of the caller's: its servers are held to the same rules.
  return checkBaseUrl(server.fill?.(server, serverVariables) ?? server.url, allowInsecureBaseUrl === true);
}

function checkBaseUrl(baseUrl: string, isInsecureAllowed: boolean): string {
  // The URL parser drops tabs and line breaks silently; whoever put them there meant something else.
  const isPlain = /^https?:/i.test(baseUrl) && !/[?#]|[^!-~\x80-\uffff]/.test(baseUrl);
  const url = isPlain && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || url.username || url.password) {
    refuse("baseUrl", "must be an absolute URL as https://a.example/v1, without blanks, user name, query and fragment");
  }
  if (url.protocol === "http:" && !isInsecureAllowed && !loopback.test(url.hostname)) {
    refuse("baseUrl", "must use https, unless allowInsecureBaseUrl is set: a key would travel in the clear");
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

// RFC 6761, section 6.3 (localhost); RFC 1122, section 3.2.1.3 (127.0.0.0/8); RFC 4291, section 2.5.3 (::1).
const loopback = /(^|\.)localhost$|^\[::1\]$|^127(\.\d{1,3}){3}$/;
