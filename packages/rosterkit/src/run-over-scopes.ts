/** Works through scopes at the concurrency and pace that each vendor allows; vendors do not wait for one another. */

import type { CallOptions } from "@rosterkit/runtime";
import type { Pace } from "./capabilities.js";
import { type Scope, type ScopeReference, toScopeReference } from "./scope.js";

/** How often each endpoint of a vendor may be asked, by vendor; `false` lifts the limit. Default: what the capabilities say. */
export type PaceByVendor = Readonly<Record<string, Pace | false>>;

/** What everything that works on scopes takes. */
export interface PacedOptions {
  readonly pace?: PaceByVendor | undefined;
  /** Ends everything; what is not done by then has failed. */
  readonly signal?: AbortSignal | undefined;
}

/** What everything over several scopes takes. */
export interface RunOptions extends PacedOptions {
  /** How many scopes of one vendor are worked on at a time. Default 4. */
  readonly concurrency?: number | undefined;
  /** Called whenever a scope is done. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Which scope has just been done, and how many are, of how many. */
export type Progress = { readonly scope: ScopeReference; readonly done: number; readonly total: number };

/** One result per scope, in their order. `task` puts failures into its result instead of throwing them. */
export async function runOverScopes<Result>(
  scopes: readonly Scope[],
  options: RunOptions,
  task: (scope: Scope, call: CallOptions) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const toCall = createPacing(options);
  let done = 0;
  const lanes = [...new Set(scopes.map(({ vendor }) => vendor))].flatMap((vendor) => {
    const queue = [...scopes.entries()].filter(([, scope]) => scope.vendor === vendor).values();
    // Workers that share one iterator share its queue.
    return Array.from({ length: Math.max(1, options.concurrency ?? 4) }, async () => {
      for (const [index, scope] of queue) {
        results[index] = await task(scope, toCall(scope));
        done += 1;
        options.onProgress?.({ scope: toScopeReference(scope), done, total: scopes.length });
      }
    });
  });
  await Promise.all(lanes);
  return results;
}

/** Makes call options under which each request waits for its turn; scopes of one vendor share the turns of an endpoint. */
export function createPacing({ pace, signal }: PacedOptions): (scope: Scope) => CallOptions {
  const turns = new Map<string, number[]>();
  return ({ vendor, capabilities }) => {
    const limit = pace?.[vendor] ?? capabilities.pace ?? false;
    if (limit === false) return { signal };
    const call: NonNullable<CallOptions["hooks"]>["call"] = async ({ operation }, next) => {
      const endpoint = `${vendor} ${operation.name}`;
      const starts = turns.get(endpoint) ?? [];
      turns.set(endpoint, starts);
      await sleep(takeTurn(starts, limit, Date.now()), signal);
      return next();
    };
    return { signal, hooks: { call } };
  };
}

/** Milliseconds until the next request may start; `starts`, the latest ones, gets it added. */
export function takeTurn(starts: number[], { requests, seconds }: Pace, now: number): number {
  const oldest = starts.length < requests ? undefined : starts.shift();
  const start = oldest === undefined ? now : Math.max(now, oldest + seconds * 1000);
  starts.push(start);
  return start - now;
}

/** Ends early, without an error, when aborted: the call that follows says so itself. */
function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> | undefined {
  if (milliseconds <= 0 || signal?.aborted === true) return undefined;
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}
