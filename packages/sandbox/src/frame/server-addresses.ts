// Where a vendor's documented servers stand, and a stand-in for a vendor that documents none.
import type { CompiledServer } from "../spec/compiled-spec.js";

export interface ServerAddress {
  /** By which a user picks it, where the vendor has several: `eu`. */
  readonly name: string | undefined;
  readonly origin: string;
  /** Path of the base URL without a trailing slash: `/v1`, or nothing. */
  readonly basePath: string;
  readonly baseUrl: string;
}

/** A relative server (no documented host) is placed under `https://<vendor>.sandbox.example`, a name that never resolves. */
export function serverAddresses(vendor: string, servers: readonly CompiledServer[]): readonly ServerAddress[] {
  const known: readonly CompiledServer[] = servers.length > 0 ? servers : [{ url: "/" }];
  return known.map(({ url, name }) => {
    const { origin, pathname } = new URL(url, `https://${vendor}.sandbox.example`);
    const basePath = pathname.replace(/\/+$/, "");
    return { name, origin, basePath, baseUrl: origin + basePath };
  });
}
