/** A made-up vendor's server: one crew of five members, two to a page. */

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

interface CrewMember {
  readonly id: string;
  readonly email: string;
  readonly rank: string;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** The running server. */
export interface Tidewater {
  readonly baseUrl: string;
  /** Method, path and query of each request, in order. */
  readonly requests: string[];
  close(): void;
}

const path = "/v1/crews/crew_7/members";

/** Starts the vendor's server on a free port. */
export async function startTidewater(): Promise<Tidewater> {
  const requests: string[] = [];
  const names = ["ada", "bruno", "carla", "dmitri", "elif"];
  const members = names.map((name, index): CrewMember => ({ id: `mem_${index + 1}`, email: `${name}@example.com`, rank: "deckhand" }));
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { status, body } = await answer(request, members);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has such an address
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, members: CrewMember[]): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://tidewater.example");
  if (request.headers.authorization !== "Bearer tide-1") return { status: 401, body: { reason: "unknown_key" } };
  if (pathname !== path) return { status: 404, body: { reason: "no_such_crew" } };
  if (request.method === "GET") {
    const page = Number(searchParams.get("page") ?? "1");
    return { status: 200, body: { members: members.slice((page - 1) * 2, page * 2), page_count: Math.ceil(members.length / 2) } };
  }
  if (searchParams.get("intent") !== "enlist") return { status: 400, body: { reason: "intent_missing" } };
  const given = (await json(request)) as Pick<CrewMember, "email"> & Partial<CrewMember>; // the client under test has no other body to send
  const member = { id: `mem_${members.length + 1}`, email: given.email, rank: given.rank ?? "deckhand" };
  members.push(member);
  return { status: 201, body: member };
}
