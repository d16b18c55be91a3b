/** A server on bare sockets, for answers that no HTTP library would write. */

import { type AddressInfo, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface FaultyServer {
  readonly url: string;
  /** How many requests arrived. */
  readonly requests: () => number;
  /** How many connections are open that carried a request; fetch opens a fresh idle one for each that it gives up. */
  readonly busySockets: () => number;
}

/** Starts a server that hands over the socket once the head of a request has arrived; it stops with the test. */
export async function serveSocket(answer: (socket: Socket) => void): Promise<FaultyServer> {
  const sockets = new Set<Socket>();
  const busy = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      busy.delete(socket);
    });
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      if (!chunk.includes("\r\n\r\n")) return;
      requests += 1;
      busy.add(socket);
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is an AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests: () => requests, busySockets: () => busy.size };
}

/** A port that nobody listens on. */
export async function findClosedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // as above
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
