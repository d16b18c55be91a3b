/** The programs behind the repository's scripts. */

export { runCheckPackages } from "./publish/check-packages.js";
export { runSpecDiff } from "./spec-diff.js";
