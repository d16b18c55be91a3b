/** Decides where requests go, and refuses addresses that no organization-wide key should be sent to. */

import type { Server } from "./operation.js";
import { ArgumentProblem } from "./scalar.js";

/** What a client was told about its address. */
export interface AddressOptions {
  readonly baseUrl?: string | undefined;
  readonly server?: string | undefined;
  readonly allowInsecureBaseUrl?: boolean | undefined;
  readonly serverVariables?: Readonly<Record<string, unknown>> | undefined;
}

/** The base URL without its trailing slash: `baseUrl` if given, else the server of that name, else the document's first. */
export function toBaseUrl(servers: readonly Server[], options: AddressOptions): string {
  if (options.baseUrl !== undefined) return checkBaseUrl(options.baseUrl, options.allowInsecureBaseUrl === true);
  if (options.server !== undefined) {
    const server = servers.find((candidate) => candidate.name === options.server);
    if (server !== undefined) return toUrl(server, options);
    const names = servers.flatMap((candidate) => (candidate.name === undefined ? [] : [JSON.stringify(candidate.name)]));
    throw new ArgumentProblem("server", `must be one of ${names.join(", ")}`);
  }
  const [first] = servers;
  if (first === undefined) throw new ArgumentProblem("baseUrl", "is required: the vendor documents no host for this API");
  return toUrl(first, options);
}

/** A document is no word of the caller's: its servers are held to the same rules. */
function toUrl(server: Server, { serverVariables = {}, allowInsecureBaseUrl }: AddressOptions): string {
  return checkBaseUrl(server.fill?.(server, serverVariables) ?? server.url, allowInsecureBaseUrl === true);
}

function checkBaseUrl(baseUrl: string, isInsecureAllowed: boolean): string {
  const fail = (problem: string): never => {
    throw new ArgumentProblem("baseUrl", problem);
  };
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl)) return fail("must be an absolute URL, as in https://a.example/v1");
  // The URL parser drops tabs and line breaks silently; whoever put them there meant something else.
  if (hasBlankOrControl(baseUrl)) return fail("holds a blank or a control character");
  const url = new URL(baseUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") return fail("must begin with https:// or http://");
  if (url.username !== "" || url.password !== "") return fail("must not hold a user name or password");
  if (url.search !== "" || url.hash !== "" || /[?#]/.test(baseUrl)) return fail("must not hold a query or a fragment");
  if (url.protocol === "http:" && !isInsecureAllowed && !isLoopback(url.hostname)) {
    return fail("must use https: credentials would travel in the clear (allowInsecureBaseUrl permits it)");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function hasBlankOrControl(text: string): boolean {
  return [...text].some((character) => character <= " " || character === "\u007f");
}

/** RFC 6761, section 6.3 (localhost); RFC 1122, section 3.2.1.3 (127.0.0.0/8); RFC 4291, section 2.5.3 (::1). */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
