// Faults on request: one written into a request header, or a queue filled by the test. Either is answered instead of the
// real thing, before the request is looked at; state stays as it is.

export interface Fault {
  readonly kind: "status";
  /** 400 to 599. */
  readonly status: number;
  /** Whole seconds for `Retry-After`; not sent when not given. */
  readonly retryAfter: number | undefined;
}

export interface FailNextOptions {
  /** Status to answer, 400 to 599. */
  readonly status: number;
  /** Whole seconds for the `Retry-After` header. Not given: the header is not sent. */
  readonly retryAfter?: number | undefined;
  /** How many requests are to fail. @default 1 */
  readonly times?: number | undefined;
}

export const faultHeader = "x-sandbox-fault";

/** Grammar: `429`, `429;retry-after=1`. */
export function parseFault(text: string): Fault | { readonly kind: "invalid"; readonly message: string } {
  const match = /^\s*(\d{3})\s*(?:;\s*retry-after\s*=\s*(\d{1,6})\s*)?$/i.exec(text);
  const status = Number(match?.[1]);
  if (match === null || !isFailureStatus(status)) {
    return {
      kind: "invalid",
      message: `${faultHeader} must be a status from 400 to 599, with retry-after in seconds if wanted: "503" or "429;retry-after=1".`,
    };
  }
  return { kind: "status", status, retryAfter: match[2] === undefined ? undefined : Number(match[2]) };
}

export interface FaultQueue {
  readonly add: (options: FailNextOptions) => void;
  readonly take: () => Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (options) => {
      const { status, retryAfter, times = 1 } = options;
      if (!isFailureStatus(status)) throw new RangeError(`sandbox.failNext: status must be from 400 to 599, not ${status}`);
      requireWhole("times", times, 1);
      if (retryAfter !== undefined) requireWhole("retryAfter", retryAfter, 0);
      waiting.push({ fault: { kind: "status", status, retryAfter }, left: times });
    },
    take: () => {
      const [first] = waiting;
      if (first === undefined) return undefined;
      first.left -= 1;
      if (first.left === 0) waiting.shift();
      return first.fault;
    },
  };
}

function isFailureStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 400 && status <= 599;
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`sandbox.failNext: ${name} must be a whole number, at least ${least}, not ${value}`);
  }
}
