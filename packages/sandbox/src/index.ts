// The public surface of @rosterkit/sandbox.
export { AnswerDoesNotFitSpecError } from "./frame/check-answer.js";
export type { FailNextOptions } from "./frame/faults.js";
export type { RequestListener, RequestLogEntry } from "./frame/request-log.js";
export { type VendorName, vendorNames } from "./registry.js";
export { createSandbox, type Listening, type ListenOptions, type Sandbox, type SandboxOptions } from "./sandbox.js";
export { defaultOpenAISeed } from "./vendors/openai/seed.js";
export type { OpenAIBehaviour, OpenAISeed, OpenAISeedGroup, OpenAISeedUser, OpenAITestKeys } from "./vendors/openai/types.js";
