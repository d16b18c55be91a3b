/** Decides where requests go, and refuses addresses that no organization-wide key should be sent to. */

import type { Server } from "./operation.js";
import { refuse } from "./scalar.js";

/** What a client was told about its address. */
export interface AddressOptions {
  readonly baseUrl?: string | undefined;
  readonly server?: string | undefined;
  readonly allowInsecureBaseUrl?: boolean | undefined;
  readonly serverVariables?: Readonly<Record<string, unknown>> | undefined;
}

/** The base URL without its trailing slash: `baseUrl` if given, else the server of that name, else the document's first. */
export function toBaseUrl(servers: readonly Server[], options: AddressOptions): string {
  const { baseUrl, server: name, serverVariables = {}, allowInsecureBaseUrl } = options;
  if (baseUrl !== undefined) return checkBaseUrl(baseUrl, allowInsecureBaseUrl === true);
  const server = name === undefined ? servers[0] : servers.find((candidate) => candidate.name === name);
  if (server !== undefined) return trim(server.fill?.(server, serverVariables) ?? server.url);
  if (name === undefined) refuse("baseUrl", "is required: the vendor documents no host for this API");
  const names = servers.flatMap((candidate) => (candidate.name === undefined ? [] : JSON.stringify(candidate.name)));
  return refuse("server", `must be one of ${names.join(", ")}`);
}

function checkBaseUrl(baseUrl: string, isInsecureAllowed: boolean): string {
  const fail = (problem: string): never => refuse("baseUrl", problem);
  const { protocol, username, password, hostname, origin, pathname } =
    typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : fail("must be an absolute URL, as in https://a.example/v1");
  // The URL parser drops tabs and line breaks silently; whoever put them there meant something else.
  if (/[^!-~\x80-\uffff]/.test(baseUrl)) fail("holds a blank or a control character");
  if (protocol !== "https:" && protocol !== "http:") fail("must begin with https:// or http://");
  if (username !== "" || password !== "") fail("must not hold a user name or password");
  if (/[?#]/.test(baseUrl)) fail("must not hold a query or a fragment");
  if (protocol === "http:" && !isInsecureAllowed && !loopback.test(hostname)) {
    fail("must use https: credentials would travel in the clear (allowInsecureBaseUrl permits it)");
  }
  return trim(`${origin}${pathname}`);
}

// RFC 6761, section 6.3 (localhost); RFC 1122, section 3.2.1.3 (127.0.0.0/8); RFC 4291, section 2.5.3 (::1).
const loopback = /(^|\.)localhost$|^\[::1\]$|^127(\.\d{1,3}){3}$/;

function trim(url: string): string {
  return url.replace(/\/+$/, "");
}
