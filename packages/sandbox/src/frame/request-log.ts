// What may be said about a request afterwards: method, path, status, time. No query, header or body, and no key or e-mail
// address that somebody put into the path.

export interface RequestLogEntry {
  readonly vendor: string;
  readonly method: string;
  /** Path without query; a segment that looks like an e-mail address or a key reads `[redacted]`. */
  readonly path: string;
  /** 0 for a connection that was cut on request. */
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string;
  /** Whether an injected fault was answered. */
  readonly isFault: boolean;
  /** Which one, as asked for: `429;retry-after=1`. */
  readonly fault: string | undefined;
}

export type RequestListener = (entry: RequestLogEntry) => void;

export function redactPath(pathname: string): string {
  return pathname
    .split("/")
    .map((segment) => (/@|%40|^sk-|^llx-|^gum-|^cp-/i.test(segment) ? "[redacted]" : segment))
    .join("/");
}
