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

/** Runs `work` under one signal that the caller, the timeout and the deadline share; leaves no timer and no listener behind. */
export async function within<T>(limits: TimeLimits, work: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
  const { environment, timeout, remaining, signal } = limits;
  if (signal?.aborted) return { kind: "aborted" };
  if (remaining !== undefined && remaining <= 0) return { kind: "deadline" };
  const controller = new AbortController();
  let cut: Cut | undefined;
  const end = (reason: Cut): void => {
    cut ??= reason;
    controller.abort();
  };
  const isDeadlineFirst = remaining !== undefined && (timeout === undefined || remaining <= timeout);
  const delay = isDeadlineFirst ? remaining : timeout;
  const cancelTimer = delay === undefined ? undefined : environment.schedule(() => end(isDeadlineFirst ? "deadline" : "timeout"), delay);
  const onAbort = (): void => end("aborted");
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return { kind: "done", value: await untilAborted(work, controller.signal) };
  } catch (error) {
    // Whatever the work left open, such as a socket whose body nobody wants, ends with the signal.
    controller.abort();
    return cut === undefined ? { kind: "failed", error } : { kind: cut };
  } finally {
    cancelTimer?.();
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Work that ignores its signal, such as a custom fetch, is left behind: the promise made about time holds all the same. */
function untilAborted<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
    work(signal).then(resolve, reject);
  });
}
