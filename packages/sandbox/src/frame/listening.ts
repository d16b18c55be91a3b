// Real servers for a set of vendors: one for each server that a vendor's document names, and one for the control API if wanted.
import { type Answering, type HttpServer, startHttpServer } from "./http-server.js";
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
  readonly controlUrl: string | undefined;
  readonly close: () => Promise<void>;
}

export interface StartOptions {
  readonly frames: readonly VendorFrame[];
  readonly port: number;
  readonly host: string;
  /** Answers the control API. */
  readonly control: Answering | undefined;
}

/** With a fixed port, the servers take that one and the ones after it, in order; the control API takes the last. */
export async function startServers({ frames, port, host, control }: StartOptions): Promise<StartedServers> {
  const started: HttpServer[] = [];
  const servers: ListeningServer[] = [];
  const start = async (answer: Answering): Promise<HttpServer> => {
    const server = await startHttpServer(answer, { port: port === 0 ? 0 : port + started.length, host });
    started.push(server);
    return server;
  };
  const close = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((server) => server.close()));
  };
  try {
    for (const frame of frames) {
      for (const address of frame.servers) {
        const { origin } = await start((call) => frame.answer(call, address));
        servers.push({ vendor: frame.name, server: address.name, baseUrl: origin + address.basePath });
      }
    }
    const controlUrl = control === undefined ? undefined : (await start(control)).origin;
    return { servers, controlUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
