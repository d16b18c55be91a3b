// A short way to ask a vendor over `fetch`. No client of ours: a shared mistake must not hide.

export interface Asked {
  readonly status: number;
  /** `undefined` for an empty body. */
  readonly body: unknown;
  readonly headers: Headers;
}

export type Ask = (line: string, options?: { readonly body?: unknown; readonly headers?: Record<string, string> }) => Promise<Asked>;

export interface AskOptions {
  readonly baseUrl: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent unless a call brings its own. */
  readonly headers: Record<string, string>;
}

/** `ask("GET /organization/groups")`; a body goes out as JSON, text as it is. */
export function askWith({ baseUrl, fetch, headers: usual }: AskOptions): Ask {
  return async (line, { body, headers = usual } = {}) => {
    const [method = "GET", path = ""] = line.split(" ");
    const json = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const response = await fetch(baseUrl + path, { method, headers: { ...type, ...headers }, ...json });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
  };
}
