#!/usr/bin/env node
// Settings of the engine for a program that runs once, for seconds. They are the command's alone: whoever uses the library has
// settings of their own. Engines that they were not tried with (bench/speed.mjs) run without.
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

if (Number.parseInt(process.versions.node, 10) <= 24) {
  // Large functions run too few times to pay for being compiled again: that takes seconds, on other threads, and 70 MB.
  setFlagsFromString("--max-optimized-bytecode-size=300");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
  // A full collection is due when the heap has grown by so much since the last; left to itself, the engine lets it grow further.
  setFlagsFromString("--heap-growing-percent=130");
  // Four threads for a collection of milliseconds mostly wait for each other.
  setFlagsFromString("--no-parallel-scavenge");
  growYoungGeneration(8);
}

await import("../dist/cli.js");

/** Lets the young generation grow to so many megabytes and no further: from there on its size costs memory and saves no time. */
function growYoungGeneration(megabytes) {
  const isLarge = () =>
    getHeapSpaceStatistics().some((space) => space.space_name === "new_space" && space.space_size >= megabytes * 2 ** 20);
  // It grows when much of what is in it is still needed; the bound is for an engine that has rules of its own.
  for (const needed = []; !isLarge() && needed.length < 100; ) needed.push(new Array(10_000).fill(0));
  setFlagsFromString("--semi-space-growth-factor=1");
}
