/** The generator as a library: what its command line does, as functions whose answers are data. */

export { type Config, type ConfiguredSpec, readConfig } from "./config.js";
export { type GenerateOptions, type GenerateReport, generate } from "./generate.js";
export { type InspectedOperation, type InspectOptions, type InspectReport, inspect } from "./inspect.js";
export type { DocumentSource, DocumentText } from "./load/document-place.js";
export type { Problem, ProblemCode } from "./problem.js";
