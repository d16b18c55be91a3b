/** Fills in the variables of a server's URL; imported by clients whose servers have some, and by no others. */

import type { Server } from "./operation.js";
import { refuse } from "./scalar.js";

/**
 * The URL of a server with the values given, else the defaults (OpenAPI 3.1, "Server Variable Object").
 *
 * A value has to be one that the document lists. Where it lists none, it is one part of a host name or of a path, so that no
 * value sends a credential to another host's path or port.
 *
 * @throws ArgumentProblem naming the variable at fault.
 */
export function fillServer({ url, variables = {} }: Server, values: Readonly<Record<string, unknown>>): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    if (given === undefined || given === variable?.default) return variable?.default ?? "";
    const label = `serverVariables.${name}`;
    const choices = variable?.enum;
    if (choices?.includes(String(given)) === false) refuse(label, `must be one of ${choices.join(", ")}`);
    if (choices === undefined && !(typeof given === "string" && /^\w([\w-]{0,61}\w)?$/.test(given))) {
      refuse(label, "must be one part of a host name or path: letters, digits, hyphens and underscores");
    }
    return String(given);
  });
}
