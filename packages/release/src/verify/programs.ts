/** What verify:full runs, in this order; a program that edits files comes after those that compare the working tree with its commit. */

import type { Program } from "./run-program.js";

/** A program of the runtime's bench folder, which keeps its figures under its own name. */
function bench(name: string, shows: string, ...parameters: readonly string[]): Program {
  return {
    name,
    shows,
    command: ["node", `packages/runtime/bench/${name}.mjs`, ...parameters, "--keep"],
    figures: `packages/runtime/results/${name}.md`,
  };
}

/** The programs. */
export const programs: readonly Program[] = [
  { name: "tarballs", shows: "the same commit gives the same tarballs", command: ["node", "packages/release/verify/same-tarballs.mjs"] },
  {
    name: "checks",
    shows: "each check fails when it should",
    command: ["node", "packages/release/verify/checks-fail.mjs"],
    figures: "packages/release/results/checks.md",
  },
  {
    name: "matrix",
    shows: "the packed packages under every compiler, bundler and runtime",
    command: ["node", "packages/consumer/matrix/main.mjs"],
    figures: "packages/consumer/results/matrix.md",
  },
  {
    name: "scores",
    shows: "what reaches the socket, ours beside other generators",
    command: ["npm", "run", "scores", "--workspace", "@rosterkit/conformance"],
    figures: "packages/conformance/results/wire.md",
  },
  {
    name: "corpus",
    shows: "real documents become packages that compile",
    command: ["node", "packages/codegen/corpus/run.mjs"],
    figures: "packages/codegen/results/corpus.md",
  },
  {
    name: "damage",
    shows: "damaged documents end in problems, never in a crash",
    command: ["node", "packages/codegen/corpus/damage.mjs"],
    figures: "packages/codegen/results/damage.md",
  },
  {
    name: "generator-types",
    shows: "what twenty calls of GitHub's API cost the compiler, beside openapi-fetch",
    command: ["node", "packages/codegen/bench/types.mjs", "--keep"],
    figures: "packages/codegen/results/speed.md",
  },
  {
    name: "generator-speed",
    shows: "time and memory of generating, beside openapi-typescript's command",
    command: ["node", "packages/codegen/bench/speed.mjs", "--keep"],
    figures: "packages/codegen/results/speed.md",
  },
  {
    name: "audit",
    shows: "the memory of an audit of half a million people",
    command: ["node", "packages/rosterkit/bench/audit.mjs"],
    figures: "packages/rosterkit/results/audit.md",
  },
  bench("size", "what each operation weighs in a bundle", "--modules"),
  bench("cpu", "what a call costs beside bare openapi-fetch"),
  bench("figures", "load, soak and memory of the runtime"),
  {
    name: "sandbox-cost",
    shows: "what the sandbox costs beside a bare server",
    command: ["node", "packages/sandbox/bench/cost.mjs", "--keep"],
    figures: "packages/sandbox/results/cost.md",
  },
  {
    name: "model",
    shows: "a thousand random sequences leave sandbox and model alike",
    command: ["npm", "test", "--workspace", "@rosterkit/conformance", "--", "test/model.test.ts"],
    environment: { ROSTERKIT_MODEL_RUNS: "1000" },
  },
  {
    name: "random",
    shows: "sixty random documents compile, and eight hundred random calls arrive as they were given",
    command: ["npm", "test", "--workspace", "@rosterkit/conformance", "--", "test/random-documents.test.ts"],
    environment: { ROSTERKIT_RANDOM_SCALE: "10" },
  },
  { name: "mutants", shows: "a broken line is noticed by a test", command: ["node", "scripts/mutants.mjs"], minutes: 180 },
];
