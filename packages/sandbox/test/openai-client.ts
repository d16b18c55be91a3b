// A sandbox whose every answer is held against the spec, and a short way to ask its OpenAI.
import { createSandbox, type SandboxOptions } from "../src/index.js";
import { type Ask, askWith } from "./ask.js";

export const adminKey = { authorization: "Bearer sk-admin-sandbox" };

export function askSandbox(options: SandboxOptions<"openai"> = {}): Ask {
  const sandbox = createSandbox({ vendors: ["openai"], validateResponses: true, ...options });
  return askAt("https://api.openai.com/v1", sandbox.fetch);
}

/** Asks with the admin key unless a call brings its own headers. */
export function askAt(baseUrl: string, fetch: (url: string, init: RequestInit) => Promise<Response>): Ask {
  return askWith({ baseUrl, fetch, headers: adminKey });
}

/** Ids of the items in a page, and the rest of it. */
export function idsOf(body: unknown): { readonly ids: readonly string[]; readonly hasMore: boolean; readonly next: string | null } {
  // The sandbox holds each answer against the spec before it gets here.
  const page = body as { data: readonly { id: string }[]; has_more: boolean; next: string | null };
  return { ids: page.data.map(({ id }) => id), hasMore: page.has_more, next: page.next };
}
