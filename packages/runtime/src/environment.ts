/** The outside world as the policies see it: time, chance, environment variables and the question whether this is a browser page. */

/** Time and chance, handed in so that every decision can be tested without waiting. */
export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since some moment, on a clock that never jumps: every deadline and cool-down is measured by it. */
  elapsed(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /** Runs `callback` after `milliseconds`; returns the function that cancels it. */
  schedule(callback: () => void, milliseconds: number): () => void;
}

/** The real clock and the real dice. */
export const platform: Environment = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  schedule: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Reads an environment variable where the platform has them; blank counts as not set. */
export function readVariable(name: string): string | undefined {
  // The runtime also runs where there is no `process`, so its type is stated here rather than taken from Node's declarations.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const value = process?.env?.[name]?.trim();
  return value === "" ? undefined : value;
}

/** True in a page or a worker of a browser, where a key would be readable by anyone who opens the developer tools. */
export function isBrowser(): boolean {
  // Not every platform declares these globals; the cast only says that they may be there.
  const scope = globalThis as { window?: { document?: unknown }; WorkerGlobalScope?: unknown; navigator?: { userAgent?: string } };
  if (scope.window?.document !== undefined && scope.navigator !== undefined) return true;
  return typeof scope.WorkerGlobalScope === "function" && /mozilla/i.test(scope.navigator?.userAgent ?? "");
}
