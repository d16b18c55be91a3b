/** The programs behind the repository's scripts. */

export { runCheckLockfile } from "./checks/lockfile.js";
export { runCheckStructure } from "./checks/structure.js";
export { addUp, clearCounts, toTotalsLine } from "./checks/totals.js";
export { runCheckWorkflows } from "./checks/workflows.js";
export { runSpecDrift } from "./drift/spec-drift.js";
export { runCheckPackages } from "./publish/check-packages.js";
export { runSpecDiff } from "./spec-diff.js";
export { programs } from "./verify/programs.js";
export { runVerifyFull } from "./verify/verify-full.js";
