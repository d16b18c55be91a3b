// Real servers for a set of vendors: one for each server that a vendor's document names.
import { type HttpServer, startHttpServer } from "./http-server.js";
import type { VendorFrame } from "./vendor-frame.js";

export interface ListeningServer {
  readonly vendor: string;
  /** Name of the server, where the vendor has several. */
  readonly server: string | undefined;
  /** Path included: `http://127.0.0.1:4010/v1`. */
  readonly baseUrl: string;
}

export interface StartedServers {
  /** In the order of the vendors, and of each vendor's document. */
  readonly servers: readonly ListeningServer[];
  readonly close: () => Promise<void>;
}

/** With a fixed port, the servers take that one and the ones after it, in order. */
export async function startServers(frames: readonly VendorFrame[], port: number, host: string): Promise<StartedServers> {
  const started: HttpServer[] = [];
  const servers: ListeningServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((server) => server.close()));
  };
  try {
    for (const frame of frames) {
      for (const address of frame.servers) {
        const answer = (request: Request): Promise<Response> => frame.answer(request, address);
        const server = await startHttpServer(answer, { port: port === 0 ? 0 : port + started.length, host });
        started.push(server);
        servers.push({ vendor: frame.name, server: address.name, baseUrl: server.origin + address.basePath });
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { servers, close };
}
