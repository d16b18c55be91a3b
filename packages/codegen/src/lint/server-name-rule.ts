// Where a document has several servers, a user picks one by name.
import type { Oas3Rule } from "@redocly/openapi-core";
import { memberOf } from "./json-value.js";

/** `server-name`: several servers of which one has no name, or the name of another. */
export const serverNameRule: Oas3Rule = () => ({
  Root: (root: unknown, context) => {
    const servers = memberOf(root, "servers");
    if (!Array.isArray(servers) || servers.length < 2) return;
    const names = servers.map((server) => memberOf(server, "x-server-name"));
    for (const [index, name] of names.entries()) {
      const problem =
        name === undefined
          ? "This server has no `x-server-name`. Name it, since the document has several."
          : names.indexOf(name) < index
            ? `Another server is already named \`${name}\`. Give each its own name.`
            : undefined;
      if (problem !== undefined) context.report({ message: problem, location: context.location.child(["servers", index]) });
    }
  },
});
