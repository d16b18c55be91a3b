/** Runs one piece of work within the time it may take, and within the caller's patience. */

import { type Passage, toRemaining } from "./passage.js";

/** Who ended the work before it was done. */
export type Cut = "aborted" | "timeout" | "deadline";

/** Has `release` let go of what the work holds, once it failed or was cut. */
export type OnEnd = (release: () => void) => void;

/** What limits one piece of work beside the deadline and the signal of its call. */
export interface Limits {
  /** Milliseconds; without it only the call as a whole is limited. */
  readonly timeout?: number | undefined;
  /** What the work rejects with when it is cut. */
  readonly toError: (cut: Cut) => unknown;
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
 * Runs `work` until the caller's signal, the timeout or the deadline ends it; leaves no timer and no listener behind.
 *
 * Work that goes on after that, such as a custom fetch, is left behind: the promise made about time holds all the same.
 */
export function within<T>(
  passage: Passage,
  { timeout = Number.POSITIVE_INFINITY, toError }: Limits,
  work: (onEnd: OnEnd) => Promise<T>,
): Promise<T> {
  const { signal } = passage;
  const remaining = toRemaining(passage);
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(toError("aborted"));
    if (remaining === 0) return reject(toError("deadline"));
    const releases: (() => void)[] = [];
    let isOver = false;
    let cancelTimer: (() => void) | undefined;
    let stopListening: (() => void) | undefined;
    const stop = (): void => {
      cancelTimer?.();
      stopListening?.();
    };
    // Whatever the work left open, such as a socket whose body nobody wants, ends with it. Only the first outcome counts.
    const fail = (error: unknown): void => {
      stop();
      isOver = true;
      for (const release of releases) release();
      reject(error);
    };
    const delay = Math.min(timeout, remaining);
    const onTime = (): void => fail(toError(remaining <= timeout ? "deadline" : "timeout"));
    if (delay < Number.POSITIVE_INFINITY) cancelTimer = passage.environment.schedule(onTime, delay);
    stopListening = signal && onAbort(signal, () => fail(toError("aborted")));
    const onEnd: OnEnd = (release) => {
      releases.push(release);
      if (isOver) release();
    };
    work(onEnd).then((value) => {
      stop();
      resolve(value);
    }, fail);
  });
}
