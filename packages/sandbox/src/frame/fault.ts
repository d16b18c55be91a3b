// What can go wrong on request, and the one grammar for it: in the request header, in `failNext`, in the control API, in profiles.

export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter: number | undefined }
  | { readonly kind: "html"; readonly status: number }
  | { readonly kind: "latency"; readonly milliseconds: number }
  | { readonly kind: "reset"; readonly isHandled: boolean }
  | { readonly kind: "truncate" }
  | { readonly kind: "contentType"; readonly value: string }
  | { readonly kind: "emptyPage" }
  | { readonly kind: "repeatCursor" };

export interface InvalidFault {
  readonly kind: "invalid";
  readonly message: string;
}

export const faultHeader = "x-sandbox-fault";

/** The forms of a fault, each with what it does. */
export const faultForms: readonly (readonly [form: string, effect: string])[] = [
  ["429", "this status, 400 to 599, in the vendor's error envelope"],
  ["429;retry-after=1", "the same with Retry-After, in seconds"],
  ["html", "an HTML page with status 502, as from a proxy; html;status=200 for another"],
  ["latency=250", "the real answer, so many milliseconds late"],
  ["reset", "the connection is cut and nothing has happened"],
  ["reset;after", "the request is carried out, then the connection is cut"],
  ["truncate", "the real answer breaks off in the middle of its body"],
  ["content-type=text/plain", "the real answer under this content type"],
  ["empty-page", "a page of a list without items, with more to come"],
  ["repeat-cursor", "a later page of a list that names its own cursor as the next one"],
];

const longestWait = 600_000;
const readers: readonly (readonly [RegExp, (text: string, second: string | undefined) => Fault | undefined])[] = [
  [/^(\d{3})(?:\s*;\s*retry-after\s*=\s*(\d{1,6}))?$/i, (status, seconds) => statusFault(Number(status), seconds)],
  [/^(html)(?:\s*;\s*status\s*=\s*(\d{3}))?$/i, (_, status) => htmlFault(Number(status ?? 502))],
  [/^latency\s*=\s*(\d{1,6})$/i, (text) => latencyFault(Number(text))],
  [/^(reset)(?:\s*;\s*(after))?$/i, (_, after) => ({ kind: "reset", isHandled: after !== undefined })],
  [/^truncate$/i, () => ({ kind: "truncate" })],
  [/^content-type\s*=\s*([\w.+-]+\/[\w.+-]+(?:\s*;\s*charset=[\w-]+)?)$/i, (value) => ({ kind: "contentType", value })],
  [/^empty-page$/i, () => ({ kind: "emptyPage" })],
  [/^repeat-cursor$/i, () => ({ kind: "repeatCursor" })],
];

export function parseFault(text: string): Fault | InvalidFault {
  for (const [form, read] of readers) {
    const match = form.exec(text.trim());
    const fault = match === null ? undefined : read(match[1] ?? "", match[2]);
    if (fault !== undefined) return fault;
  }
  return { kind: "invalid", message: `${faultHeader} must be one of: ${faultForms.map(([form]) => form).join(", ")}.` };
}

export function isFailureStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 400 && status <= 599;
}

function statusFault(status: number, seconds: string | undefined): Fault | undefined {
  if (!isFailureStatus(status)) return undefined;
  return { kind: "status", status, retryAfter: seconds === undefined ? undefined : Number(seconds) };
}

/** 204, 205 and 304 cannot carry a page. */
function htmlFault(status: number): Fault | undefined {
  const hasBody = status >= 200 && status <= 599 && ![204, 205, 304].includes(status);
  return hasBody ? { kind: "html", status } : undefined;
}

function latencyFault(milliseconds: number): Fault | undefined {
  return milliseconds <= longestWait ? { kind: "latency", milliseconds } : undefined;
}
