/** Runs one program of verify:full to its end, or ends it with everything it started when its time is over. */

import { spawn } from "node:child_process";

/** A program that is too slow or too wide for every run. */
export interface Program {
  /** What it is asked for by: `matrix`. */
  readonly name: string;
  /** What it shows when it passes, in a few words. */
  readonly shows: string;
  readonly command: readonly [program: string, ...parameters: string[]];
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where it keeps its figures, below the root; undefined when its exit code is all it has to say. */
  readonly figures?: string;
  /** Minutes after which it is lost; 60 unless it says so. */
  readonly minutes?: number;
}

/** What became of a program. */
export interface Outcome {
  readonly program: Program;
  /** `passed`, or why it did not: `exit code 1`. */
  readonly result: string;
  readonly seconds: number;
  /** The last line that it printed. */
  readonly lastLine: string;
}

/** Runs it in the root of the repository, its output passed through. Never rejects. */
export function runProgram(root: string, program: Program): Promise<Outcome> {
  const { command, environment, minutes = 60 } = program;
  const start = performance.now();
  return new Promise((resolve) => {
    let lastLine = "";
    let ended: string | undefined;
    const [file, ...parameters] = command;
    // In a group of its own, so that a server that it started ends with it.
    const child = spawn(file, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const endAll = (reason: string): void => {
      ended ??= reason;
      if (child.pid !== undefined) endGroup(child.pid);
    };
    const stop = (): void => endAll("interrupted");
    const timer = setTimeout(() => endAll(`not done after ${minutes} minutes`), minutes * 60_000);
    process.once("SIGINT", stop).once("SIGTERM", stop);
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.on("data", (chunk: Buffer) => {
        target.write(chunk);
        lastLine = chunk.toString().trimEnd().split("\n").at(-1)?.trim() || lastLine;
      });
    }
    const finish = (result: string): void => {
      clearTimeout(timer);
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve({ program, result, seconds: (performance.now() - start) / 1000, lastLine });
    };
    child.once("error", ({ message }) => finish(message));
    child.once("close", (code, signal) => finish(ended ?? (code === 0 ? "passed" : `exit code ${code ?? signal}`)));
  });
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
