/** Stands between a client and its sandbox: notes what is sent, and may change what comes back. */

/** One request as it left the client. */
export interface SentRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: unknown;
}

/** Rewrites the JSON of an answer; what it returns is sent as JSON with status 200. */
export type Rewrite = (body: unknown, request: SentRequest) => unknown;

/** A `fetch` that is watched. */
export interface Watched {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sent: SentRequest[];
}

/** Watches a `fetch`; answers pass unchanged unless they are to be rewritten. */
export function watch(fetch: (url: string, init: RequestInit) => Promise<Response>, rewrite?: Rewrite): Watched {
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url);
      const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
      const request: SentRequest = { method: init.method ?? "GET", path: `${pathname}${search}`, body };
      sent.push(request);
      const response = await fetch(url, init);
      if (rewrite === undefined || !response.ok) return response;
      const text = await response.text();
      return Response.json(rewrite(text === "" ? undefined : JSON.parse(text), request), { headers: { "x-request-id": "req_rewritten" } });
    },
  };
}
