/** Keeps what a program prints, instead of printing it. */

import { vi } from "vitest";

/** What was printed so far. */
export interface CapturedConsole extends Disposable {
  readonly logs: string;
  readonly errors: string;
}

/** From now on, until it is disposed of. */
export function captureConsole(): CapturedConsole {
  const printed = { log: "", error: "" };
  const spies = (["log", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => {
      printed[name] += `${text}\n`;
    }),
  );
  return {
    get logs() {
      return printed.log;
    },
    get errors() {
      return printed.error;
    },
    [Symbol.dispose]: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
