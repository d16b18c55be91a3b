// A sandbox whose every answer is held against the spec, and a short way to ask it. No client of ours: a shared mistake
// must not hide.
import { createSandbox, type SandboxOptions } from "../src/index.js";

export interface Asked {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export type Ask = (line: string, options?: { readonly body?: unknown; readonly headers?: Record<string, string> }) => Promise<Asked>;

export const adminKey = { authorization: "Bearer sk-admin-sandbox" };

export function askSandbox(options: SandboxOptions<"openai"> = {}): Ask {
  const sandbox = createSandbox({ vendors: ["openai"], validateResponses: true, ...options });
  return askAt("https://api.openai.com/v1", sandbox.fetch);
}

/** `ask("GET /organization/groups")`, with the admin key unless `headers` says otherwise. */
export function askAt(baseUrl: string, fetch: (url: string, init: RequestInit) => Promise<Response>): Ask {
  return async (line, { body, headers = adminKey } = {}) => {
    const [method = "GET", path = ""] = line.split(" ");
    const json = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const response = await fetch(baseUrl + path, { method, headers: { ...type, ...headers }, ...json });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
}

/** Ids of the items in a page, and the rest of it. */
export function idsOf(body: unknown): { readonly ids: readonly string[]; readonly hasMore: boolean; readonly next: string | null } {
  // The sandbox holds each answer against the spec before it gets here.
  const page = body as { data: readonly { id: string }[]; has_more: boolean; next: string | null };
  return { ids: page.data.map(({ id }) => id), hasMore: page.has_more, next: page.next };
}
