/** The programs behind the repository's scripts. */

export { runSpecDiff } from "./spec-diff.js";
