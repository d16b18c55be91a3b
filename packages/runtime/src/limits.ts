/** Runs one piece of work within the time it may take, and within the caller's patience. */

import type { Environment } from "./environment.js";

/** Who ended the work before it was done. */
export type Cut = "aborted" | "timeout" | "deadline";

/** How long one piece of work may take. */
export interface TimeLimits {
  readonly environment: Environment;
  /** Milliseconds for this piece of work; undefined when only the call as a whole is limited. */
  readonly timeout: number | undefined;
  /** Milliseconds until the deadline of the call; undefined without one. */
  readonly remaining: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What became of the work. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: Cut };

/** The time in which a piece of work is wanted; over when it failed or was cut. */
export class Span {
  #isOver = false;
  #controller: AbortController | undefined;
  #release: (() => void) | undefined;

  /** Made when it is first asked for: most of what is waited for takes no signal, and a signal is slow to make. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  /** Has `release` let go of what the work holds, once the span is over. */
  onEnd(release: () => void): void {
    this.#release = release;
    if (this.#isOver) release();
  }

  end(): void {
    this.#isOver = true;
    this.#controller?.abort();
    this.#release?.();
  }
}

/** Everybody who waits for one signal, as the one listener on it. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) callback();
  }
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Has `callback` run when the signal is aborted; returns what takes it back.
 * All calls with a signal share one listener: Node warns of a leak where it finds more than ten.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const waiting = waitingFor.get(signal) ?? new Waiting();
  waitingFor.set(signal, waiting);
  waiting.add(callback);
  signal.addEventListener("abort", waiting);
  return () => {
    waiting.delete(callback);
    if (waiting.size === 0) signal.removeEventListener("abort", waiting);
  };
}

/**
 * Runs `work` in a span that ends with the caller's signal, the timeout or the deadline; leaves no timer and no listener behind.
 *
 * Work that ignores its span, such as a custom fetch, is left behind: the promise made about time holds all the same.
 */
export function within<T>({ environment, timeout, remaining, signal }: TimeLimits, work: (span: Span) => Promise<T>): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ kind: "aborted" });
    if (remaining !== undefined && remaining <= 0) return resolve({ kind: "deadline" });
    const span = new Span();
    let cancelTimer: (() => void) | undefined;
    let stopListening: (() => void) | undefined;
    const settle = (outcome: Outcome<T>): void => {
      cancelTimer?.();
      stopListening?.();
      // Whatever the work left open, such as a socket whose body nobody wants, ends with it. Only the first outcome counts.
      if (outcome.kind !== "done") span.end();
      resolve(outcome);
    };
    const isDeadlineFirst = remaining !== undefined && (timeout === undefined || remaining <= timeout);
    const delay = isDeadlineFirst ? remaining : timeout;
    if (delay !== undefined) cancelTimer = environment.schedule(() => settle({ kind: isDeadlineFirst ? "deadline" : "timeout" }), delay);
    stopListening = signal && onAbort(signal, () => settle({ kind: "aborted" }));
    work(span).then(
      (value) => settle({ kind: "done", value }),
      (error: unknown) => settle({ kind: "failed", error }),
    );
  });
}
