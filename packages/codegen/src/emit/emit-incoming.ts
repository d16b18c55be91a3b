/** Prints `webhooks.ts`: the types of what the vendor sends. */

import type { Plan } from "../plan/plan.js";
import { toImports } from "./imports.js";
import { toDeclaration } from "./types.js";

/** The text of the file below its header. */
export function emitIncoming({ imports, declarations }: Plan["incoming"]): string {
  return [...(imports.length === 0 ? [] : [toImports(imports)]), ...declarations.map(toDeclaration)].join("\n\n");
}
