// What may be said about a request afterwards: method, path, status, time. No query, header or body, and no key or e-mail
// address that somebody put into the path.

export interface RequestLogEntry {
  readonly vendor: string;
  readonly method: string;
  /** Path without query; a segment that looks like an e-mail address or a key reads `[redacted]`. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string;
  /** Whether an injected fault was answered. */
  readonly isFault: boolean;
}

export type RequestListener = (entry: RequestLogEntry) => void;

export function redactPath(pathname: string): string {
  return pathname
    .split("/")
    .map((segment) => (/@|%40|^sk-|^llx-|^gum-|^cp-/i.test(segment) ? "[redacted]" : segment))
    .join("/");
}
