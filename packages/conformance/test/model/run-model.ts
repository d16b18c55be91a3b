// Drives one vendor's sandbox, through our client, and a plain model of it with the same random steps; a difference is shrunk to the
// shortest sequence that shows it.
import type { Sandbox, SandboxSnapshot } from "@rosterkit/sandbox";
import fc from "fast-check";
import { expect } from "vitest";

/** What a client's call comes to: the status, and of a success what matters. */
export interface Outcome {
  readonly status: number;
  readonly value?: unknown;
}

export interface World<Step, State> {
  readonly steps: fc.Arbitrary<Step>;
  /** Anew for each sequence; the model's state is copied, so it is plain data. */
  readonly begin: () => Running<Step, State>;
}

export interface Running<Step, State> {
  readonly sandbox: Pick<Sandbox, "snapshot" | "restore">;
  readonly initial: State;
  /** What the vendor ought to answer; changes the state. */
  readonly expected: (state: State, step: Step) => Outcome;
  readonly act: (step: Step) => Promise<Outcome>;
  /** Everything that can be seen from outside: by the model, and by the client. */
  readonly view: (state: State) => unknown;
  readonly look: () => Promise<unknown>;
}

type Turn<Step> = { readonly kind: "step"; readonly step: Step } | { readonly kind: "save" | "restore" | "look" };

/** Sequences in a usual run; `ROSTERKIT_MODEL_RUNS` asks for more. */
const runs = Number(process.env.ROSTERKIT_MODEL_RUNS ?? 25);

export async function expectNoDifference<Step, State>({ steps, begin }: World<Step, State>): Promise<void> {
  const turn: fc.Arbitrary<Turn<Step>> = fc.oneof(
    { weight: 20, arbitrary: steps.map((step) => ({ kind: "step" as const, step })) },
    { weight: 3, arbitrary: fc.constantFrom({ kind: "save" as const }, { kind: "restore" as const }, { kind: "look" as const }) },
  );
  const property = fc.asyncProperty(fc.array(turn, { maxLength: 30, size: "max" }), async (turns) => {
    const running = begin();
    let state = structuredClone(running.initial);
    let saved: { readonly snapshot: SandboxSnapshot; readonly state: State } | undefined;
    for (const taken of turns) {
      if (taken.kind === "step") expect(await running.act(taken.step)).toEqual(running.expected(state, taken.step));
      else if (taken.kind === "look") expect(await running.look()).toEqual(running.view(state));
      else if (taken.kind === "save") saved = { snapshot: running.sandbox.snapshot(), state: structuredClone(state) };
      else if (saved !== undefined) {
        running.sandbox.restore(saved.snapshot);
        state = structuredClone(saved.state);
      }
    }
    expect(await running.look()).toEqual(running.view(state));
  });
  await fc.assert(property, { numRuns: runs, ...(process.env.ROSTERKIT_MODEL_RUNS === undefined && { seed: 20_261_123 }) });
}

interface Answered {
  readonly case: string | number;
  readonly ok: boolean;
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly error?: unknown;
}

/** Status of a call, and what `pick` takes from a success. */
export async function outcomeOf(call: { result(): Promise<Answered> }, pick?: (body: unknown) => unknown): Promise<Outcome> {
  const { ok, status, body, error } = await call.result();
  if (status === undefined) throw new Error("the call failed without an answer", { cause: error });
  return ok && pick !== undefined ? { status, value: pick(body) } : { status };
}
