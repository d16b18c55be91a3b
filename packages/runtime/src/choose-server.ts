/** Finds a server by its name (`x-server-name`); imported by clients whose servers have some, and by no others. */

import type { Server } from "./operation.js";
import { refuse } from "./scalar.js";

/** The server of that name. @throws ArgumentProblem with the names that there are. */
export function chooseServer(servers: readonly Server[], name: string): Server {
  const names = servers.flatMap((server) => (server.name === undefined ? [] : JSON.stringify(server.name)));
  return servers.find((server) => server.name === name) ?? refuse("server", `must be one of ${names.join(", ")}`);
}
