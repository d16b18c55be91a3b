/** The programs behind the repository's scripts. */

export { runSpecDrift } from "./drift/spec-drift.js";
export { runCheckPackages } from "./publish/check-packages.js";
export { runSpecDiff } from "./spec-diff.js";
