// Our own client for the wire table: generated from its document by the generator, called as a user calls it.
import { join } from "node:path";
import { generate } from "@rosterkit/codegen";
import { ApiError, HttpError } from "@rosterkit/runtime";
import type { WireRelease } from "../../src/wire-document.js";
import type { WireAdapter } from "../../src/wire-runner.js";
import type { WireOperation } from "../../src/wire-table.js";
import { prepareFolder } from "./wire-folder.js";

type Call = (input: object) => PromiseLike<unknown>;
interface WireModule {
  readonly createWireClient: (options: object) => { readonly wire: Readonly<Record<string, Call>> };
}

/** @throws Error when the generator refuses the document */
export async function createRosterkit(operations: readonly WireOperation[], release: WireRelease = "3.1.1"): Promise<WireAdapter> {
  const { folder, document } = await prepareFolder(`rosterkit-${release}`, operations, release);
  const report = await generate({ document, out: join(folder, "client"), name: "@wire/client", client: "Wire" });
  if (report.outcome !== "written") throw new Error(report.problems.map(({ pointer, message }) => `${pointer}: ${message}`).join("\n"));
  const { createWireClient }: WireModule = await import(join(folder, "client/src/generated/client.ts"));
  return {
    name: "rosterkit",
    call: async ({ id }, input, baseUrl) => {
      const { wire } = createWireClient({ baseUrl, retries: 0 });
      try {
        return { kind: "success", body: await wire[id]?.(input) };
      } catch (error) {
        if (error instanceof HttpError) return { kind: "error", status: error.status, body: error.body };
        // Whatever goes wrong is of the family; anything else is a fault of ours, and no refusal.
        if (error instanceof ApiError) throw error;
        return { kind: "error", status: 0, body: error };
      }
    },
  };
}
