// Where a vendor's documented servers stand, and a stand-in for a vendor that documents none.

export interface ServerAddresses {
  readonly baseUrl: string;
  readonly basePath: string;
  readonly basePaths: readonly string[];
  readonly origins: readonly string[];
}

/** A relative server (no documented host) is placed under `http://<vendor>.invalid`, a name that can never resolve. */
export function serverAddresses(vendor: string, servers: readonly string[]): ServerAddresses {
  const urls = (servers.length > 0 ? servers : ["/"]).map((server) => new URL(server, `http://${vendor}.invalid`));
  const basePaths = [...new Set(urls.map(basePathOf))];
  const [first] = urls;
  if (first === undefined) throw new Error(`sandbox: ${vendor} has no server`);
  return {
    baseUrl: first.origin + basePathOf(first),
    basePath: basePathOf(first),
    basePaths,
    origins: [...new Set(urls.map((url) => url.origin))],
  };
}

function basePathOf(url: URL): string {
  return url.pathname.replace(/\/+$/, "");
}
