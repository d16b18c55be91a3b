// Bare openapi-fetch for the wire table: called as its types ask, without serializers, headers or parseAs of one's own.
import createClient from "openapi-fetch";
import { toMethod, toWirePath } from "../../src/wire-document.js";
import type { WireAdapter } from "../../src/wire-runner.js";

export const openapiFetch: WireAdapter = {
  name: "openapi-fetch",
  call: async (operation, { body, ...params }, baseUrl) => {
    // Its types describe one document at compile time; this table is read at run time.
    const request = createClient<never>({ baseUrl }).request as unknown as (
      method: string,
      path: string,
      init: object,
    ) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;
    const { data, error, response } = await request(toMethod(operation), toWirePath(operation), { params, body });
    return response.ok ? { kind: "success", body: data } : { kind: "error", status: response.status, body: error };
  },
};
