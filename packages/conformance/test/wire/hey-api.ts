// hey-api's client for the wire table: generated from its document by @hey-api/openapi-ts with its fetch client, called as its types ask.
import { join } from "node:path";
import type { WireAdapter } from "../../src/wire-runner.js";
import type { WireOperation } from "../../src/wire-table.js";
import { prepareFolder } from "./wire-folder.js";

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
}
type Call = (options: object) => Promise<Answer>;

export async function createHeyApi(operations: readonly WireOperation[]): Promise<WireAdapter> {
  const { folder, document } = await prepareFolder("hey-api", operations);
  const { createClient } = await import("@hey-api/openapi-ts");
  const plugins = ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"] as const;
  await createClient({ input: document, output: join(folder, "client"), logs: { level: "silent" }, plugins: [...plugins] });
  const sdk: Readonly<Record<string, Call>> = await import(join(folder, "client/sdk.gen.ts"));
  return {
    name: "@hey-api/openapi-ts",
    call: async ({ id }, { header, ...input }, baseUrl) => {
      const call = sdk[id];
      if (call === undefined) throw new Error(`no function ${id}`);
      const { data, error, response } = await call({ ...input, baseUrl, ...(header === undefined ? {} : { headers: header }) });
      // Without a response, or with an error beside a success, it could not send or read.
      if (response === undefined || (response.ok && error !== undefined)) throw error;
      return response.ok ? { kind: "success", body: data } : { kind: "error", status: response.status, body: error };
    },
  };
}
