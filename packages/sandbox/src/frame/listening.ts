// Real servers for a set of vendors, one server each.
import { type HttpServer, startHttpServer } from "./http-server.js";
import type { VendorFrame } from "./vendor-frame.js";

export interface StartedServers {
  readonly baseUrls: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
}

/** With a fixed port, the vendors take that one and the ones after it, in the order given. */
export async function startServers(frames: readonly VendorFrame[], port: number, host: string): Promise<StartedServers> {
  const servers: HttpServer[] = [];
  const baseUrls = new Map<string, string>();
  const close = async (): Promise<void> => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  };
  try {
    for (const [index, frame] of frames.entries()) {
      const server = await startHttpServer(frame.answer, { port: port === 0 ? 0 : port + index, host });
      servers.push(server);
      baseUrls.set(frame.name, server.origin + frame.basePath);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { baseUrls, close };
}
