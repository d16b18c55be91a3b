/** A clock that tests move, and dice that they load. */

import { platform } from "../../src/environment.js";
import type { Environment } from "../../src/index.js";

interface Timer {
  readonly callback: () => void;
  readonly delay: number;
  readonly at: number;
}

export interface ClockOptions {
  /** Timers up to this many milliseconds run at once, and the time moves on by as much. Default: none does. */
  readonly skip?: number;
  readonly random?: number;
  readonly now?: number;
}

export class TestClock implements Environment {
  /** The delays of all timers that have run, in order. */
  readonly waits: number[] = [];
  readonly #pending = new Set<Timer>();
  readonly #skip: number;
  readonly #random: number;
  #now: number;
  #jump = 0;

  constructor({ skip = 0, random = 0.5, now = 1_000_000 }: ClockOptions = {}) {
    this.#skip = skip;
    this.#random = random;
    this.#now = now;
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#pending.size;
  }

  now(): number {
    return this.#now + this.#jump;
  }

  elapsed(): number {
    return this.#now;
  }

  /** Sets the wall clock forward or back, as an operator or a time server may; no time passes. */
  jump(milliseconds: number): void {
    this.#jump += milliseconds;
  }

  random(): number {
    return this.#random;
  }

  schedule(callback: () => void, delay: number): () => void {
    const timer = { callback, delay, at: this.#now + delay };
    this.#pending.add(timer);
    if (delay <= this.#skip) setImmediate(() => this.#run(timer));
    return () => void this.#pending.delete(timer);
  }

  /** Moves the time, and runs what is due by then. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (const timer of [...this.#pending].sort((one, other) => one.at - other.at)) {
      if (timer.at <= until) this.#run(timer);
    }
    this.#now = until;
  }

  #run(timer: Timer): void {
    if (!this.#pending.delete(timer)) return;
    this.#now = Math.max(this.#now, timer.at);
    this.waits.push(timer.delay);
    timer.callback();
  }
}

/** The real clock, with no wait before a repeat. */
export const impatient: Environment = { ...platform, random: () => 0 };
