// Random faults that come out the same on every run: a profile says which and how often, a seeded generator says when.
import { type Fault, parseFault } from "./fault.js";

export interface ProfileFault {
  /** As in the `X-Sandbox-Fault` header. */
  readonly fault: string;
  /** Share of requests that meet it, 0 to 1. The shares of a profile add up to 1 at most. */
  readonly chance: number;
  /** How many requests in a row meet it once it comes. @default 1 */
  readonly burst?: number | undefined;
}

export interface FaultProfile {
  readonly faults: readonly ProfileFault[];
}

export type ProfileName = "flaky" | "slow" | "hostile";

/**
 * `flaky`: what a vendor does on a bad day, and a client with retries gets over. `slow`: late answers only. `hostile`: also what no
 * retry mends: writes whose answer is lost, lists that go in circles, pages that are no JSON.
 */
export const profiles: Readonly<Record<ProfileName, FaultProfile>> = {
  flaky: {
    faults: [
      { fault: "429;retry-after=1", chance: 0.04 },
      { fault: "429", chance: 0.04 },
      { fault: "503", chance: 0.03, burst: 2 },
      { fault: "500", chance: 0.02 },
      { fault: "html", chance: 0.02 },
      { fault: "reset", chance: 0.03 },
      { fault: "latency=120", chance: 0.1 },
      { fault: "empty-page", chance: 0.05 },
    ],
  },
  slow: {
    faults: [
      { fault: "latency=100", chance: 0.5 },
      { fault: "latency=400", chance: 0.3 },
      { fault: "latency=1500", chance: 0.1 },
    ],
  },
  hostile: {
    faults: [
      { fault: "429;retry-after=2", chance: 0.05 },
      { fault: "503", chance: 0.05, burst: 4 },
      { fault: "reset", chance: 0.05 },
      { fault: "reset;after", chance: 0.05 },
      { fault: "truncate", chance: 0.05 },
      { fault: "content-type=text/plain", chance: 0.05 },
      { fault: "html;status=200", chance: 0.05 },
      { fault: "empty-page", chance: 0.05 },
      { fault: "repeat-cursor", chance: 0.05 },
      { fault: "latency=300", chance: 0.05 },
    ],
  },
};

export const profileNames: readonly string[] = Object.keys(profiles);

/** Draws once per request. Each vendor has its own, so that the order in which vendors are asked changes nothing. */
export interface FaultDice {
  readonly roll: () => { readonly fault: Fault; readonly text: string } | undefined;
}

/** @throws RangeError for an unknown profile, or one whose faults or shares cannot be */
export function createFaultDice(profile: ProfileName | FaultProfile, seed: number, vendor: string): FaultDice {
  const faults = readProfile(profile);
  const random = randomFrom([...vendor].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, seed));
  let running: { readonly entry: (typeof faults)[number]; left: number } | undefined;
  return {
    roll: () => {
      const draw = random();
      if (running === undefined) {
        const entry = faults.find(({ from, to }) => draw >= from && draw < to);
        if (entry === undefined) return undefined;
        running = { entry, left: entry.burst };
      }
      const { entry } = running;
      running = running.left > 1 ? { entry, left: running.left - 1 } : undefined;
      return entry;
    },
  };
}

interface ReadFault {
  readonly fault: Fault;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly burst: number;
}

function readProfile(profile: ProfileName | FaultProfile): readonly ReadFault[] {
  const known = typeof profile === "string" ? (Object.hasOwn(profiles, profile) ? profiles[profile] : undefined) : profile;
  if (known === undefined) throw new RangeError(`sandbox: unknown profile "${String(profile)}"; known are: ${profileNames.join(", ")}`);
  let from = 0;
  const read = known.faults.map(({ fault: text, chance, burst = 1 }): ReadFault => {
    const fault = parseFault(text);
    if (fault.kind === "invalid") throw new RangeError(`sandbox: a profile's ${fault.message.replace(/^\S+/, "fault")}`);
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`sandbox: a profile's chance must be from 0 to 1, not ${chance}`);
    if (!Number.isInteger(burst) || burst < 1) throw new RangeError(`sandbox: a profile's burst must be 1 or more, not ${burst}`);
    from += chance;
    return { fault, text, from: from - chance, to: from, burst };
  });
  if (from > 1 + 1e-9) throw new RangeError(`sandbox: the chances of a profile add up to ${from}, which is more than 1`);
  return read;
}

/** Mulberry32: small, fast, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
