/** The generator as a library: what its command line does, as functions whose answers are data. */

export { type GenerateOptions, type GenerateReport, generate } from "./generate.js";
export { type InspectedOperation, type InspectReport, inspect } from "./inspect.js";
export type { Problem, ProblemCode } from "./problem.js";
