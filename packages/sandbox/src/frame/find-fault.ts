// Which fault a call meets: the one it brings in its header, else the first that waits for such a call, else what the dice say.

import type { CompiledRoute } from "../spec/compiled-spec.js";
import { canMeet, type PagePosition } from "./bent-page.js";
import type { HeaderReader } from "./delivery.js";
import { type Fault, faultHeader, type InvalidFault, parseFault } from "./fault.js";
import type { FaultDice } from "./fault-profile.js";
import type { FaultRules } from "./fault-rules.js";

export interface FoundFault {
  readonly fault: Fault | InvalidFault;
  /** For the log. */
  readonly text: string;
}

export interface FaultSearch {
  readonly vendor: string;
  readonly headers: HeaderReader;
  /** `undefined` for a call that no operation answers. */
  readonly route: CompiledRoute | undefined;
  readonly position: PagePosition | undefined;
  readonly rules: FaultRules;
  readonly dice: FaultDice | undefined;
}

export function findFault({ vendor, headers, route, position, rules, dice }: FaultSearch): FoundFault | undefined {
  const isPossible = (fault: Fault): boolean => canMeet(fault, route, position);
  const asked = headers.get(faultHeader);
  if (asked !== null) return readHeader(asked, route, isPossible);
  const waiting = rules.take({ vendor, route, canMeet: isPossible });
  if (waiting !== undefined) return waiting;
  const rolled = dice?.roll();
  return rolled !== undefined && isPossible(rolled.fault) ? rolled : undefined;
}

function readHeader(text: string, route: CompiledRoute | undefined, isPossible: (fault: Fault) => boolean): FoundFault | undefined {
  const fault = parseFault(text);
  if (fault.kind === "invalid") return { fault, text: "invalid" };
  if (isPossible(fault)) return { fault, text };
  // A client may send the header with every page of a list; the first has no cursor to repeat.
  if (fault.kind === "repeatCursor" && route?.pagination?.style === "cursor") return undefined;
  return {
    fault: { kind: "invalid", message: `${faultHeader}: ${text} needs an operation whose answers come in pages.` },
    text: "invalid",
  };
}
